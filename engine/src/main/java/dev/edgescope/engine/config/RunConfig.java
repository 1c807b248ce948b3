package dev.edgescope.engine.config;

import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Sampling;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything that determines a trajectory, and what is measured along it.
 *
 * <p>The same record is a preset, a configuration file and the state of the settings in the window.
 *
 * @param data the training and test examples
 * @param model the network and its initialisation
 * @param loss the loss of one example
 * @param optimizer the update rule and its initial controls
 * @param probes what is measured, and how often
 * @param precision of parameters and all products
 * @param seed of the initial parameters and of the batches
 * @param length when the run finishes
 */
public record RunConfig(
    DataConfig data,
    ModelConfig model,
    Loss loss,
    OptimizerConfig optimizer,
    ProbeConfig probes,
    Precision precision,
    long seed,
    RunLength length) {

  /**
   * Checks that the parts go together.
   *
   * @throws InvalidConfigException if the parts do not go together: a batch larger than the
   *     training set, cross-entropy without one-hot targets, a quantity that is not defined for
   *     Nesterov momentum or an adaptive rule, a flow beside anything but plain full-batch gradient
   *     descent, a network that the examples do not fit, or an impossible number of steps
   */
  public RunConfig {
    BatchSize.requireWithin(optimizer.batchSize().on(data.examples()), data.examples());
    if (loss == Loss.CROSS_ENTROPY && data.targets() != Targets.ONE_HOT) {
      throw Setting.LOSS.reject(
          data.targets() == Targets.PARITY
              ? "\"cross-entropy\" needs one output a class, but \"parity\" targets have a single"
                  + " output"
              : "\"cross-entropy\" needs classes, but \"regression\" targets are numbers",
          "give \"squared-error\", or \"one-hot\" targets");
    }
    if (optimizer.momentum().isNesterov()) {
      probes.requireHeavyBall();
    }
    if (optimizer.rule().isAdaptive()) {
      probes.requireKnown(optimizer.rule().kind());
    }
    if (!probes.flows().isEmpty()) {
      optimizer.requireFlow(data.examples());
    }
    // Building a network takes no memory to speak of; it finds what does not go together.
    data.shape().ifPresent(model::network);
  }

  /**
   * {@return the same run with another end}
   *
   * @param other when it finishes
   */
  public RunConfig withLength(RunLength other) {
    return new RunConfig(data, model, loss, optimizer, probes, precision, seed, other);
  }

  /**
   * {@return the same run with another number of steps}
   *
   * @param steps after which it finishes
   * @throws InvalidConfigException if it is not within the {@link Limits}
   */
  public RunConfig withSteps(long steps) {
    return withLength(RunLength.steps(steps));
  }

  /**
   * {@return the same run with another optimizer}
   *
   * @param other how it descends
   */
  public RunConfig withOptimizer(OptimizerConfig other) {
    return new RunConfig(data, model, loss, other, probes, precision, seed, length);
  }

  /** {@return in what K goes beyond its derivation; empty where it does not} */
  public Set<KernelExtrapolation> kernelExtrapolations() {
    Set<KernelExtrapolation> beyond = EnumSet.noneOf(KernelExtrapolation.class);
    if (optimizer.rule().isAdaptive()) {
      beyond.add(KernelExtrapolation.PRECONDITIONED);
    }
    if (loss != Loss.SQUARED_ERROR) {
      beyond.add(KernelExtrapolation.CROSS_ENTROPY);
    }
    if (optimizer.sampling() == Sampling.RESHUFFLED) {
      beyond.add(KernelExtrapolation.RESHUFFLED);
    }
    if (optimizer.isClipped()) {
      beyond.add(KernelExtrapolation.CLIPPED);
    }
    if (optimizer.weightDecay() != 0) {
      beyond.add(KernelExtrapolation.WEIGHT_DECAY);
    }
    if (optimizer.subspace().isPresent()) {
      beyond.add(KernelExtrapolation.PROJECTED);
    }
    if (optimizer.rateRule().kind() == RateRule.Kind.CDAT
        || optimizer.steers(Steering.Control.LEARNING_RATE)) {
      beyond.add(KernelExtrapolation.CURVATURE_RATE);
    }
    return beyond;
  }

  /**
   * What a run does that the derivation of the noise kernel norm K does not know: it is for the
   * squared error and for independent batches, with no other change of the update than momentum. K
   * is shown all the same, with the mark of an extrapolation.
   */
  public enum KernelExtrapolation {
    /** The kernel of the preconditioned gradients stands for Theta. */
    PRECONDITIONED("an adaptive rule (\u0398_P for \u0398)"),
    /** The Gauss-Newton matrix G stands for Theta. */
    CROSS_ENTROPY("cross-entropy (G for \u0398)"),
    /** Batches that are not independent of each other. */
    RESHUFFLED("reshuffled batches"),
    /** Gradients that are shortened. */
    CLIPPED("clipping"),
    /** An objective that is not the loss alone. */
    WEIGHT_DECAY("weight decay"),
    /** Updates that are projected. */
    PROJECTED("updates in a subspace"),
    /** CDAT, or steering: K is held by it. */
    CURVATURE_RATE("a learning rate that follows curvature");

    private final String words;

    KernelExtrapolation(String words) {
      this.words = words;
    }

    /** {@return the words that follow "extrapolated to"} */
    public String words() {
      return words;
    }
  }
}
