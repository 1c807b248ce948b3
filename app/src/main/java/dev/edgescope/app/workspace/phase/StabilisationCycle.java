package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.chart.model.CyclePlane;
import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.sweep.Trajectory;
import java.util.List;
import java.util.Set;

/** The way of a small system in the plane of self-stabilisation, as it is played. */
final class StabilisationCycle {
  private final CyclePlane plane =
      new CyclePlane("cycle", Words.text("charts.selfStabilisation.title"));

  /**
   * Full-batch gradient descent in double precision on the squared error, with what the plane shows
   * measured at every step.
   */
  static RunConfig descent(InlineData data, ModelConfig model, double learningRate, long steps) {
    return new RunConfig(
        data,
        model,
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate, 0.0, BatchSize.full()),
        new ProbeConfig(
                1,
                ProbeConfig.Spacing.every(1),
                Set.of(
                    Quantity.MIDPOINT_SHARPNESS, Quantity.OSCILLATION, Quantity.OSCILLATION_CENTRE))
            .withCostly(ProbeConfig.Costly.EACH),
        Precision.DOUBLE,
        1,
        RunLength.steps(steps));
  }

  PhaseContent content() {
    return plane.content();
  }

  /**
   * Begins a way of which nothing is seen yet.
   *
   * @param edge 2/alpha
   */
  void begin(List<Trajectory.Point> way, double edge) {
    plane.begin(
        way.stream().map(StabilisationCycle::place).toList(),
        edge,
        way.stream()
            .mapToDouble(point -> point.cycle().centre())
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN));
  }

  /** A point of the way comes into sight. */
  void pass(Trajectory.Point point) {
    plane.pass(place(point), point.cycle().centre());
  }

  private static CyclePlane.Place place(Trajectory.Point point) {
    return new CyclePlane.Place(point.cycle().swing(), point.cycle().sharpness());
  }
}
