package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.Estimate;
import dev.edgescope.engine.curvature.Spectrum;

/**
 * The value of a {@link Quantity} at one step.
 *
 * @param value NaN where it is undefined or beyond the precision
 * @param error in the units of the value, NaN with it; what it is says {@link Quantity#errorKind}
 * @param converged whether the value is what it is called; false where an iteration ended early,
 *     its own or that of an eigenvector it is made of, or the value is beyond the precision
 */
public record Reading(double value, double error, boolean converged) {

  public Reading {
    if (Double.isInfinite(value)) {
      value = Double.NaN;
      converged = false;
    }
    if (Double.isNaN(value)) {
      error = Double.NaN;
    }
  }

  static Reading exact(double value) {
    return new Reading(value, 0, true);
  }

  /** A value made of eigenvectors: as good as they are. */
  static Reading from(double value, boolean vectorsConverged) {
    return new Reading(value, 0, vectorsConverged);
  }

  static Reading of(Estimate estimate) {
    return new Reading(estimate.value(), estimate.standardError(), true);
  }

  static Reading of(Spectrum.Eigenvalue eigenvalue) {
    return new Reading(eigenvalue.value(), eigenvalue.residual(), eigenvalue.converged());
  }
}
