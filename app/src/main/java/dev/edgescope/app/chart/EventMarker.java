package dev.edgescope.app.chart;

/** Something that happened to the run and that all charts show, such as "α 0.1 → 0.2". */
public record EventMarker(Moment moment, String label) {
  public EventMarker(long step, double learningTime, String label) {
    this(new Moment(step, learningTime), label);
  }
}
