package dev.edgescope.engine.model;

import dev.edgescope.engine.linalg.Matrix;

/** A vector of parameter space, flat and as the blocks of the layers, on the same memory. */
public final class ParameterVector {
  private final Matrix flat;
  private final Matrix[][] blocks;

  ParameterVector(Matrix flat, Matrix[][] blocks) {
    this.flat = flat;
    this.blocks = blocks;
  }

  /** P x 1. */
  public Matrix flat() {
    return flat;
  }

  /** Sets all elements to zero. */
  public void clear() {
    flat.clear();
  }

  /** The blocks of a layer; shared, not to be changed. */
  Matrix[] blocks(int layer) {
    return blocks[layer];
  }
}
