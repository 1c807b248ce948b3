package dev.edgescope.engine.linalg;

/** -A: its largest eigenvalues are the smallest of A, with the opposite sign. */
public record NegatedOperator(SymmetricOperator operator) implements SymmetricOperator {

  @Override
  public int dimension() {
    return operator.dimension();
  }

  @Override
  public void apply(Matrix x, Matrix y) {
    operator.apply(x, y);
    y.scale(-1, dimension());
  }
}
