package dev.edgescope.engine.sweep;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many runs at once, each to its end and each on one thread of a few: the same configuration with
 * other seeds, or with other batch sizes. What a member does depends on its configuration alone, so
 * the ensemble is bitwise the same on any number of threads, only the order in which its members
 * arrive is not.
 *
 * <p>A member is measured at every multiple of the spacing in its configuration and at its end; one
 * that diverges ends there.
 */
public final class Ensemble implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ensemble.class);

  private final List<RunConfig> configs;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final Queue<EnsembleMember> finished = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * Starts the threads; returns at once.
   *
   * @param configs of the members, each with an end and with measurements at fixed spacing
   * @param threads at least 1
   */
  public Ensemble(List<RunConfig> configs, int threads) {
    this.configs = List.copyOf(configs);
    for (RunConfig config : configs) {
      if (config.steps() == RunConfig.ENDLESS || config.probes().every() < 1) {
        throw new IllegalArgumentException(
            "A member of an ensemble needs a number of steps and a spacing of its measurements");
      }
    }
    for (int i = 0; i < Math.min(threads, configs.size()); i++) {
      this.threads.add(
          Thread.ofPlatform().name("edgescope-ensemble-" + i).daemon().start(this::work));
    }
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
              config.seed() + i,
              config.steps()));
    }
    return List.copyOf(members);
  }

  /** Number of members. */
  public int size() {
    return configs.size();
  }

  /** Hands the members that have arrived to {@code consumer}; never waits. */
  public void drain(Consumer<EnsembleMember> consumer) {
    for (EnsembleMember member = finished.poll(); member != null; member = finished.poll()) {
      consumer.accept(member);
    }
  }

  /** Whether all members have come to their end; those that have not been drained wait. */
  public boolean isFinished() {
    return ended.get() == configs.size();
  }

  /** Waits for all members. */
  public void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Asks all members to stop, without waiting: each makes at most one step more. */
  @Override
  public void close() {
    stopping = true;
  }

  private void work() {
    for (int i = next.getAndIncrement(); i < configs.size(); i = next.getAndIncrement()) {
      if (stopping) {
        return;
      }
      finished.add(run(i));
      ended.incrementAndGet();
    }
  }

  private EnsembleMember run(int index) {
    RunConfig config = configs.get(index);
    try (TrainingRun run = new TrainingRun(config)) {
      run.limitThreads(1);
      boolean finite = true;
      while (finite && run.step() < config.steps() && !stopping) {
        if (run.step() % config.probes().every() == 0) {
          run.measure();
        }
        finite = Double.isFinite(run.advance());
      }
      if (finite) {
        run.measure();
      }
      return new EnsembleMember(index, run.history(), "");
    } catch (InvalidConfigException | UnreadableDataException e) {
      return EnsembleMember.failed(index, String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("Member {} of an ensemble failed", index, e);
      return EnsembleMember.failed(index, "The run stopped because of a defect in Edgescope: " + e);
    } catch (OutOfMemoryError e) {
      LOG.error("Out of memory in member {} of an ensemble", index, e);
      return EnsembleMember.failed(
          index, "The run does not fit into memory; use fewer examples or parameters.");
    }
  }
}
