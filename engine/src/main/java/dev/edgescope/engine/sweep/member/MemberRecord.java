package dev.edgescope.engine.sweep.member;

import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.nio.file.Path;
import java.util.Optional;

/** Records a member into a run file of its own, which opens as a run like any other. */
abstract sealed class MemberRecord implements AutoCloseable {

  /** Writes nothing. */
  static MemberRecord none() {
    return new None();
  }

  /**
   * Begins a run file, which takes the place of one that was broken off.
   *
   * @throws RunFileException if it cannot be written
   */
  static MemberRecord in(Path file, TrainingRun run) {
    return new File(file, run);
  }

  /** The steps since the last reading, and a reading. */
  abstract void read(Measurement reading);

  /** The end of the run. */
  abstract void ended(MemberOutcome outcome);

  @Override
  public abstract void close();

  private static final class None extends MemberRecord {
    @Override
    void read(Measurement reading) {}

    @Override
    void ended(MemberOutcome outcome) {}

    @Override
    public void close() {}
  }

  private static final class File extends MemberRecord {
    private static final long RUN = 1;
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final TrainingRun run;
    private final RunRecorder recorder;
    private int told;

    File(Path file, TrainingRun run) {
      this.file = file;
      this.run = run;
      recorder =
          new RunRecorder(started -> file, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE);
      recorder.started(
          new RunEvent.Started(RUN, run.config(), run.parameters(), run.examples(), run.outputs()),
          RunStart.of(run.config()),
          run.dataChecksum());
      Optional<String> refusal = recorder.begin();
      if (refusal.isPresent()) {
        recorder.close();
        throw new RunFileException(refusal.get());
      }
    }

    @Override
    void read(Measurement reading) {
      tellSteps();
      recorder.told(new RunEvent.Measured(RUN, reading));
    }

    private void tellSteps() {
      int made = run.history().steps();
      while (told < made) {
        int size = Math.min(BLOCK, made - told);
        recorder.told(new RunEvent.Stepped(RUN, run.history().block(told, size)));
        told += size;
      }
    }

    @Override
    void ended(MemberOutcome outcome) {
      tellSteps();
      recorder.checkpoint(RUN, run.checkpoint());
      recorder.told(
          outcome.status() == Status.DIVERGED
              ? new RunEvent.Failed(
                  RUN, run.step(), "The run diverged.", Optional.empty(), Optional.empty())
              : new RunEvent.Finished(RUN, run.step()));
      if (!recorder.flush()) {
        throw new RunFileException(
            file + " cannot be written; free space, or give another folder.");
      }
    }

    @Override
    public void close() {
      recorder.close();
    }
  }
}
