package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.Estimate;
import dev.edgescope.engine.curvature.Spectrum;

/**
 * The value of a {@link Quantity} at one step.
 *
 * @param value NaN where it is undefined or beyond the precision
 * @param error in the units of the value, NaN with it and where no bound is known; what it is says
 *     {@link Quantity#errorKind}
 * @param converged whether the value is what it is called; false where an iteration ended early,
 *     its own or that of an eigenvector it is made of, or the value is beyond the precision
 */
public record Reading(double value, double error, boolean converged) {

  /** What is beyond the precision is undefined. */
  public Reading {
    if (Double.isInfinite(value)) {
      value = Double.NaN;
      converged = false;
    }
    if (Double.isNaN(value)) {
      error = Double.NaN;
    }
  }

  /**
   * {@return a value without an error of its own}
   *
   * @param value NaN where it is undefined
   */
  public static Reading exact(double value) {
    return new Reading(value, 0, true);
  }

  /**
   * {@return a value made of eigenvectors: as good as they are}
   *
   * @param value NaN where it is undefined
   * @param vectorsConverged whether all of them have
   */
  public static Reading from(double value, boolean vectorsConverged) {
    return new Reading(value, 0, vectorsConverged);
  }

  /**
   * {@return a mean over random draws with its standard error}
   *
   * @param estimate the mean
   */
  public static Reading of(Estimate estimate) {
    return new Reading(estimate.value(), estimate.standardError(), true);
  }

  /**
   * {@return an eigenvalue with its residual}
   *
   * @param eigenvalue as a solver has found it
   */
  public static Reading of(Spectrum.Eigenvalue eigenvalue) {
    return new Reading(eigenvalue.value(), eigenvalue.residual(), eigenvalue.converged());
  }
}
