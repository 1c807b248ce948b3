package dev.edgescope.engine.config;

/** How many of the largest eigenvalues of a spectrum are measured. */
public sealed interface TopEigenvalues {
  /** The word for {@link #aboveHalfEdge} in a file or a text field. */
  String ABOVE_HALF_EDGE_WORD = "above-half-edge";

  /** {@return no eigenvalue at all} */
  static TopEigenvalues none() {
    return of(0);
  }

  /** {@return as many as lie above half the edge, see {@link AboveHalfEdge}} */
  static TopEigenvalues aboveHalfEdge() {
    return new AboveHalfEdge();
  }

  /**
   * {@return a fixed number}
   *
   * @param count of eigenvalues
   * @throws InvalidConfigException if they are not from 0 to {@link Limits#MAX_TOP_EIGENVALUES}
   */
  static TopEigenvalues of(int count) {
    return new Count(count);
  }

  /** {@return whether no eigenvalue is measured} */
  default boolean isNone() {
    return equals(none());
  }

  /** {@return how many there can be at the most} */
  default int most() {
    return switch (this) {
      case Count(int k) -> k;
      case AboveHalfEdge() -> Limits.MAX_TOP_EIGENVALUES;
    };
  }

  /**
   * A fixed number.
   *
   * @param k of Hessian and NTK eigenvalues each
   */
  record Count(int k) implements TopEigenvalues {
    /**
     * Checks the number.
     *
     * @throws InvalidConfigException if it is not from 0 to {@link Limits#MAX_TOP_EIGENVALUES}
     */
    public Count {
      Setting.TOP_EIGENVALUES.require(k);
    }
  }

  /**
   * As many as lie above half the edge of stability, 1 / alpha without momentum, and the next
   * below; at most {@link Limits#MAX_TOP_EIGENVALUES}.
   */
  record AboveHalfEdge() implements TopEigenvalues {}
}
