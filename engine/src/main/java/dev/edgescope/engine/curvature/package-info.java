/** The measured quantities: sharpness, NTK spectrum, noise kernel norm. */
@NullMarked
package dev.edgescope.engine.curvature;

import org.jspecify.annotations.NullMarked;
