package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import java.util.List;

/**
 * A layer y = g(x). It always follows one with parameters, so that its input has a tangent: what
 * comes first sees the data, and data has none.
 */
interface ParameterlessLayer extends Layer {
  @Override
  default List<Block> blocks() {
    return List.of();
  }

  @Override
  default List<List<Integer>> shapes() {
    return List.of();
  }

  @Override
  default void addGradient(Pass pass) {}

  @Override
  default void addTangentGradient(Pass pass) {}

  @Override
  default void addSecondTangentGradient(Pass pass) {}

  @Override
  default int gramSize() {
    return 0;
  }

  @Override
  default void addGram(Pass pass) {}

  @Override
  default void addSquaredGradientNorms(Pass pass, double[] norms) {}

  /**
   * The tangent of the input.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Matrix requireTangent(Pass pass) {
    if (!pass.hasXDot()) {
      throw new IllegalArgumentException(
          "A layer without parameters cannot be the first of a network");
    }
    return pass.xDot();
  }
}
