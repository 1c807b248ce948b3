package dev.edgescope.app.control;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.text.Words;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.controlsfx.control.TaskProgressView;

/**
 * Says what is under way beside the window, and is there only while something takes long. Pressed,
 * it shows every task with its progress and a way to cancel it.
 */
public final class TasksButton extends Button implements View {
  /** As in the style sheet. */
  private static final double ROW_HEIGHT = 64;

  /** Most work is done before anything would have to be said. */
  private static final Duration PATIENCE = Duration.millis(300);

  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private final Subscriptions life = new Subscriptions();
  private final ObservableList<Task<?>> underWay;
  private final ProgressBar bar = new ProgressBar();
  private final TaskProgressView<Task<?>> list = new TaskProgressView<>();
  private final Popover popover = new Tasks(list);

  public TasksButton(BackgroundTasks tasks) {
    underWay = tasks.underWay();
    setId("tasks");
    getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "tasks-button");
    bar.getStyleClass().add(Styles.SMALL);
    setGraphic(bar);
    setTooltip(new Tooltip(Words.text("control.tasksButton.whatIsUnderWayAnd")));
    list.setId("tasks-list");
    list.prefHeightProperty().bind(Bindings.size(list.getTasks()).multiply(ROW_HEIGHT));
    setVisible(false);
    managedProperty().bind(visibleProperty());
    patience.setOnFinished(event -> setVisible(true));
    setOnAction(event -> toggle());
    life.add(underWay.subscribe(this::show));
    show();
  }

  @Override
  public void close() {
    life.end();
    patience.stop();
    popover.hide();
    textProperty().unbind();
    bar.progressProperty().unbind();
    list.getTasks().clear();
  }

  private void show() {
    if (underWay.isEmpty()) {
      patience.stop();
      setVisible(false);
      popover.hide();
    } else if (!isVisible()) {
      patience.play();
    }
    // The list itself lets go of those that have ended.
    underWay.stream().filter(task -> !list.getTasks().contains(task)).forEach(list.getTasks()::add);
    textProperty().unbind();
    bar.progressProperty().unbind();
    bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    if (underWay.size() == 1) {
      Task<?> only = underWay.getFirst();
      textProperty().bind(only.titleProperty());
      bar.progressProperty().bind(only.progressProperty());
    } else {
      setText(Words.text("control.tasksButton.tasks", String.valueOf(underWay.size())));
    }
  }

  private void toggle() {
    if (popover.isShowing()) {
      popover.hide();
    } else {
      popover.show(this);
    }
  }

  private static final class Tasks extends ContentPopover {
    Tasks(TaskProgressView<Task<?>> list) {
      super(ArrowLocation.BOTTOM_RIGHT);
      fill(new VBox(list));
    }
  }
}
