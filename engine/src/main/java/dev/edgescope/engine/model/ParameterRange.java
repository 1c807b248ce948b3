package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;

/**
 * Where the parameters of one layer lie in a flat vector.
 *
 * @param node the layer's position in the network
 * @param first index of its first parameter
 * @param size number of its parameters
 * @param weightSize number of its weights, which come first
 */
public record ParameterRange(int node, int first, int size, int weightSize) {

  /** The layer's part of a flat vector, on the same memory. */
  public Matrix of(Matrix flat) {
    return flat.view(first, size, 1);
  }

  /** The layer's weights in a flat vector, without its biases, on the same memory. */
  public Matrix weightsOf(Matrix flat) {
    return flat.view(first, weightSize, 1);
  }
}
