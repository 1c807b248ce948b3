package dev.edgescope.engine.linalg;

import org.nd4j.linalg.api.buffer.DataType;

/** Floating-point format of parameters, activations and products. */
public enum Precision {
  /** 32 bits, for training and live measurement. */
  FLOAT(DataType.FLOAT),
  /** 64 bits, for reference values. */
  DOUBLE(DataType.DOUBLE);

  private final DataType type;

  Precision(DataType type) {
    this.type = type;
  }

  /** The same in ND4J's words. */
  DataType type() {
    return type;
  }

  /** Size of an element. */
  int bytes() {
    return type.width();
  }
}
