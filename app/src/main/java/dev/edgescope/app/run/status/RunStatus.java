package dev.edgescope.app.run.status;

import dev.edgescope.app.run.pace.SpeedMeter;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasuringProgress;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The status line: where the run is, how fast it goes, and what measuring costs. Speeds change at
 * most four times a second, so that they can be read, and the position ten times: each change has
 * the line laid out anew.
 */
public final class RunStatus {
  private static final long SPEED_NANOS = 250_000_000;
  private static final long POSITION_NANOS = 100_000_000;

  private final SpeedMeter meter = new SpeedMeter();
  private final ReadOnlyStringWrapper step = text("step");
  private final ReadOnlyStringWrapper learningTime = text("learningTime");
  private final ReadOnlyStringWrapper speed = text("speed");
  private final ReadOnlyStringWrapper measuring = text("measuring");
  private final ReadOnlyStringWrapper readings = text("readings");
  private long currentStep;
  private double currentTime;
  private boolean running;

  /** What is being read, or made again, where that takes its time; empty elsewhere. */
  private String reading = "";

  private long speedNanos;
  private long positionNanos;

  public RunStatus() {
    begin(0);
  }

  /** "step 1,240". */
  public ReadOnlyStringProperty stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** "τ 124.0". */
  public ReadOnlyStringProperty learningTimeProperty() {
    return learningTime.getReadOnlyProperty();
  }

  /** "812 steps/s". */
  public ReadOnlyStringProperty speedProperty() {
    return speed.getReadOnlyProperty();
  }

  /** "measuring 38%"; during a long reading "measuring: NTK trace, about 40 s left". */
  public ReadOnlyStringProperty measuringProperty() {
    return measuring.getReadOnlyProperty();
  }

  /** "λ₁ every 6 steps, 4.1 ms per measurement". */
  public ReadOnlyStringProperty readingsProperty() {
    return readings.getReadOnlyProperty();
  }

  /** The whole line, for those who hear it. */
  public String line() {
    return String.join(
        " · ",
        List.of(step.get(), learningTime.get(), speed.get(), measuring.get(), readings.get()));
  }

  /** The step that the run has reached. */
  public long currentStep() {
    return currentStep;
  }

  /** tau of the step that the run has reached. */
  public double currentLearningTime() {
    return currentTime;
  }

  /** A new run stands at step 0. */
  public void begin(long nanos) {
    currentStep = 0;
    currentTime = 0;
    reading = "";
    rest(nanos);
    readings.set(Words.text("run.runStatus.lambdaNotMeasuredYet"));
    showPosition();
  }

  public void resume(long nanos) {
    running = true;
    meter.restart(nanos, currentStep);
  }

  /** The run waits. */
  public void rest(long nanos) {
    running = false;
    meter.restart(nanos, currentStep);
    speed.set(Words.text("run.runStatus.stepsS"));
    showMeasuring();
  }

  /** Something is being read that takes its time. */
  public void reads(MeasuringProgress.Stage stage) {
    reading = Words.text("run.runStatus.reads", EngineWords.of(stage));
    measuring.set(reading);
  }

  /** What is recorded is made again, before the run can go on. */
  public void catchesUp(long reached, long recorded) {
    reading =
        Words.text("run.runStatus.catchesUp", NumberText.step(reached), NumberText.step(recorded));
    measuring.set(reading);
  }

  /** What was being read is there, or given up. */
  public void hasRead() {
    if (isReading()) {
      reading = "";
      showMeasuring();
    }
  }

  /** Whether something is being read that takes its time. */
  public boolean isReading() {
    return !reading.isEmpty();
  }

  private void showMeasuring() {
    double share = running ? meter.measuringShare() : Double.NaN;
    measuring.set(
        isReading()
            ? reading
            : Words.text(
                "run.runStatus.measuring",
                Double.isNaN(share) ? "–" : Math.round(share * 100) + "%"));
  }

  /** The run is over; the last speeds stand. */
  public void end() {
    running = false;
  }

  public void reach(long reachedStep, double reachedTime) {
    currentStep = reachedStep;
    currentTime = reachedTime;
  }

  public void measured(Measurement measurement, long nanos) {
    if (measurement.step() >= currentStep) {
      reach(measurement.step(), measurement.learningTime());
    }
    meter.measured(nanos, measurement);
    if (!running) {
      showReadings();
    }
  }

  /** Brings the texts up to date, once a frame. */
  public void show(long nanos) {
    if (!running) {
      showPosition();
      return;
    }
    if (nanos - positionNanos >= POSITION_NANOS) {
      positionNanos = nanos;
      showPosition();
    }
    meter.reach(nanos, currentStep);
    if (nanos - speedNanos >= SPEED_NANOS) {
      speedNanos = nanos;
      speed.set(Words.text("run.runStatus.speed", whole(meter.stepsPerSecond())));
      showMeasuring();
      showReadings();
    }
  }

  private void showPosition() {
    step.set(Words.text("run.runStatus.step", NumberText.step(currentStep)));
    learningTime.set("τ " + NumberText.value(currentTime));
  }

  private void showReadings() {
    double seconds = meter.secondsPerReading();
    if (Double.isNaN(seconds)) {
      return;
    }
    String time = duration(seconds);
    double steps = meter.stepsPerReading();
    if (Double.isNaN(steps) || steps <= 0) {
      readings.set(Words.text("run.runStatus.perMeasurement", time));
    } else if (steps < 1.05) {
      readings.set(Words.text("run.runStatus.everyStep", time));
    } else {
      String spacing = steps < 9.95 ? oneDecimal(steps) : whole(steps);
      readings.set(Words.text("run.runStatus.everySteps", time, spacing));
    }
  }

  private static String duration(double seconds) {
    double milliseconds = seconds * 1000;
    if (milliseconds >= 1000) {
      return oneDecimal(seconds) + " s";
    }
    return (milliseconds < 99.95 ? oneDecimal(milliseconds) : whole(milliseconds)) + " ms";
  }

  private static String whole(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return value > 0 && value < 9.95 ? oneDecimal(value) : NumberText.step(Math.round(value));
  }

  private static String oneDecimal(double value) {
    double rounded = Math.rint(value * 10) / 10;
    return rounded == Math.rint(rounded)
        ? NumberText.step((long) rounded)
        : Double.toString(rounded);
  }

  private ReadOnlyStringWrapper text(String name) {
    return new ReadOnlyStringWrapper(this, name, "");
  }
}
