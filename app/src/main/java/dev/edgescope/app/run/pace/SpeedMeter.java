package dev.edgescope.app.run.pace;

import dev.edgescope.engine.measure.Measurement;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast the run goes and what measuring costs, over the last second or the last few readings,
 * whichever is longer.
 */
public final class SpeedMeter {
  private static final long WINDOW_NANOS = 1_000_000_000;
  private static final int FEWEST = 5;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private final Deque<Reading> readings = new ArrayDeque<>();

  private record Sample(long nanos, long step) {}

  private record Reading(long nanos, long step, double seconds) {}

  /** Forgets the past, as after a pause: the time that passed was not work. */
  public void restart(long nanos, long step) {
    samples.clear();
    readings.clear();
    samples.add(new Sample(nanos, step));
  }

  /** The run has reached a step. */
  public void reach(long nanos, long step) {
    samples.add(new Sample(nanos, step));
    while (samples.size() > 2 && nanos - second(samples).nanos() >= WINDOW_NANOS) {
      samples.removeFirst();
    }
  }

  public void measured(long nanos, Measurement measurement) {
    readings.add(new Reading(nanos, measurement.step(), measurement.seconds()));
    while (readings.size() > FEWEST && nanos - readings.getFirst().nanos() > WINDOW_NANOS) {
      readings.removeFirst();
    }
  }

  public double stepsPerSecond() {
    if (samples.size() < 2) {
      return Double.NaN;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    double seconds = (last.nanos() - first.nanos()) * 1e-9;
    return seconds > 0 ? (last.step() - first.step()) / seconds : Double.NaN;
  }

  /** Seconds a reading takes, the mean of the recent ones; NaN before the first. */
  public double secondsPerReading() {
    return readings.stream().mapToDouble(Reading::seconds).average().orElse(Double.NaN);
  }

  /** Steps from one reading to the next, on average; NaN before the second. */
  public double stepsPerReading() {
    if (readings.size() < 2) {
      return Double.NaN;
    }
    long steps = readings.getLast().step() - readings.getFirst().step();
    return steps / (readings.size() - 1.0);
  }

  /** The share of the time that goes to measuring; NaN where too little is known. */
  public double measuringShare() {
    double share = secondsPerReading() * stepsPerSecond() / stepsPerReading();
    return Double.isFinite(share) ? Math.min(share, 1) : Double.NaN;
  }

  private static Sample second(Deque<Sample> samples) {
    var iterator = samples.iterator();
    iterator.next();
    return iterator.next();
  }
}
