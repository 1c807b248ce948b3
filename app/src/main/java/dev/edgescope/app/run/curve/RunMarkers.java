package dev.edgescope.app.run.curve;

import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.training.ControlChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** When the controls of a run moved and its regime changed, in order. */
public final class RunMarkers {
  private static final long ONE_GESTURE_NANOS = 400_000_000;

  private final int examples;
  private final ObservableList<EventMarker> markers = FXCollections.observableArrayList();
  private final ObservableList<EventMarker> readable =
      FXCollections.unmodifiableObservableList(markers);
  private final List<ControlChange> changes = new ArrayList<>();
  private MarkedChange lastChange = MarkedChange.NONE;

  /** The change that the last marker tells of, while the hand may still be moving. */
  private record MarkedChange(Control control, double from, long nanos, boolean marked) {
    static final MarkedChange NONE = new MarkedChange(Control.LEARNING_RATE, 0, 0, false);
  }

  /**
   * @param examples D
   */
  public RunMarkers(int examples) {
    this.examples = examples;
  }

  /** The marks on the time axis. */
  public ObservableList<EventMarker> all() {
    return readable;
  }

  /** Every change of a control, also those that share a mark. */
  public List<ControlChange> changes() {
    return Collections.unmodifiableList(changes);
  }

  /**
   * Notes a change of a control. While the hand drags a slider there are many; they make one
   * marker, from where it started to where it is.
   *
   * @param nanos when, on any clock
   */
  public void add(ControlChange change, Moment at, long nanos) {
    changes.add(change);
    boolean sameGesture =
        lastChange.marked()
            && lastChange.control() == change.control()
            && nanos - lastChange.nanos() < ONE_GESTURE_NANOS;
    double from = sameGesture ? lastChange.from() : change.from();
    boolean marked = change.step() > 0;
    EventMarker marker = new EventMarker(at, words(change, from));
    if (sameGesture) {
      markers.set(markers.size() - 1, marker);
    } else if (marked) {
      markers.add(marker);
    }
    lastChange = new MarkedChange(change.control(), from, nanos, marked);
  }

  /** Notes what the run has come to be. */
  public void add(String state, Moment at) {
    lastChange = MarkedChange.NONE;
    markers.add(new EventMarker(at, state, EventMarker.Kind.STATE));
  }

  private String words(ControlChange change, double from) {
    String symbol =
        switch (change.control()) {
          case LEARNING_RATE -> "α";
          case BATCH_SIZE -> "B";
          case BETA1 -> "β₁";
          case CLIP_NORM -> "c";
          case SIGMA -> "σ";
          case STEER_TARGET -> "K";
        };
    boolean whole = change.control() == Control.BATCH_SIZE;
    return String.format(
        Locale.ROOT,
        "%s %s → %s",
        symbol,
        whole ? batch(from) : NumberText.setting(from),
        whole ? batch(change.to()) : NumberText.setting(change.to()));
  }

  private String batch(double size) {
    return size >= examples ? Words.text("run.runMarkers.full") : NumberText.step((long) size);
  }
}
