package dev.edgescope.engine.linalg;

import java.util.Arrays;

/**
 * Approximate eigenpairs of a symmetric operator, in descending order of their eigenvalues.
 *
 * <p>Not having converged is part of the answer: the residual of each pair bounds the distance of
 * its value to the nearest eigenvalue.
 */
public final class Eigenpairs {
  private final double[] values;
  private final double[] residuals;
  private final boolean[] converged;
  private final int products;

  Eigenpairs(double[] values, double[] residuals, boolean[] converged, int products) {
    this.values = values.clone();
    this.residuals = residuals.clone();
    this.converged = converged.clone();
    this.products = products;
  }

  /** The largest of them, with another count of the products spent. */
  Eigenpairs first(int count, int productsSpent) {
    return new Eigenpairs(
        Arrays.copyOf(values, count),
        Arrays.copyOf(residuals, count),
        Arrays.copyOf(converged, count),
        productsSpent);
  }

  public int count() {
    return values.length;
  }

  /** lambda of pair i. */
  public double value(int i) {
    return values[i];
  }

  /** |A u - lambda u| of pair i, for its unit vector u. */
  public double residual(int i) {
    return residuals[i];
  }

  /** Whether the residual of pair i met the tolerance. */
  public boolean converged(int i) {
    return converged[i];
  }

  /** Number of operator products that were spent. */
  public int products() {
    return products;
  }
}
