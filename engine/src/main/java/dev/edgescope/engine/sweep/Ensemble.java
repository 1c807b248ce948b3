package dev.edgescope.engine.sweep;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Many runs at once, each to its end and each on one thread of a few: the same configuration with
 * other seeds, or with other batch sizes. What a member does depends on its configuration alone, so
 * the ensemble is bitwise the same on any number of threads. Only the order in which members arrive
 * may differ.
 *
 * <p>A member is measured at every multiple of the spacing in its configuration and at its end; one
 * that diverges ends there.
 */
public final class Ensemble implements AutoCloseable {
  private final int size;
  private final Executor executor;
  private final Executor.Execution execution;
  private final Queue<EnsembleMember> finished = new ConcurrentLinkedQueue<>();

  /**
   * Starts the threads; returns at once.
   *
   * @param configs of the members, each with an end and with measurements at fixed spacing
   * @param threads at least 1
   */
  public Ensemble(List<RunConfig> configs, int threads) {
    size = configs.size();
    for (RunConfig config : configs) {
      if (config.length().steps().isEmpty() || config.probes().every().isEmpty()) {
        throw new IllegalArgumentException(
            "A member of an ensemble needs a number of steps and a spacing of its measurements");
      }
    }
    executor = new ThreadExecutor(threads);
    execution =
        executor.execute(
            List.copyOf(configs),
            (member, run, stopping) -> toItsEnd(run, stopping),
            outcome -> finished.add(EnsembleMember.of(outcome)));
  }

  /** The same configuration with consecutive seeds, from its own on. */
  public static List<RunConfig> seeds(RunConfig config, int count) {
    List<RunConfig> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(
          new RunConfig(
              config.data(),
              config.model(),
              config.loss(),
              config.optimizer(),
              config.probes(),
              config.precision(),
              config.reproducible(),
              config.seed() + i,
              config.length()));
    }
    return List.copyOf(members);
  }

  /** Number of members. */
  public int size() {
    return size;
  }

  /** Hands the members that have arrived to {@code consumer}; never waits. */
  public void drain(Consumer<EnsembleMember> consumer) {
    for (EnsembleMember member = finished.poll(); member != null; member = finished.poll()) {
      consumer.accept(member);
    }
  }

  /** Whether all members have come to their end; those that have not been drained wait. */
  public boolean isFinished() {
    return execution.isFinished();
  }

  /** Waits for all members. */
  public void await() throws InterruptedException {
    execution.await();
  }

  /** Asks all members to stop, without waiting: each makes at most one step more. */
  @Override
  public void close() {
    executor.close();
  }

  private static History toItsEnd(TrainingRun run, BooleanSupplier stopping) {
    RunConfig config = run.config();
    int every = config.probes().every().orElseThrow();
    boolean finite = true;
    while (finite && !config.length().isReached(run.step()) && !stopping.getAsBoolean()) {
      if (run.step() % every == 0) {
        run.measure();
      }
      finite = Double.isFinite(run.advance());
    }
    if (finite) {
      run.measure();
    }
    return run.history();
  }
}
