package dev.edgescope.engine.config;

/** The families of networks; the words of {@code model.kind}. */
public enum ModelKind {
  /** Multilayer perceptrons; with the identity as activation, deep linear networks. */
  MLP,
  /** Convolutional networks. */
  CONVNET,
  /** Residual networks. */
  RESNET,
  /** Models that are quadratic in their parameters. */
  QUADRATIC;

  /** An initial scale that trains at the usual depths; to start from, not a limit. */
  public double usualInitScale() {
    return this == MLP ? 0.3 : 1;
  }
}
