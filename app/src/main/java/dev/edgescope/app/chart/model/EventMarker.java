package dev.edgescope.app.chart.model;

/**
 * Something that happened to the run and that all charts show.
 *
 * @param label such as "α 0.1 → 0.2"
 */
public record EventMarker(Moment moment, String label, Kind kind) {

  /** What happened. */
  public enum Kind {
    /** The hand moved a control: a line through the whole chart. */
    CHANGE,
    /** The run came into another state by itself: a mark on the time axis. */
    STATE
  }

  /** A change. */
  public EventMarker(Moment moment, String label) {
    this(moment, label, Kind.CHANGE);
  }
}
