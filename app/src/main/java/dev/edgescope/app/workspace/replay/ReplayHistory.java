package dev.edgescope.app.workspace.replay;

import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.mark.Cursors;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.control.UndoHistory;
import dev.edgescope.app.session.LiveViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes in what the hand does to the charts of a replay: the part of the run that is in sight, the
 * cursors, the notes. Looked at once a frame, so that a drag of the mouse is one change.
 */
final class ReplayHistory {
  private final UndoHistory undo;
  private final List<Watched<?>> watched;

  ReplayHistory(LiveViewModel screen) {
    undo = screen.undo();
    TimeAxis axis = screen.timeAxis();
    ChartMarks marks = screen.marks();
    Cursors cursors = marks.cursors();
    watched =
        List.of(
            new Watched<>(() -> Sight.of(axis), sight -> sight.showOn(axis)),
            new Watched<>(() -> marks.notes(), marks::setNotes),
            new Watched<>(
                cursors::pair,
                pair ->
                    pair.ifPresentOrElse(both -> cursors.put(both.a(), both.b()), cursors::clear)));
  }

  /** Takes in what has changed since the last look. */
  void look() {
    watched.forEach(Watched::look);
  }

  /** What the charts go over; the range is empty while it follows the run. */
  private record Sight(TimeBase base, ValueScale scale, Optional<Range> range) {
    static Sight of(TimeAxis axis) {
      return new Sight(
          axis.base(),
          axis.scale(),
          axis.isFollowing()
              ? Optional.empty()
              : Optional.of(new Range(axis.lower(), axis.upper())));
    }

    void showOn(TimeAxis axis) {
      axis.baseProperty().set(base);
      axis.scaleProperty().set(scale);
      range.ifPresentOrElse(shown -> axis.show(shown.from(), shown.to()), axis::follow);
    }
  }

  private record Range(double from, double to) {}

  private final class Watched<T> {
    private final Supplier<T> now;
    private final Consumer<T> setter;
    private T seen;

    Watched(Supplier<T> now, Consumer<T> setter) {
      this.now = now;
      this.setter = setter;
      seen = now.get();
    }

    void look() {
      T before = seen;
      T after = now.get();
      if (!after.equals(before)) {
        seen = after;
        undo.push(this, () -> set(before), () -> set(after));
      }
    }

    private void set(T value) {
      setter.accept(value);
      seen = now.get();
    }
  }
}
