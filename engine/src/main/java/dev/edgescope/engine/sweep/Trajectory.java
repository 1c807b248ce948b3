package dev.edgescope.engine.sweep;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole way of a small system: its parameters, loss and sharpness at every step.
 *
 * @param points from step 0, which is always there, to the last; it ends early where the loss
 *     passes {@link #MOST_LOSS}
 * @param diverged whether it ended early
 */
public record Trajectory(List<Point> points, boolean diverged) {
  /** The small systems have losses near one: from here on nothing is left of their shape. */
  public static final double MOST_LOSS = 1000;

  /**
   * A step.
   *
   * @param learningTime tau
   * @param parameters theta in flat order
   * @param loss L
   * @param sharpness lambda_1
   * @param cycle where it is in the plane of self-stabilisation
   */
  public record Point(
      long step,
      double learningTime,
      List<Double> parameters,
      double loss,
      double sharpness,
      Cycle cycle) {
    public Point {
      parameters = List.copyOf(parameters);
    }
  }

  /**
   * Where the run is in the plane of its swing and its sharpness, both taken at the second-order
   * midpoint; NaN where that was not measured.
   *
   * @param swing |x|, how far theta is from the midpoint along u_1 there
   * @param sharpness lambda_1 there
   * @param centre the swing about which it is predicted to cycle; NaN where there is none
   */
  public record Cycle(double swing, double sharpness, double centre) {
    private static Cycle of(Measurement measured) {
      return new Cycle(
          value(measured, Quantity.OSCILLATION),
          value(measured, Quantity.MIDPOINT_SHARPNESS),
          value(measured, Quantity.OSCILLATION_CENTRE));
    }

    private static double value(Measurement measured, Quantity quantity) {
      List<Reading> readings = measured.readings(quantity);
      return readings.isEmpty() ? Double.NaN : readings.getFirst().value();
    }
  }

  public Trajectory {
    points = List.copyOf(points);
  }

  /**
   * Makes a run and keeps all of it.
   *
   * @param config of few parameters, with an end and with an eigenvalue to be measured
   * @throws dev.edgescope.engine.config.InvalidConfigException if no run can be made of it
   */
  public static Trajectory of(RunConfig config) {
    List<Point> points = new ArrayList<>();
    boolean diverged = false;
    try (TrainingRun run = new TrainingRun(config)) {
      boolean ended = false;
      while (!diverged && !ended) {
        Measurement measured = run.measure();
        // What is not a number is not below it either.
        diverged = !(measured.train().loss() <= MOST_LOSS);
        if (!diverged || points.isEmpty()) {
          points.add(
              new Point(
                  run.step(),
                  run.learningTime(),
                  Arrays.stream(run.parameterValues()).boxed().toList(),
                  measured.train().loss(),
                  measured.curvature().hessian().largest(),
                  Cycle.of(measured)));
        }
        ended = config.length().isReached(run.step());
        if (!diverged && !ended) {
          run.advance();
        }
      }
    }
    return new Trajectory(points, diverged);
  }
}
