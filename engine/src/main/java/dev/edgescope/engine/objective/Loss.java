package dev.edgescope.engine.objective;

/** The loss of one example. */
public enum Loss {
  /** l = 1/2 |f - y|^2, summed over the outputs. */
  SQUARED_ERROR,
  /** l = -log softmax(f)_y. */
  CROSS_ENTROPY
}
