package dev.edgescope.app.workspace.library;

import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.workspace.replay.ReplayModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/**
 * Lays recorded runs over the live ones. What happened in a run is told again from its start, a
 * part a frame, so that the window goes on; when all of it is there the charts get it.
 */
final class LayingOver {
  private final Consumer<RunRecord> charts;
  private final List<ReplayModel> underWay = new ArrayList<>();
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse(now);
        }
      };

  /**
   * @param charts takes the record of a run that is all there
   */
  LayingOver(Consumer<RunRecord> charts) {
    this.charts = charts;
  }

  void begin(ReplayModel run) {
    underWay.add(run);
    timer.start();
  }

  /** What is under way is given up. */
  void close() {
    underWay.clear();
    timer.stop();
  }

  private void pulse(long now) {
    ReplayModel first = underWay.getFirst();
    first.pulse(now);
    if (first.isCaughtUp()) {
      underWay.removeFirst();
      charts.accept(first.comparison().main().recordProperty().get());
    }
    if (underWay.isEmpty()) {
      timer.stop();
    }
  }
}
