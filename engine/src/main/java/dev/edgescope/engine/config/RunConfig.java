package dev.edgescope.engine.config;

import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.machine.BlasKernel;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.objective.Loss;

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
 * @param reproducible where the same bits come out again
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
    Reproducibility reproducible,
    long seed,
    RunLength length) {

  /**
   * Checks that the parts go together.
   *
   * @throws InvalidConfigException if the parts do not go together: a batch larger than the
   *     training set, cross-entropy without one-hot targets, a quantity that is not defined for
   *     Nesterov momentum or an adaptive rule, a flow beside anything but plain gradient descent,
   *     on the full batch but for the twin, a network that the examples do not fit, or an
   *     impossible number of steps
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
    for (FlowKind flow : probes.flows()) {
      optimizer.requireFlow(flow, data.examples());
    }
    // Building a network takes no memory to speak of; it finds what does not go together.
    data.shape().ifPresent(model::network);
  }

  /**
   * Computed with the kernel of the machine.
   *
   * @param data the training and test examples
   * @param model the network and its initialisation
   * @param loss the loss of one example
   * @param optimizer the update rule and its initial controls
   * @param probes what is measured, and how often
   * @param precision of parameters and all products
   * @param seed of the initial parameters and of the batches
   * @param length when the run finishes
   * @throws InvalidConfigException if the parts do not go together
   */
  public RunConfig(
      DataConfig data,
      ModelConfig model,
      Loss loss,
      OptimizerConfig optimizer,
      ProbeConfig probes,
      Precision precision,
      long seed,
      RunLength length) {
    this(data, model, loss, optimizer, probes, precision, Reproducibility.MACHINE, seed, length);
  }

  /**
   * Has this process compute as the run asks. To be called before anything is computed for it.
   *
   * @throws InvalidConfigException if it asks for portable arithmetic and this process computes
   *     otherwise already, or cannot
   */
  public void settleArithmetic() {
    switch (reproducible) {
      case MACHINE -> {
        // As it comes.
      }
      case PORTABLE ->
          BlasKernel.usePortable()
              .ifPresent(fault -> {
                throw new InvalidConfigException(
                    Setting.REPRODUCIBLE, "\"portable\" is not possible here: " + fault);
              });
    }
  }

  /**
   * {@return the same run with another end}
   *
   * @param other when it finishes
   */
  public RunConfig withLength(RunLength other) {
    return new RunConfig(
        data, model, loss, optimizer, probes, precision, reproducible, seed, other);
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
    return new RunConfig(data, model, loss, other, probes, precision, reproducible, seed, length);
  }

  /**
   * {@return the network of the run}
   *
   * @throws InvalidConfigException if the examples do not fit it
   * @throws dev.edgescope.engine.data.UnreadableDataException if it depends on a file that cannot
   *     be read
   */
  public Network network() {
    return model.network(data.shape().orElseGet(() -> data.load(seed).shape()));
  }

  /**
   * {@return the same run on other data}
   *
   * @param other its examples
   */
  public RunConfig withData(DataConfig other) {
    return new RunConfig(
        other, model, loss, optimizer, probes, precision, reproducible, seed, length);
  }

  /** {@return in what its K goes beyond the derivation} */
  public KernelMark kernelMark() {
    return KernelMark.of(loss, optimizer);
  }
}
