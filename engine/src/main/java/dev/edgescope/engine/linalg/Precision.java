package dev.edgescope.engine.linalg;

/** Floating-point format of parameters, activations and products. */
public enum Precision {
  /** 32 bits, for training and live measurement. */
  FLOAT,
  /** 64 bits, for reference values. */
  DOUBLE
}
