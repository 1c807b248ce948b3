package dev.edgescope.engine.run;

import dev.edgescope.engine.linalg.Precision;
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
 * @param seed of the initial parameters and of the batches
 * @param steps number of steps after which the run finishes; {@link #ENDLESS} for none
 */
public record RunConfig(
    DataConfig data,
    ModelConfig model,
    Loss loss,
    OptimizerConfig optimizer,
    ProbeConfig probes,
    Precision precision,
    long seed,
    long steps) {

  /** Number of steps of a run that goes on until it is stopped. */
  public static final long ENDLESS = Long.MAX_VALUE;
}
