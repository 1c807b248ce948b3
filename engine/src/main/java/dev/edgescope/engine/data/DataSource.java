package dev.edgescope.engine.data;

/** The data sets that need no file of the user's. */
public enum DataSource {
  /** Fashion-MNIST: 28 x 28 grey images of 10 kinds of clothes. */
  FASHION,
  /** MNIST: 28 x 28 grey images of the 10 digits. */
  MNIST
}
