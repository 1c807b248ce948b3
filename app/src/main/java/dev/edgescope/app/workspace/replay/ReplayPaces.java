package dev.edgescope.app.workspace.replay;

import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;

/** Paces of a replay: from a step a second to a million. */
final class ReplayPaces {
  static final LogarithmicScale SCALE = new LogarithmicScale(1, 1e6);

  static final SettingFormat<Double> FORMAT =
      SettingFormat.of(
          value -> Words.text("library.replayPaces.stepsS", NumberText.step(Math.round(value))),
          text -> {
            throw new IllegalStateException("A pace is not typed");
          });

  private ReplayPaces() {}

  /** A pace of the scale. */
  static double near(double stepsPerSecond) {
    return SCALE.value(SCALE.position(stepsPerSecond));
  }
}
