package dev.edgescope.engine.record;

import dev.edgescope.engine.config.RunConfig;
import java.time.Instant;
import java.util.List;

/**
 * A run in short, as a list of runs shows it.
 *
 * @param config the configuration that it began with
 * @param inForce the same with the controls as they stood at the last recorded step
 * @param started when it began
 * @param steps number of steps made
 * @param end how it ended
 * @param label what the user calls it
 * @param sharpness its sharpness curve: the measurements that have a sharpness, in order
 */
public record RunSummary(
    RunConfig config,
    RunConfig inForce,
    Instant started,
    long steps,
    End end,
    RunLabel label,
    List<Point> sharpness) {

  public RunSummary {
    sharpness = List.copyOf(sharpness);
  }

  /** How a run ended. */
  public enum End {
    /** Not of its own: it was given up, or broke off, and can go on. */
    OPEN,
    /** By its configured number of steps. */
    FINISHED,
    /** By diverging. */
    DIVERGED,
    /** Before its time for another reason, such as its input. */
    FAILED
  }

  /**
   * A measurement.
   *
   * @param sharpness lambda_1, of an adaptive rule the effective one
   * @param edge of it at that step
   */
  public record Point(long step, double sharpness, double edge) {}
}
