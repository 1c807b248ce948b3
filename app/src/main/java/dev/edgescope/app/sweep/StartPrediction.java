package dev.edgescope.app.sweep;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.machine.ComputingThreads;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.StabilityPoint;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.training.ExampleStore;
import dev.edgescope.engine.training.RunFailure;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works out where the cells of a plane begin on the stability plane, on a thread of its own that
 * gives way to others. Learning rate and batch size do not move the parameters of step 0, so cells
 * that differ in nothing else share one measurement.
 */
final class StartPrediction implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartPrediction.class);

  private final Sweep sweep;
  private final PlaneChoice choice;
  private final Consumer<StartField> told;
  private volatile boolean closed;

  private StartPrediction(Sweep sweep, PlaneChoice choice, Consumer<StartField> told) {
    this.sweep = sweep;
    this.choice = choice;
    this.told = told;
  }

  /**
   * Starts the thread.
   *
   * @param told what is known, on that thread, once all of it is
   */
  static StartPrediction begin(Sweep sweep, PlaneChoice choice, Consumer<StartField> told) {
    StartPrediction prediction = new StartPrediction(sweep, choice, told);
    Thread thread = ComputingThreads.named("edgescope-prediction").newThread(prediction::work);
    thread.start();
    return prediction;
  }

  private void work() {
    StartField field = StartField.over(choice.columns(sweep), choice.rows(sweep));
    Map<List<Integer>, Optional<Measurement>> starts = new HashMap<>();
    try (ExampleStore store = new ExampleStore();
        Workers self = new Workers(1)) {
      int node = 0;
      for (int row : field.rows()) {
        for (int column : field.columns()) {
          if (closed) {
            return;
          }
          int cell = choice.cells(sweep, column, row)[0];
          RunConfig config = sweep.config(cell);
          Optional<Measurement> start = starts.get(parameters(cell));
          if (start == null) {
            start = measured(config, store, self);
            starts.put(parameters(cell), start);
          }
          if (start.isPresent()) {
            StabilityPoint place = place(start.get(), config);
            field.x()[node] = place.sharpness();
            field.k()[node] = place.noise();
          }
          node++;
        }
      }
    }
    if (!closed) {
      told.accept(field);
    }
  }

  private static StabilityPoint place(Measurement start, RunConfig config) {
    return StabilityPoint.under(
        start,
        config.optimizer().edge(),
        config.optimizer().learningRate(),
        config.optimizer().batchSize().on(config.data().examples()));
  }

  /** What decides on the parameters of step 0 and on the kernel there. */
  private List<Integer> parameters(int cell) {
    int[] position = sweep.position(cell);
    sweep.axis(Setting.LEARNING_RATE).ifPresent(axis -> position[axis] = 0);
    sweep.axis(Setting.BATCH_SIZE).ifPresent(axis -> position[axis] = 0);
    return Arrays.stream(position).boxed().toList();
  }

  private static Optional<Measurement> measured(
      RunConfig config, ExampleStore store, Workers self) {
    try (TrainingRun run = new TrainingRun(RunStart.of(config), store, self)) {
      return Optional.of(run.measure());
    } catch (RuntimeException | Error e) {
      RunFailure failure = RunFailure.of(e);
      LOG.atLevel(failure.level()).setCause(e).log("The start of a member cannot be measured");
      return Optional.empty();
    }
  }

  /** Gives it up, without waiting. */
  @Override
  public void close() {
    closed = true;
  }
}
