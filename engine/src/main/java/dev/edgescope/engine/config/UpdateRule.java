package dev.edgescope.engine.config;

import dev.edgescope.engine.curvature.Momentum;
import dev.edgescope.engine.curvature.SgdEdge;
import dev.edgescope.engine.curvature.StabilityEdge;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.optimizer.Optimizer;

/** What becomes of a gradient before the learning rate multiplies it: the kind of optimizer. */
public sealed interface UpdateRule {

  /**
   * The rule at its start.
   *
   * @param memory of the vectors that it keeps
   */
  Optimizer optimizer(NativeMemory memory, Network network);

  /**
   * Where it loses stability.
   *
   * @param weightDecay added to the gradients that it takes in
   */
  StabilityEdge edge(double weightDecay);

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
      Setting.MOMENTUM.requireWithin(momentum.coefficient(), 0.0, Limits.MAX_MOMENTUM);
    }

    @Override
    public Optimizer optimizer(NativeMemory memory, Network network) {
      return new dev.edgescope.engine.optimizer.Sgd(memory, network, momentum);
    }

    @Override
    public StabilityEdge edge(double weightDecay) {
      return new SgdEdge(momentum, weightDecay);
    }
  }
}
