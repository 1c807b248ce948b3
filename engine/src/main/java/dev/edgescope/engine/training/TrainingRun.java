package dev.edgescope.engine.training;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ExampleRange;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Standing;
import dev.edgescope.engine.model.Network;
import java.time.Duration;
import java.util.List;

/**
 * One network being trained, step by step, with its instruments. The trajectory is a function of
 * the configuration and of the steps at which its controls are changed; measuring has no part in
 * it.
 *
 * <p>For one thread at a time; it uses all cores itself.
 */
public final class TrainingRun implements AutoCloseable {
  private final TrainingProblem problem;
  private final RunArrays arrays;
  private final Descent descent;
  private final Batches batches;
  private final RunReadings readings;
  private final History history;
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
    this(start, TrainingProblem.of(start));
  }

  /**
   * The same with data and threads that are given to it and outlive it.
   *
   * @param start what to run, and from where on
   * @param store has the examples, or reads them
   * @param workers for this run alone, as long as it is not closed
   */
  public TrainingRun(RunStart start, ExampleStore store, Workers workers) {
    this(start, TrainingProblem.of(start, store, workers));
  }

  private TrainingRun(RunStart start, TrainingProblem problem) {
    this.problem = problem;
    try {
      arrays = new RunArrays(problem);
      descent = new Descent(problem);
      step = start.checkpoint().map(Checkpoint::step).orElse(0L);
      history = start.past().upTo((int) step);
      examplesSeen = history.examplesSeen(step);
      batches =
          new Batches(
              problem,
              history.epochs(step, examples()),
              config().optimizer().batchSize().on(examples()));
      start.checkpoint().ifPresent(this::restore);
      readings = new RunReadings(problem, this::standing);
    } catch (RuntimeException | Error e) {
      problem.close();
      throw e;
    }
  }

  private void restore(Checkpoint checkpoint) {
    problem.takeParameters(checkpoint.parameters());
    descent.restore(checkpoint);
    // The full batch of a checkpoint at the start is that of the examples that were asked for.
    batches.setSize(Math.min(checkpoint.batchSize(), examples()));
    learningTime = checkpoint.learningTime();
  }

  private Standing standing() {
    return new Standing(
        step,
        learningTime,
        new InForce(learningRate(), batchSize()),
        edge(),
        descent.clippedShare(),
        descent.preconditioner());
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
    return problem.data().notices();
  }

  /** {@return what the run was laid out with, its number of examples as they were found} */
  public RunConfig config() {
    return problem.config();
  }

  /** {@return what is trained} */
  public Network network() {
    return problem.network();
  }

  /** {@return P, the number of parameters} */
  public int parameters() {
    return problem.network().parameters();
  }

  /** {@return D, the number of training examples} */
  public int examples() {
    return problem.examples();
  }

  /** {@return C, the number of outputs} */
  public int outputs() {
    return problem.network().outputs();
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
    return batches.size();
  }

  /** {@return where the update rule loses stability, as its controls stand} */
  public StabilityEdge edge() {
    return descent.edge();
  }

  /** {@return a text that is equal for equal training examples} */
  public String dataChecksum() {
    return problem.data().train().checksum();
  }

  /** {@return all that the run needs to go on from here another time} */
  public Checkpoint checkpoint() {
    return new Checkpoint(
        step,
        learningTime,
        descent.baseLearningRate(),
        batchSize(),
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
    return problem.theta().flat().toArray();
  }

  /**
   * Sets theta.
   *
   * @param values P values in flat order
   * @throws IllegalArgumentException if there are not P of them
   */
  public void setParameterValues(double[] values) {
    problem.theta().flat().setAll(values);
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
    batches.setSize(value);
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
    return control == Control.BATCH_SIZE ? batchSize() : descent.control(control);
  }

  /**
   * Makes one update.
   *
   * @return the loss of its batch, before the update
   */
  public double advance() {
    descent.prepare(step);
    int steered = descent.steer(step, batchSize());
    if (steered != batchSize()) {
      batches.setSize(steered);
    }
    double loss = descent.step(batches.next(step), step);
    history.addStep(learningTime, batchSize(), loss);
    step++;
    examplesSeen += batchSize();
    learningTime += descent.lastLearningRate();
    return loss;
  }

  /** {@return what can be read off the run where it stands} */
  public RunReadings readings() {
    return readings;
  }

  /** {@return what the instruments read at the current step} */
  public Measurement measure() {
    Measurement measurement = readings.measurement().get();
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
   * Gives up what is being worked on, from any thread: it ends soon with a {@link
   * java.util.concurrent.CancellationException}. A measurement leaves the parameters as they are, a
   * step leaves them half updated; nothing more can be measured and no step made.
   */
  public void giveUp() {
    giveUpAfter(Duration.ZERO);
  }

  /**
   * The same of what is not done by itself soon.
   *
   * @param patience how long it may still take
   */
  public void giveUpAfter(Duration patience) {
    problem.workers().cancellation().requestWithin(patience);
  }

  /**
   * Lets no more threads work on the run; what they work out is the same with any number.
   *
   * @param most threads at the same time, at least 1
   */
  public void limitThreads(int most) {
    problem.workers().limit(most);
  }

  @Override
  public void close() {
    readings.close();
    batches.close();
    problem.close();
  }
}
