package dev.edgescope.engine.sweep.member;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Quantities;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.plan.Keep;
import dev.edgescope.engine.sweep.plan.StopRule;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.TrainingRun;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a member of a sweep. It can be sent to where members are made: it holds nothing but the
 * rules of the sweep.
 */
public final class MemberTask implements Executor.Task<MemberResult>, Serializable {
  private static final long serialVersionUID = 1;

  /** A wait of this many nanoseconds in being asked whether to stop is a pause. */
  private static final long PAUSE = 1_000_000;

  private final StopRule stop;
  private final Keep keep;
  private final double threshold;
  private final double learningTime;
  private final double examples;
  private final long leastSteps;
  private final int[] cells;

  /** A path, as text: paths cannot be sent. */
  private final @Nullable String runs;

  /**
   * A task for some cells of a sweep.
   *
   * @param cells the number of the cell of each member, in the order of the members
   * @param runs the folder of the run files, where they are kept
   */
  public MemberTask(Sweep sweep, int[] cells, Path runs) {
    stop = sweep.stop();
    keep = sweep.keep();
    threshold = sweep.threshold();
    learningTime = sweep.learningTime();
    examples = sweep.examples();
    leastSteps = sweep.leastSteps();
    this.cells = cells.clone();
    this.runs = keep == Keep.RUN ? runs.toAbsolutePath().toString() : null;
  }

  /** The run file of a cell. */
  public static Path runFile(Path runs, int cell) {
    return runs.resolve(String.format(Locale.ROOT, "member-%06d.edgescope", cell));
  }

  @Override
  public MemberResult of(int member, TrainingRun run, BooleanSupplier stopping) {
    int cell = cells[member];
    String folder = runs;
    try (MemberRecord written =
        folder == null
            ? MemberRecord.none()
            : MemberRecord.in(runFile(Path.of(folder), cell), run)) {
      return new Member(cell, run, stopping, written).make();
    }
  }

  /** One member on its way. */
  private final class Member {
    private final TrainingRun run;
    private final BooleanSupplier stopping;
    private final MemberRecord written;
    private final OutcomeBuilder outcome;
    private final List<MemberResult.KeptReading> readings = new ArrayList<>();
    private final long begin = System.nanoTime();
    private long paused;

    Member(int cell, TrainingRun run, BooleanSupplier stopping, MemberRecord written) {
      this.run = run;
      this.stopping = stopping;
      this.written = written;
      outcome = new OutcomeBuilder(cell, threshold, run);
    }

    MemberResult make() {
      RunConfig config = run.config();
      int every = config.probes().every().orElseThrow();
      while (!isOver(config)) {
        if (isStopping()) {
          return new MemberResult(ended(Status.STOPPED, ""), false, List.of());
        }
        if (run.step() % every == 0) {
          Measurement reading = read();
          if (reading.train().loss() <= stop.loss()) {
            return complete(ended(Status.STOPPED, "The loss has reached where it is to stop."));
          }
          if (stop.diverged()
              && !(reading.train().loss() <= StopRule.DIVERGED * outcome.firstLoss())) {
            return complete(diverged(run.step(), false));
          }
        }
        String reached = reached();
        if (!reached.isEmpty()) {
          readIfNew();
          return complete(ended(Status.STOPPED, reached));
        }
        long step = run.step();
        if (!Double.isFinite(run.advance())) {
          return complete(diverged(step, true));
        }
      }
      Measurement end = readIfNew();
      boolean beyond =
          end != null
              && stop.diverged()
              && !(end.train().loss() <= StopRule.DIVERGED * outcome.firstLoss());
      return complete(beyond ? diverged(run.step(), false) : ended(Status.FINISHED, ""));
    }

    private boolean isOver(RunConfig config) {
      if (config.length().steps().isPresent()) {
        return config.length().isReached(run.step());
      }
      Progress progress = run.progress();
      return run.step() >= leastSteps
          && (progress.learningTime() >= learningTime || progress.examplesSeen() >= examples);
    }

    /** Which condition to stop is met; blank for none. */
    private String reached() {
      Progress progress = run.progress();
      if (progress.learningTime() >= stop.learningTime()) {
        return "The learning time has reached where it is to stop.";
      }
      if (progress.examplesSeen() >= stop.examples()) {
        return "As many examples have been seen as are to be.";
      }
      return seconds() >= stop.seconds() ? "The time is over." : "";
    }

    private boolean isStopping() {
      long asked = System.nanoTime();
      boolean stops = stopping.getAsBoolean();
      long waited = System.nanoTime() - asked;
      if (waited > PAUSE) {
        paused += waited;
      }
      return stops;
    }

    private double seconds() {
      return (System.nanoTime() - begin - paused) * 1e-9;
    }

    private Measurement read() {
      Measurement reading = run.measure();
      outcome.add(reading);
      written.read(reading);
      if (keep != Keep.OUTCOME) {
        readings.add(new MemberResult.KeptReading(reading.step(), Quantities.of(reading)));
      }
      return reading;
    }

    private @Nullable Measurement readIfNew() {
      return outcome.lastStep() == run.step() ? null : read();
    }

    private MemberOutcome ended(Status status, String reason) {
      return outcome.build(status, reason, MemberOutcome.NEVER, false, seconds());
    }

    private MemberOutcome diverged(long step, boolean infinite) {
      return outcome.build(Status.DIVERGED, "", step, infinite, seconds());
    }

    private MemberResult complete(MemberOutcome made) {
      written.ended(made);
      return new MemberResult(made, true, readings);
    }
  }
}
