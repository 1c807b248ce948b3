package dev.edgescope.engine.curvature;

import java.util.Arrays;

/**
 * The algebraically largest eigenvalues of a symmetric operator, with the evidence for each.
 *
 * @param values in descending order
 * @param residuals |A u - lambda u| of each, for unit u, in the units of the eigenvalues
 * @param converged whether each residual met the tolerance asked for
 */
public record Spectrum(double[] values, double[] residuals, boolean[] converged) {

  /** No eigenvalue at all. */
  public static final Spectrum NONE = new Spectrum(new double[0], new double[0], new boolean[0]);

  public int size() {
    return values.length;
  }

  @Override
  public String toString() {
    return "Spectrum" + Arrays.toString(values);
  }
}
