package dev.edgescope.app.workspace.library;

import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.workspace.replay.ReplayModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/**
 * Has recorded runs tell all that happened in them, for the charts of live ones. They tell it again
 * from the start, one run after the other and a part a frame, so that the window goes on.
 */
final class LayingOver {
  private final List<Task> underWay = new ArrayList<>();
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse(now);
        }
      };

  private record Task(
      List<ReplayModel> left, List<RunRecord> told, Consumer<List<RunRecord>> then) {}

  /**
   * Begins.
   *
   * @param runs at least one
   * @param then takes their records, in the same order, when all of it is there
   */
  void begin(List<ReplayModel> runs, Consumer<List<RunRecord>> then) {
    underWay.add(new Task(new ArrayList<>(runs), new ArrayList<>(), then));
    timer.start();
  }

  /** What is under way is given up. */
  void close() {
    underWay.clear();
    timer.stop();
  }

  private void pulse(long now) {
    Task task = underWay.getFirst();
    ReplayModel first = task.left().getFirst();
    first.pulse(now);
    if (first.isCaughtUp()) {
      task.left().removeFirst();
      task.told().add(first.comparison().main().recordProperty().get());
      if (task.left().isEmpty()) {
        underWay.removeFirst();
        task.then().accept(task.told());
      }
    }
    if (underWay.isEmpty()) {
      timer.stop();
    }
  }
}
