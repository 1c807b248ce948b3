package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Tiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  default void addGradient(
      Matrix x, Matrix state, Matrix yBar, double scale, Matrix[] gradient, int n, Tiles tiles) {}

  @Override
  default void addTangentGradient(
      Matrix[] theta,
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      Matrix yBar,
      Matrix yBarDot,
      double scale,
      Matrix[] gradient,
      int n,
      Tiles tiles) {}

  @Override
  default void addSecondTangentGradient(
      Matrix[] v,
      Matrix x,
      Matrix state,
      @Nullable Matrix xDot,
      @Nullable Matrix xDotDot,
      Matrix yBar,
      Matrix yBarDot,
      Matrix yBarDotDot,
      double scale,
      Matrix[] gradient,
      int n,
      Tiles tiles) {}

  @Override
  default int gramSize() {
    return 0;
  }

  @Override
  default void addGram(Matrix x, Matrix yBar, double[] gram, int n, Tiles tiles) {}

  @Override
  default void addSquaredGradientNorms(
      Matrix x, Matrix state, double[] gram, double[] norms, int n, Tiles tiles) {}

  /**
   * A tangent of the input.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Matrix requireTangent(@Nullable Matrix xDot) {
    if (xDot == null) {
      throw new IllegalArgumentException(
          "A layer without parameters cannot be the first of a network");
    }
    return xDot;
  }
}
