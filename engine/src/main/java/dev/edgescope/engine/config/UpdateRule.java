package dev.edgescope.engine.config;

import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.optimizer.Optimizer;
import dev.edgescope.engine.optimizer.ScalarRmsProp;

/** What becomes of a gradient before the learning rate multiplies it: the kind of optimizer. */
public sealed interface UpdateRule {

  /** The families, by their {@link Words}. */
  enum Kind {
    SGD,
    ADAM,
    ADAMW,
    RMSPROP,
    SCALAR_RMSPROP
  }

  Kind kind();

  /**
   * The rule at its start.
   *
   * @param memory of the vectors that it keeps
   * @param workers who share a step
   */
  Optimizer optimizer(NativeMemory memory, Network network, Workers workers);

  /**
   * Where it loses stability.
   *
   * @param weightDecay added to the gradients that it takes in, or for {@link Kind#ADAMW} to the
   *     update
   */
  StabilityEdge edge(double weightDecay);

  /** Whether each step is divided by a preconditioner that grows with the gradients before. */
  default boolean isAdaptive() {
    return kind() != Kind.SGD;
  }

  /** Whether weight decay joins the update behind the rule and not the gradient before it. */
  default boolean decouplesDecay() {
    return kind() == Kind.ADAMW;
  }

  /**
   * The gradient itself, or with momentum.
   *
   * @param momentum mu, and where it enters
   */
  record Sgd(Momentum momentum) implements UpdateRule {
    /**
     * @throws InvalidConfigException if mu is out of its {@link Limits}
     */
    public Sgd {
      Setting.MOMENTUM.require(momentum.coefficient());
    }

    @Override
    public Kind kind() {
      return Kind.SGD;
    }

    @Override
    public Optimizer optimizer(NativeMemory memory, Network network, Workers workers) {
      return new dev.edgescope.engine.optimizer.Sgd(memory, network, momentum);
    }

    @Override
    public StabilityEdge edge(double weightDecay) {
      return new SgdEdge(momentum, weightDecay);
    }
  }

  /**
   * Adam, or with decay that joins the update AdamW.
   *
   * @param beta1 of the moving average of the gradients
   * @param beta2 of the moving average of their squares
   * @param epsilon added to the root of the second
   * @param decouplesDecay whether it is AdamW
   */
  record Adam(double beta1, double beta2, double epsilon, boolean decouplesDecay)
      implements UpdateRule {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Adam {
      Setting.BETA1.require(beta1);
      requireScaling(beta2, epsilon);
    }

    @Override
    public Kind kind() {
      return decouplesDecay ? Kind.ADAMW : Kind.ADAM;
    }

    @Override
    public Optimizer optimizer(NativeMemory memory, Network network, Workers workers) {
      return new dev.edgescope.engine.optimizer.Adam(
          memory, network, workers, beta1, beta2, epsilon);
    }

    @Override
    public StabilityEdge edge(double weightDecay) {
      return new AdaptiveEdge(beta1, weightDecay);
    }
  }

  /**
   * RMSProp, for each parameter or with one scale for all.
   *
   * @param beta2 of the moving average of the squared gradients
   * @param epsilon added to its root
   * @param biasCorrection whether what the average lacks at the start is made good
   * @param isScalar whether the average is one number, that of the squared norms
   */
  record RmsProp(double beta2, double epsilon, boolean biasCorrection, boolean isScalar)
      implements UpdateRule {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public RmsProp {
      requireScaling(beta2, epsilon);
    }

    @Override
    public Kind kind() {
      return isScalar ? Kind.SCALAR_RMSPROP : Kind.RMSPROP;
    }

    @Override
    public Optimizer optimizer(NativeMemory memory, Network network, Workers workers) {
      return isScalar
          ? new ScalarRmsProp(memory, network, beta2, epsilon, biasCorrection)
          : dev.edgescope.engine.optimizer.Adam.rmsProp(
              memory, network, workers, beta2, epsilon, biasCorrection);
    }

    @Override
    public StabilityEdge edge(double weightDecay) {
      return new AdaptiveEdge(0, weightDecay);
    }
  }

  private static void requireScaling(double beta2, double epsilon) {
    Setting.BETA2.require(beta2);
    Setting.EPSILON.require(epsilon);
  }
}
