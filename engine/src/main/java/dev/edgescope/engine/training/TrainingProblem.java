package dev.edgescope.engine.training;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.objective.Sampling;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run works on: a network and its parameters, the examples and the loss, all in native
 * memory, and the threads that share the work.
 */
final class TrainingProblem implements AutoCloseable {
  private final RunConfig config;
  private final NativeMemory memory;
  private final Workers workers;

  /** Null where the data and the threads are others'. */
  private final @Nullable ExampleStore ownStore;

  private final ExampleStore.Loan loan;
  private final Network network;
  private final Objective objective;
  private final @Nullable Objective test;
  private final ParameterVector theta;

  /**
   * Reads the data and draws the initial parameters.
   *
   * @throws InvalidConfigException if the data do not fit the model or are not those of the past,
   *     or a quantity asked for is for smaller problems
   * @throws dev.edgescope.engine.data.UnreadableDataException if the data cannot be read
   */
  static TrainingProblem of(RunStart start) {
    start.config().settleArithmetic();
    return new TrainingProblem(start, new ExampleStore(), Workers.onAllCores(), true);
  }

  /**
   * The same with data and threads that outlive it.
   *
   * @param store has the examples, or reads them
   * @param workers for this problem alone, as long as it is not closed
   */
  static TrainingProblem of(RunStart start, ExampleStore store, Workers workers) {
    start.config().settleArithmetic();
    return new TrainingProblem(start, store, workers, false);
  }

  private TrainingProblem(RunStart start, ExampleStore store, Workers workers, boolean owner) {
    RunConfig asked = start.config();
    this.workers = workers;
    ownStore = owner ? store : null;
    memory = new NativeMemory(asked.precision());
    ExampleStore.Loan borrowed = null;
    try {
      borrowed = store.borrow(asked);
      loan = borrowed;
      DataSplit data = borrowed.split();
      config = withWhatWasFound(asked, data.train().examples());
      requireSameExamples(start, data.train());
      network = config.model().network(data.shape());
      config.probes().requireFit(data.train().examples(), data.train().outputs());
      objective = new Objective(memory, network, config.loss(), loan.train(), workers);
      test =
          borrowed
              .test()
              .map(set -> new Objective(memory, network, config.loss(), set, workers))
              .orElse(null);
      theta = vector();
      config.model().initialise(network, theta, config.seed());
    } catch (RuntimeException | Error e) {
      memory.close();
      if (borrowed != null) {
        borrowed.close();
      }
      giveBackOwn();
      throw e;
    }
  }

  private static RunConfig withWhatWasFound(RunConfig asked, int examples) {
    return examples == asked.data().examples() ? asked : asked.withData(asked.data().of(examples));
  }

  private static void requireSameExamples(RunStart start, DataSet found) {
    String checksum = found.checksum();
    String before = start.dataChecksum().orElse(checksum);
    if (!before.equals(checksum)) {
      throw new InvalidConfigException(
          String.format(
                  Locale.ROOT,
                  "The training examples are not those that the run was recorded with (checksum %s,"
                      + " not %s);",
                  checksum,
                  before)
              + " give the data set as it was.");
    }
  }

  /**
   * Sets theta to what was kept of another run.
   *
   * @param values in flat order
   * @throws InvalidConfigException if there are not P of them
   */
  void takeParameters(double[] values) {
    if (values.length != network.parameters()) {
      throw new InvalidConfigException(
          String.format(
              Locale.ROOT,
              "Parameters: %,d values were given, but this network has %,d; give as many, in flat"
                  + " order.",
              values.length,
              network.parameters()));
    }
    theta.flat().setAll(values);
  }

  /** What the run was laid out with, its number of examples as they were found. */
  RunConfig config() {
    return config;
  }

  /** For what lives as long as the run. */
  NativeMemory memory() {
    return memory;
  }

  Workers workers() {
    return workers;
  }

  /** The data as they were read. */
  DataSplit data() {
    return loan.split();
  }

  Network network() {
    return network;
  }

  /** theta, which the steps change. */
  ParameterVector theta() {
    return theta;
  }

  /** The training examples. */
  Examples trainingExamples() {
    return loan.train();
  }

  /** The test examples; empty where there are none. */
  Optional<Examples> testExamples() {
    return loan.test();
  }

  /** D. */
  int examples() {
    return loan.train().count();
  }

  /** Of all training examples. */
  Objective objective() {
    return objective;
  }

  /** Of the test examples; null where there are none. */
  @Nullable Objective test() {
    return test;
  }

  /** A vector of zeros in parameter space that lives as long as the run. */
  ParameterVector vector() {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  /** Batches of training examples. */
  MiniBatch miniBatch(int size, long seed, Sampling sampling) {
    return new MiniBatch(network, config.loss(), loan.train(), size, seed, sampling, workers);
  }

  /** Ends the threads and frees the data, where nobody else has given them. */
  private void giveBackOwn() {
    if (ownStore != null) {
      ownStore.close();
      workers.close();
    }
  }

  @Override
  public void close() {
    memory.close();
    loan.close();
    giveBackOwn();
  }
}
