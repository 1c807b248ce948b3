/** A model on a data set: loss, gradient, curvature products and the NTK trace. */
@NullMarked
package dev.edgescope.engine.objective;

import org.jspecify.annotations.NullMarked;
