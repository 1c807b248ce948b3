package dev.edgescope.engine.model;

/** How a pooling layer takes one value from a square of pixels. */
public enum Pooling {
  /** Their mean. */
  AVERAGE,
  /** Their largest; the first of equals. */
  MAX
}
