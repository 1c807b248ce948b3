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

  /** A value without an error of its own. */
  public static Reading exact(double value) {
    return new Reading(value, 0, true);
  }

  /** A value made of eigenvectors: as good as they are. */
  public static Reading from(double value, boolean vectorsConverged) {
    return new Reading(value, 0, vectorsConverged);
  }

  /** A mean over random draws with its standard error. */
  public static Reading of(Estimate estimate) {
    return new Reading(estimate.value(), estimate.standardError(), true);
  }

  /** An eigenvalue with its residual. */
  public static Reading of(Spectrum.Eigenvalue eigenvalue) {
    return new Reading(eigenvalue.value(), eigenvalue.residual(), eigenvalue.converged());
  }
}
