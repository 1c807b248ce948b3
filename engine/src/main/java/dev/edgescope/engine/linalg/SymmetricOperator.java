package dev.edgescope.engine.linalg;

/** A symmetric linear map of R^n, known by its products alone. */
public interface SymmetricOperator {

  /** n. */
  int dimension();

  /**
   * y = A x.
   *
   * @param x n x 1, not changed
   * @param y n x 1, all of it written
   */
  void apply(Matrix x, Matrix y);
}
