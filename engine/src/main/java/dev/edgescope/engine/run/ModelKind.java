package dev.edgescope.engine.run;

/** The families of networks; the words of {@code model.kind}. */
public enum ModelKind {
  /** Multilayer perceptrons; with the identity as activation, deep linear networks. */
  MLP,
  /** Convolutional networks. */
  CONVNET,
  /** Residual networks. */
  RESNET
}
