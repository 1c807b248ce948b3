package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.theory.CentralFlow;
import dev.edgescope.engine.theory.Flow;
import dev.edgescope.engine.theory.GradientFlow;
import dev.edgescope.engine.theory.Substeps;
import dev.edgescope.engine.theory.TaylorDescent;
import dev.edgescope.engine.theory.TwinDescent;
import java.util.SplittableRandom;

/**
 * What the predicted curves of a run stand on: its network and its examples in 64 bits, whatever
 * the run is in. It outlives the flows that start on it.
 */
public final class FlowGround implements AutoCloseable {
  private static final double TOLERANCE = 1e-3;
  private static final long RANDOM_STREAM = 0x464C4F57L;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final RunConfig config;
  private final Network network;
  private final Examples examples;
  private final Workers workers;

  /** A place to compare a flow with. */
  private final Matrix elsewhere;

  /** Copies the examples. */
  public FlowGround(RunConfig config, Network network, DataSet data, Workers workers) {
    this.config = config;
    this.network = network;
    this.workers = workers;
    elsewhere = memory.allocate(network.parameters(), 1);
    Matrix features = memory.allocate(data.inputs(), data.examples());
    data.features().copyTo(features);
    Matrix targets = memory.allocate(data.outputs(), data.examples());
    data.targets().copyTo(targets);
    examples = new Examples(features, targets, data.hasClasses());
  }

  /**
   * A flow.
   *
   * @param parameters theta where it begins, in flat order
   * @param learningRate alpha, the learning time of a step
   * @throws dev.edgescope.engine.config.InvalidConfigException if it cannot start there
   */
  public Flow start(FlowKind kind, double[] parameters, double learningRate) {
    ParameterVector start = network.vector(memory.allocate(network.parameters(), 1));
    start.flat().setAll(parameters);
    Objective objective = new Objective(memory, network, config.loss(), examples, workers);
    SplittableRandom random = new SplittableRandom(config.seed() ^ RANDOM_STREAM);
    try {
      return switch (kind) {
        case GRADIENT ->
            new GradientFlow(objective, start, learningRate, Substeps.BESIDE_A_RUN, random);
        case CENTRAL ->
            new CentralFlow(
                objective, start, learningRate, Substeps.BESIDE_A_RUN, TOLERANCE, random);
        case TAYLOR -> new TaylorDescent(objective, start, learningRate, random);
        case TWIN -> new TwinDescent(objective, start, learningRate, random);
      };
    } catch (IllegalArgumentException e) {
      throw Setting.FLOWS.reject(String.valueOf(e.getMessage()), "or leave the central flow out");
    }
  }

  /** The distance in parameter space from a flow, |theta - theta'|. */
  public double distance(Flow flow, double[] parameters) {
    elsewhere.setAll(parameters);
    return elsewhere.distance(flow.theta().flat());
  }

  @Override
  public void close() {
    memory.close();
  }
}
