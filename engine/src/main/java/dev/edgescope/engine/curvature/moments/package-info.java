/** Second moments of stochastic gradient descent, exactly, for problems that are small enough. */
@NullMarked
package dev.edgescope.engine.curvature.moments;

import org.jspecify.annotations.NullMarked;
