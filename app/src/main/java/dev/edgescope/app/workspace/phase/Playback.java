package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.study.Knob;
import java.util.function.IntConsumer;

/** How far what was computed at once has been shown, at a pace that the eye can follow. */
final class Playback {
  private static final double SECOND = 1e9;

  private final Knob<Double> pace;
  private int end;
  private int shown = -1;
  private double position;
  private long last;

  Playback(double stepsPerSecond) {
    pace =
        Knob.number(
            "playback",
            Words.text("study.playback.paceStepsS"),
            Words.text("study.playback.howFastTheStepsAre"),
            stepsPerSecond,
            new LogarithmicScale(1, 2000));
  }

  Knob<Double> pace() {
    return pace;
  }

  /**
   * Begins at step 0, which is due at once.
   *
   * @param steps from the first point to the last
   */
  void restart(int steps) {
    end = steps;
    shown = -1;
    position = 0;
    last = System.nanoTime();
  }

  /**
   * Shows the steps that are due by now.
   *
   * @param show takes their numbers, one after another
   */
  void advance(IntConsumer show) {
    long now = System.nanoTime();
    position += (now - last) / SECOND * pace.get();
    last = now;
    int due = (int) Math.min(position, end);
    while (shown < due) {
      show.accept(++shown);
    }
  }

  /** The last step that has been shown; -1 for none. */
  int shown() {
    return shown;
  }

  boolean isOver() {
    return shown == end;
  }
}
