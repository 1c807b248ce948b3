package dev.edgescope.engine.linalg;

/** An operator of which the eigenvalues are known. */
record DiagonalOperator(java.util.List<Double> values) implements SymmetricOperator {

  static DiagonalOperator of(Double... values) {
    return new DiagonalOperator(java.util.List.of(values));
  }

  @Override
  public int dimension() {
    return values.size();
  }

  @Override
  public void apply(Matrix x, Matrix y) {
    for (int i = 0; i < values.size(); i++) {
      y.set(i, values.get(i) * x.get(i));
    }
  }
}
