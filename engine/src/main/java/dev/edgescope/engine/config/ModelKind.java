package dev.edgescope.engine.config;

import java.util.Arrays;
import java.util.List;

/** The families of networks; the words of {@code model.kind}. */
public enum ModelKind {
  /** Multilayer perceptrons; with the identity as activation, deep linear networks. */
  MLP,
  /** Convolutional networks. */
  CONVNET,
  /** Residual networks. */
  RESNET,
  /** Models that are quadratic in their parameters. */
  QUADRATIC,
  /** The network of another program, which made the run and recorded it. */
  ELSEWHERE;

  /** {@return the families that a run can be made with here} */
  public static List<ModelKind> here() {
    return Arrays.stream(values()).filter(kind -> kind != ELSEWHERE).toList();
  }

  /** An initial scale that trains at the usual depths; to start from, not a limit. */
  public double usualInitScale() {
    return this == MLP ? 0.3 : 1;
  }
}
