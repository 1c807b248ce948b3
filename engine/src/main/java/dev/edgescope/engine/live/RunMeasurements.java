package dev.edgescope.engine.live;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.measure.MeasuringSchedule;
import dev.edgescope.engine.measure.RegimeDetector;
import dev.edgescope.engine.measure.Work;
import dev.edgescope.engine.training.RunReadings;
import dev.edgescope.engine.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the readings of one run of a {@link RunLoop} when they are due or asked for, and tells them
 * with what follows from them. For the loop's thread alone.
 */
final class RunMeasurements {
  /** What takes no longer is not worth a word. */
  private static final long BETWEEN_TOLD = TimeUnit.MILLISECONDS.toNanos(500);

  private final TrainingRun run;
  private final long runId;
  private final EventOutbox outbox;
  private final MeasuringThread thread;
  private final MeasuringThread.Meanwhile meanwhile;
  private final MeasuringSchedule schedule;
  private final RegimeDetector regimes;
  private long lastStep;

  /** The last one that was taken here; null before the first. */
  private @Nullable Measurement last;

  private boolean landscapeWanted;
  private boolean portraitWanted;
  private boolean densityWanted;

  /** Whether something is being read, beside which commands are heard. */
  private boolean underWay;

  private boolean controlMoved;

  /** When it was last told how far a reading is, or one has begun. */
  private long toldTime;

  /**
   * @param past readings from before
   * @param thread takes the readings
   * @param meanwhile is done beside a long one
   */
  RunMeasurements(
      TrainingRun run,
      long runId,
      List<Measurement> past,
      EventOutbox outbox,
      MeasuringThread thread,
      MeasuringThread.Meanwhile meanwhile) {
    this.run = run;
    this.runId = runId;
    this.outbox = outbox;
    this.thread = thread;
    this.meanwhile = meanwhile;
    schedule = new MeasuringSchedule(run.config().probes(), Work.of(run.network(), run.examples()));
    regimes = new RegimeDetector(run.examples(), run.edge(), run.config().kernelMark());
    lastStep = past.isEmpty() ? -1 : past.getLast().step();
  }

  void setShare(double share) {
    schedule.setShare(share);
  }

  /** Whether something is being read. */
  boolean isUnderWay() {
    return underWay;
  }

  /** A change by hand is none of the run's own. */
  void controlMoved() {
    if (underWay) {
      controlMoved = true; // what is being read is from before
    } else {
      regimes.controlMoved(run.edge());
    }
  }

  /**
   * @param running whether the time it takes is the run's
   */
  void takeIfDue(boolean running) throws InterruptedException {
    if (lastStep != run.step() && schedule.isDue(run.step(), System.nanoTime())) {
      take(running);
    }
  }

  /** The same where the run comes to rest: with a budget there is always time then. */
  void takeAtRest(boolean running) throws InterruptedException {
    if (schedule.isBudgeted() && lastStep != run.step()) {
      take(running);
    } else {
      takeIfDue(running);
    }
  }

  private void take(boolean running) throws InterruptedException {
    outbox.flush(runId);
    long start = System.nanoTime();
    boolean complete = !running && schedule.isBudgeted();
    RunReadings readings = run.readings();
    Measurement measurement = read(complete ? readings.measurement() : readings.spaced());
    run.keep(measurement);
    lastStep = run.step();
    last = measurement;
    outbox.put(new RunEvent.Measured(runId, measurement));
    takeWhatIsWanted();
    if (running) {
      schedule.measured(start, System.nanoTime());
    } else {
      schedule.measuredIdle();
    }
    tellRegime(measurement, true);
    if (controlMoved) {
      controlMoved = false;
      regimes.controlMoved(run.edge());
    }
  }

  /** Tells how far what is being read is, now and then. */
  void tellProgress() throws InterruptedException {
    long now = System.nanoTime();
    Optional<MeasuringProgress.Stage> stage = run.readings().stage();
    if (stage.isPresent() && now - toldTime >= BETWEEN_TOLD) {
      toldTime = now;
      outbox.offer(new RunEvent.Measuring(runId, run.step(), stage.get()));
    }
  }

  /** Reads something, and hears commands beside it. */
  private <T> T read(Supplier<T> reading) throws InterruptedException {
    underWay = true;
    toldTime = System.nanoTime();
    try {
      return thread.take(reading, meanwhile, run::giveUp);
    } finally {
      underWay = false;
    }
  }

  /**
   * Tells the regime as of a reading, also one from before.
   *
   * @param unrecorded whether the listener has not heard of it
   */
  void tellRegime(Measurement measurement, boolean unrecorded) throws InterruptedException {
    Optional<RegimeDetector.Label> label = regimes.observe(measurement);
    if (label.isPresent()) {
      tell(label.get(), measurement.step(), measurement.learningTime(), unrecorded);
    }
  }

  /** Tells the regime of a run whose loss is not finite any more. */
  void tellDivergence(long step, double learningTime) throws InterruptedException {
    tell(regimes.diverged(step), step, learningTime, true);
  }

  private void tell(RegimeDetector.Label label, long step, double learningTime, boolean unrecorded)
      throws InterruptedException {
    if (!label.changed()) {
      outbox.offer(new RunEvent.RegimeConfirmed(runId, step, label.regime(), label.reason()));
      return;
    }
    RunEvent change =
        new RunEvent.RegimeChanged(runId, step, learningTime, label.regime(), label.reason());
    if (unrecorded) {
      outbox.put(change);
    } else {
      outbox.offer(change);
    }
  }

  /** At once, or with the next reading. */
  void drawLandscape() throws InterruptedException {
    landscapeWanted = true;
    takeWhatIsWanted();
  }

  /** At once, or after what is being read. */
  void takeDensity() throws InterruptedException {
    densityWanted = true;
    takeWhatIsWanted();
  }

  /** At once, or after what is being read. */
  void takePortrait() throws InterruptedException {
    portraitWanted = true;
    takeWhatIsWanted();
  }

  private void takeWhatIsWanted() throws InterruptedException {
    while (!underWay && (portraitWanted || densityWanted || canDrawLandscape())) {
      outbox.flush(runId);
      if (portraitWanted) {
        portraitWanted = false;
        outbox.offer(new RunEvent.PortraitTaken(runId, read(run.readings()::portrait)));
      } else if (densityWanted) {
        densityWanted = false;
        outbox.offer(new RunEvent.DensityTaken(runId, read(run.readings().densitySnapshot())));
      } else if (last != null) {
        landscapeWanted = false;
        Measurement at = last;
        outbox.offer(new RunEvent.LandscapeDrawn(runId, read(() -> run.readings().landscape(at))));
      }
    }
  }

  /** Drawn where the instruments have been read: it needs what they have found there. */
  private boolean canDrawLandscape() {
    return landscapeWanted
        && last != null
        && last.step() == run.step()
        && last.curvature().hessian().size() > 0
        && Double.isFinite(last.train().loss());
  }
}
