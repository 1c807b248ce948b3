package dev.edgescope.app.chart;

/** A recorded point in time of a run, in both time bases. */
public record Moment(long step, double learningTime) {
  /** The horizontal coordinate in the given base. */
  public double in(TimeBase base) {
    return base.pick(step, learningTime);
  }
}
