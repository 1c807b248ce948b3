/** The measured quantities, as the theory defines them: spectra, noise, rates and stability. */
@NullMarked
package dev.edgescope.engine.curvature;

import org.jspecify.annotations.NullMarked;
