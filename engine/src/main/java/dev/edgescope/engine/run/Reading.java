package dev.edgescope.engine.run;

import dev.edgescope.engine.curvature.Estimate;
import dev.edgescope.engine.curvature.Spectrum;

/**
 * The value of a {@link Quantity} at one step.
 *
 * @param value NaN where it is undefined
 * @param error in the units of the value; what it is says {@link Quantity#errorKind}
 * @param converged whether the value is what it is called; false where an iteration ended early
 */
public record Reading(double value, double error, boolean converged) {

  static Reading exact(double value) {
    return new Reading(value, 0, true);
  }

  static Reading of(Estimate estimate) {
    return new Reading(estimate.value(), estimate.standardError(), true);
  }

  static Reading of(Spectrum.Eigenvalue eigenvalue) {
    return new Reading(eigenvalue.value(), eigenvalue.residual(), eigenvalue.converged());
  }
}
