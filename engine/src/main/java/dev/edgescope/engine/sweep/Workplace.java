package dev.edgescope.engine.sweep;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.training.ExampleStore;
import dev.edgescope.engine.training.RunFailure;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where members are made: one process, with one copy of the examples for all that train on the
 * same. For any number of threads, each of which makes one member at a time.
 */
public final class Workplace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workplace.class);

  private final ExampleStore store = new ExampleStore();

  /** A place with no examples yet. */
  public Workplace() {}

  /**
   * Makes a member on the calling thread.
   *
   * @param index of its configuration in the list of all
   * @param config asked for once; what it throws makes the member impossible
   * @param self the calling thread's own
   * @param stopping asked before every step
   */
  public <R> Outcome<R> make(
      int index,
      Supplier<RunConfig> config,
      Executor.Task<R> task,
      Workers self,
      BooleanSupplier stopping) {
    try {
      return make(index, config.get(), task, self, stopping);
    } catch (RuntimeException | Error e) {
      RunFailure failure = RunFailure.of(e);
      if (failure.defect().isPresent() && stopping.getAsBoolean()) {
        // Given up on its way; or the store has closed before the run had its examples.
        return new Outcome.Failed<>(index, "The run was stopped before its end.");
      }
      LOG.atLevel(failure.level()).setCause(e).log("Member {} failed", index);
      return new Outcome.Failed<>(index, failure.message());
    }
  }

  private <R> Outcome<R> make(
      int index, RunConfig config, Executor.Task<R> task, Workers self, BooleanSupplier stopping) {
    try (TrainingRun run = new TrainingRun(RunStart.of(config), store, self)) {
      // A plan counts on the examples that it names.
      run.requireExamples(config);
      return new Outcome.Finished<>(index, task.of(index, run, stopping));
    }
  }

  /** Frees the examples, as the members that need them end. */
  @Override
  public void close() {
    store.close();
  }
}
