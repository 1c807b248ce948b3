package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.workspace.study.Knob;

/** How far what was computed at once has been shown, at a pace that the eye can follow. */
final class Playback {
  private static final double SECOND = 1e9;

  private final Knob<Double> pace;
  private double position;
  private long last;

  Playback(double stepsPerSecond) {
    pace =
        Knob.number(
            "playback",
            "Pace, steps/s",
            "How fast the steps are shown; slow motion to the left.",
            stepsPerSecond,
            new LogarithmicScale(1, 2000));
  }

  Knob<Double> pace() {
    return pace;
  }

  void restart() {
    position = 0;
    last = System.nanoTime();
  }

  /** The number of steps to be shown by now. */
  int advance() {
    long now = System.nanoTime();
    position += (now - last) / SECOND * pace.get();
    last = now;
    return (int) Math.min(position, Integer.MAX_VALUE);
  }
}
