package dev.edgescope.engine.training;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ExampleRange;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.SpectralDensity;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.measure.CloseMeasurement;
import dev.edgescope.engine.measure.DensitySnapshot;
import dev.edgescope.engine.measure.Flows;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Landscape;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.measure.Subject;
import dev.edgescope.engine.measure.instrument.Instruments;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.measure.portrait.Portraitist;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.objective.Sampling;
import dev.edgescope.engine.optimizer.Optimizer.Preconditioner;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One network being trained, step by step, with its instruments. The trajectory is a function of
 * the configuration and of the steps at which its controls are changed; measuring has no part in
 * it.
 *
 * <p>For one thread at a time; it uses all cores itself.
 */
public final class TrainingRun implements AutoCloseable {
  /** Keeps the batches that are measured apart from those that are trained on. */
  private static final long PROBE_STREAM = 0x2545F4914F6CDD1DL;

  private final RunConfig config;
  private final NativeMemory memory;
  private final Workers workers;

  /** Null where the data and the threads are others'. */
  private final @Nullable ExampleStore ownStore;

  private final ExampleStore.Loan loan;
  private final Network network;
  private final Examples examples;
  private final Objective objective;
  private final ParameterVector theta;
  private final RunArrays arrays;
  private final Descent descent;
  private final Instruments instruments;

  /** That of the reading under way, with the controls that it began with. */
  private Optional<Preconditioner> preconditioner = Optional.empty();

  private final MeasuringProgress progress = new MeasuringProgress();
  private final History history;
  private final DataSet trainingData;

  /** Of account where batches are drawn without replacement. */
  private final Epochs epochs;

  private int batchSize;

  /** Where a loss is asked for apart from the run; null before the first time. */
  private @Nullable ParameterVector elsewhere;

  /** Null before the first portrait. */
  private @Nullable Portraitist portraitist;

  /** Null while the batch is full. */
  private @Nullable MiniBatch miniBatch;

  private long step;
  private double learningTime;
  private long examplesSeen;

  /**
   * Reads the data and draws the initial parameters.
   *
   * @param config of the run
   * @throws InvalidConfigException if the data do not fit the model
   * @throws dev.edgescope.engine.data.UnreadableDataException if the data cannot be read
   * @throws InvalidConfigException if a quantity asked for is for smaller problems
   */
  public TrainingRun(RunConfig config) {
    this(RunStart.of(config));
  }

  /**
   * Reads the data and takes the parameters from where {@code start} says. What is recorded beyond
   * its checkpoint is still to be made again.
   *
   * @param start what to run, and from where on
   * @throws InvalidConfigException if the checkpoint does not fit the configuration, the examples
   *     are not those of the past, or it asks for arithmetic that this process does not have
   * @throws dev.edgescope.engine.data.UnreadableDataException if the data cannot be read
   */
  public TrainingRun(RunStart start) {
    this(start, new ExampleStore(), Workers.onAllCores(), true);
  }

  /**
   * The same with data and threads that are given to it and outlive it.
   *
   * @param start what to run, and from where on
   * @param store has the examples, or reads them
   * @param workers for this run alone, as long as it is not closed
   */
  public TrainingRun(RunStart start, ExampleStore store, Workers workers) {
    this(start, store, workers, false);
  }

  private TrainingRun(RunStart start, ExampleStore store, Workers workers, boolean owner) {
    RunConfig asked = start.config();
    asked.settleArithmetic();
    this.workers = workers;
    ownStore = owner ? store : null;
    memory = new NativeMemory(asked.precision());
    ExampleStore.Loan borrowed = null;
    try {
      borrowed = store.borrow(asked);
      loan = borrowed;
      DataSplit data = borrowed.split();
      trainingData = data.train();
      config = withWhatWasFound(asked, trainingData.examples());
      requireSameExamples(start);
      network = config.model().network(data.shape());
      config.probes().requireFit(data.train().examples(), data.train().outputs());
      examples = borrowed.train();
      objective = new Objective(memory, network, config.loss(), examples, workers);
      Objective test =
          borrowed
              .test()
              .map(set -> new Objective(memory, network, config.loss(), set, workers))
              .orElse(null);
      theta = network.vector(memory.allocate(network.parameters(), 1));
      config.model().initialise(network, theta, config.seed());
      arrays = new RunArrays(memory, network, objective, examples, theta);
      OptimizerConfig settings = config.optimizer();
      descent = new Descent(memory, network, settings, objective, theta, workers);
      setBatchSize(settings.batchSize().on(examples.count()));
      start.checkpoint().ifPresent(this::restore);
      instruments =
          new Instruments(
              new Subject(
                  memory,
                  network,
                  objective,
                  test,
                  settings.rule().isAdaptive() ? this::precondition : null,
                  size -> miniBatch(size, config.seed() ^ PROBE_STREAM, Sampling.INDEPENDENT),
                  flows(),
                  config.seed(),
                  progress),
              config.probes());
      history = start.past().upTo((int) step);
      examplesSeen = history.examplesSeen(step);
      epochs = history.epochs(step, examples.count());
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

  /**
   * Insists on as many examples as were asked for, where others count on their number.
   *
   * @param asked what the run was laid out from
   * @throws InvalidConfigException if the file holds fewer
   */
  public void requireExamples(RunConfig asked) {
    if (asked.data() instanceof DataConfig.InFile file) {
      ExampleRange.ofFile(String.valueOf(file.file().getFileName()), examples())
          .require(file.examples());
    }
  }

  /** {@return what whoever uses the examples should know of them, each in a sentence} */
  public List<String> notices() {
    return loan.split().notices();
  }

  /** Ends the threads and frees the data, where nobody else has given them. */
  private void giveBackOwn() {
    if (ownStore != null) {
      ownStore.close();
      workers.close();
    }
  }

  /** From the start of the run alone: a run that is taken up again does not know it any more. */
  private @Nullable Flows flows() {
    return step == 0 && !config.probes().flows().isEmpty()
        ? new Flows(config, network, trainingData, workers, theta)
        : null;
  }

  private void requireSameExamples(RunStart start) {
    String checksum = trainingData.checksum();
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

  private void restore(Checkpoint checkpoint) {
    int given = checkpoint.parameters().length;
    if (given != network.parameters()) {
      throw new InvalidConfigException(
          String.format(
              Locale.ROOT,
              "Parameters: %,d values were given, but this network has %,d; give as many, in flat"
                  + " order.",
              given,
              network.parameters()));
    }
    setParameterValues(checkpoint.parameters());
    descent.restore(checkpoint);
    // The full batch of a checkpoint at the start is that of the examples that were asked for.
    setBatchSize(Math.min(checkpoint.batchSize(), examples.count()));
    step = checkpoint.step();
    learningTime = checkpoint.learningTime();
  }

  /** {@return what the run was laid out with, its number of examples as they were found} */
  public RunConfig config() {
    return config;
  }

  /** {@return what is trained} */
  public Network network() {
    return network;
  }

  /** {@return P, the number of parameters} */
  public int parameters() {
    return network.parameters();
  }

  /** {@return D, the number of training examples} */
  public int examples() {
    return examples.count();
  }

  /** {@return C, the number of outputs} */
  public int outputs() {
    return network.outputs();
  }

  /** {@return number of updates made} */
  public long step() {
    return step;
  }

  /** {@return tau, the sum of the learning rates of all updates made} */
  public double learningTime() {
    return learningTime;
  }

  /** {@return how far it is} */
  public Progress progress() {
    return new Progress(step, learningTime, examplesSeen);
  }

  /**
   * {@return alpha in force: that of the next update, or where the batch decides, that of the last
   * one}
   */
  public double learningRate() {
    return descent.learningRate(step);
  }

  /** {@return the learning rate that the rate rule starts from: what the hand moves} */
  public double baseLearningRate() {
    return descent.baseLearningRate();
  }

  /** {@return B in force} */
  public int batchSize() {
    return batchSize;
  }

  /** {@return where the update rule loses stability, as its controls stand} */
  public StabilityEdge edge() {
    return descent.edge();
  }

  /** {@return a text that is equal for equal training examples} */
  public String dataChecksum() {
    return trainingData.checksum();
  }

  /** {@return all that the run needs to go on from here another time} */
  public Checkpoint checkpoint() {
    return new Checkpoint(
        step,
        learningTime,
        descent.baseLearningRate(),
        batchSize,
        parameterValues(),
        descent.state());
  }

  /** {@return all that was done so far} */
  public History history() {
    return history;
  }

  /** {@return parameters, gradient, data and outputs as ND4J arrays} */
  public RunArrays arrays() {
    return arrays;
  }

  /** {@return theta as it is, P values in flat order} */
  public double[] parameterValues() {
    return theta.flat().toArray();
  }

  /**
   * {@return L on the training examples at other parameters, by a forward pass; the run stays where
   * it is}
   *
   * @param values P values in flat order
   * @throws IllegalArgumentException if there are not P of them
   */
  public double trainLossAt(double[] values) {
    ParameterVector there = elsewhere;
    if (there == null) {
      there = network.vector(memory.allocate(network.parameters(), 1));
      elsewhere = there;
    }
    there.flat().setAll(values);
    return objective.evaluate(there).loss();
  }

  /**
   * Sets theta.
   *
   * @param values P values in flat order
   * @throws IllegalArgumentException if there are not P of them
   */
  public void setParameterValues(double[] values) {
    theta.flat().setAll(values);
  }

  /**
   * The base learning rate from the next update on. Steering goes on from it; CDAT has no use for
   * it.
   *
   * @param value alpha
   * @throws InvalidConfigException if it is not within the {@link Limits}
   */
  public void setLearningRate(double value) {
    descent.setBaseLearningRate(value);
  }

  /**
   * B from the next update on.
   *
   * @param value B
   * @throws InvalidConfigException if it is not from 1 to D
   */
  public void setBatchSize(int value) {
    BatchSize.requireWithin(value, examples.count());
    if (miniBatch != null) {
      miniBatch.close();
    }
    batchSize = value;
    miniBatch =
        value == examples.count()
            ? null
            : miniBatch(value, config.seed(), config.optimizer().sampling());
  }

  /**
   * A control from the next update on.
   *
   * @param control which one
   * @param value in the units of its setting
   * @throws InvalidConfigException if the value is out of its {@link Limits}, or the control has
   *     nothing to act on
   */
  public void setControl(Control control, double value) {
    if (control == Control.BATCH_SIZE) {
      if (value != Math.rint(value)) {
        throw new InvalidConfigException(
            Setting.BATCH_SIZE, value + " is not a whole number; give one, such as 8.");
      }
      setBatchSize((int) value);
    } else {
      descent.setControl(control, value);
    }
  }

  /**
   * {@return what a control is set to; NaN where it has nothing to act on}
   *
   * @param control which one
   */
  public double control(Control control) {
    return control == Control.BATCH_SIZE ? batchSize : descent.control(control);
  }

  private MiniBatch miniBatch(int size, long seed, Sampling sampling) {
    return new MiniBatch(network, config.loss(), examples, size, seed, sampling, workers);
  }

  /**
   * Makes one update.
   *
   * @return the loss of its batch, before the update
   */
  public double advance() {
    descent.prepare(step);
    int steered = descent.steer(step, batchSize);
    if (steered != batchSize) {
      setBatchSize(steered);
    }
    double loss;
    if (miniBatch == null) {
      loss = descent.step(objective, step);
    } else {
      miniBatch.draw(step, epochs.epochOf(batchSize), epochs.firstOf(batchSize));
      loss = descent.step(miniBatch, step);
    }
    history.addStep(learningTime, batchSize, loss);
    step++;
    examplesSeen += batchSize;
    epochs.pass(1, batchSize);
    learningTime += descent.lastLearningRate();
    return loss;
  }

  /** {@return what the instruments read at the current step} */
  public Measurement measure() {
    Measurement measurement = reading().get();
    keep(measurement);
    return measurement;
  }

  /**
   * Enters a reading into the {@link #history}.
   *
   * @param reading of the current step
   */
  public void keep(Measurement reading) {
    history.addMeasurement(reading);
  }

  /**
   * {@return a reading of all instruments at the current step with the controls as they stand, to
   * be taken once: on another thread too, while this one moves controls and takes checkpoints, but
   * makes no step} It is not in the {@link #history} before {@link #keep}.
   */
  public Supplier<Measurement> reading() {
    return reading(true);
  }

  /**
   * {@return the same as one of many, which has not everything: what costs more than a gradient is
   * spaced by {@link dev.edgescope.engine.measure.CostlySpacing}, unless each is asked for}
   */
  public Supplier<Measurement> spacedReading() {
    return reading(config.length().isReached(step));
  }

  private Supplier<Measurement> reading(boolean complete) {
    long at = step;
    double time = learningTime;
    InForce inForce = new InForce(learningRate(), batchSize);
    StabilityEdge edge = edge();
    double clipped = descent.clippedShare();
    Optional<Preconditioner> rule = descent.preconditioner();
    return () -> {
      preconditioner = rule;
      return instruments.measure(theta, at, time, inForce, edge, clipped, complete);
    };
  }

  private void precondition(Matrix gradient, Matrix diagonal) {
    preconditioner.orElseThrow().write(gradient, diagonal);
  }

  /** {@return how far a reading is that is under way; from any thread} */
  public Optional<MeasuringProgress.Stage> measuring() {
    return progress.stage();
  }

  /**
   * Gives up what is being measured, from any thread: it ends soon with a {@link
   * java.util.concurrent.CancellationException}. The parameters stay as they are; but nothing more
   * can be measured and no step made, as the instruments are left in the middle of their work.
   */
  public void giveUp() {
    workers.cancellation().request();
  }

  /**
   * {@return the density of the Hessian's eigenvalues at the current step: a snapshot that takes as
   * long as some 150 Hessian-vector products}
   */
  public SpectralDensity spectralDensity() {
    return instruments.spectralDensity(theta);
  }

  /** {@return the same with where it is taken, as a {@link #reading}} */
  public Supplier<DensitySnapshot> densitySnapshot() {
    long at = step;
    double time = learningTime;
    double level = edge().isPreconditioned() ? Double.NaN : edge().level(learningRate());
    return () -> {
      SpectralDensity density = spectralDensity();
      return new DensitySnapshot(
          at,
          time,
          density.curve(),
          density.largestNode(),
          density.smallestNode(),
          density.trace(),
          level,
          parameters());
    };
  }

  /**
   * {@return the loss landscape at the current step, which the instruments have just been read at}
   *
   * @param reading of the current step, with an eigenvalue
   */
  public Landscape landscape(Measurement reading) {
    return instruments.landscape(theta, reading);
  }

  /** {@return the run at the current step, as a person looks at it} */
  public Portrait portrait() {
    Portraitist artist = portraitist;
    if (artist == null) {
      artist =
          new Portraitist(
              network, config.loss(), loan.split(), examples, loan.test(), workers.cancellation());
      portraitist = artist;
    }
    return artist.take(step, learningTime, theta);
  }

  /**
   * Lets no more threads work on the run; what they work out is the same with any number.
   *
   * @param most threads at the same time, at least 1
   */
  public void limitThreads(int most) {
    workers.limit(most);
  }

  /**
   * {@return the curvature at the current step as closely as the precision allows, for numbers that
   * are to be compared with others; takes seconds where the instruments take milliseconds}
   *
   * @param top how many eigenvalues
   * @param eigenvectors receives those of the Hessian as unit columns in flat order, P x k; not
   *     called where there is none. The matrix and every {@link Matrix#array} of it are gone when
   *     it returns
   */
  public CloseMeasurement readClosely(TopEigenvalues top, Consumer<Matrix> eigenvectors) {
    preconditioner = descent.preconditioner();
    try (NativeMemory scratch = new NativeMemory(config.precision())) {
      return CloseMeasurement.of(
          scratch,
          network,
          objective,
          theta,
          top,
          learningRate(),
          edge(),
          this::precondition,
          batchSize,
          config.seed(),
          eigenvectors,
          progress);
    }
  }

  @Override
  public void close() {
    instruments.close();
    if (miniBatch != null) {
      miniBatch.close();
    }
    memory.close();
    loan.close();
    giveBackOwn();
  }
}
