package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Eigenpairs;
import java.util.ArrayList;
import java.util.List;

/**
 * The algebraically largest eigenvalues of a symmetric operator, in descending order, with the
 * evidence for each.
 *
 * @param eigenvalues in descending order
 */
public record Spectrum(List<Eigenvalue> eigenvalues) {

  /** No eigenvalue at all. */
  public static final Spectrum NONE = new Spectrum(List.of());

  /**
   * One eigenvalue.
   *
   * @param value lambda
   * @param residual |A u - lambda u| for its unit vector u, in the units of lambda
   * @param converged whether the residual met the tolerance asked for
   */
  public record Eigenvalue(double value, double residual, boolean converged) {}

  /** Takes a copy. */
  public Spectrum {
    eigenvalues = List.copyOf(eigenvalues);
  }

  /**
   * {@return the values of a solution}
   *
   * @param pairs of a solver
   */
  public static Spectrum of(Eigenpairs pairs) {
    List<Eigenvalue> eigenvalues = new ArrayList<>();
    for (int i = 0; i < pairs.count(); i++) {
      eigenvalues.add(new Eigenvalue(pairs.value(i), pairs.residual(i), pairs.converged(i)));
    }
    return new Spectrum(eigenvalues);
  }

  /** {@return number of eigenvalues} */
  public int size() {
    return eigenvalues.size();
  }

  /** {@return whether lambda_1 was asked for and met its tolerance} */
  public boolean isLargestConverged() {
    return !eigenvalues.isEmpty() && eigenvalues.getFirst().converged();
  }

  /** {@return whether all of them met their tolerance} */
  public boolean isConverged() {
    return eigenvalues.stream().allMatch(Eigenvalue::converged);
  }

  /** {@return lambda_1, the largest; NaN where none was asked for} */
  public double largest() {
    return eigenvalues.isEmpty() ? Double.NaN : eigenvalues.getFirst().value();
  }

  /**
   * {@return a bound on the sine of the angle between the vector of lambda_1 and the eigenvector:
   * its residual over the gap to the second, less what that may be too small by} NaN where fewer
   * than two are known, and where the gap does not bound it. Source: C. Davis and W. M. Kahan, The
   * rotation of eigenvectors by a perturbation III (1970).
   */
  public double turnOfLargest() {
    if (eigenvalues.size() < 2) {
      return Double.NaN;
    }
    Eigenvalue first = eigenvalues.get(0);
    Eigenvalue second = eigenvalues.get(1);
    double gap = first.value() - second.value() - second.residual();
    return first.residual() < gap ? first.residual() / gap : Double.NaN;
  }
}
