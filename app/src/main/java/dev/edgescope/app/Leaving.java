package dev.edgescope.app;

import dev.edgescope.app.text.Words;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.controlsfx.control.MaskerPane;

/**
 * How a window is left: it is gone when what is under way has ended, and says what it waits for.
 * Who asks a second time does not wait any longer.
 */
final class Leaving {
  /** What whoever asks a second time waits at most. */
  static final Duration AT_ONCE = Duration.ofMillis(1_500);

  /** Most of what is under way has ended before anything would have to be said. */
  private static final javafx.util.Duration PATIENCE = javafx.util.Duration.millis(300);

  private final Stage stage;
  private final StackPane root;
  private final Runnable completion;
  private final ObservableList<Task<?>> tasks;
  private final Supplier<List<String>> runs;
  private final PauseTransition patience = new PauseTransition(PATIENCE);
  private boolean begun;

  /**
   * A window that is not left yet.
   *
   * @param root where it says what it waits for
   * @param completion ends the runs and waits for their files; called once, beside the JavaFX
   *     thread
   * @param tasks what else is waited for
   * @param runs the names of the runs
   */
  Leaving(
      Stage stage,
      StackPane root,
      Runnable completion,
      ObservableList<Task<?>> tasks,
      Supplier<List<String>> runs) {
    this.stage = stage;
    this.root = root;
    this.completion = completion;
    this.tasks = tasks;
    this.runs = runs;
    patience.setOnFinished(event -> say());
  }

  /** Whether the window was asked to go. */
  boolean hasBegun() {
    return begun;
  }

  /** Keeps the window until all is complete; lets it go where that has been asked before. */
  void request(WindowEvent event) {
    if (begun) {
      return;
    }
    begun = true;
    event.consume();
    patience.play();
    Thread.ofPlatform()
        .daemon()
        .name("edgescope-leaving")
        .start(() -> {
          completion.run();
          Platform.runLater(this::leave);
        });
  }

  private void leave() {
    tasks.addListener((ListChangeListener<Task<?>>) change -> hideWithoutTasks());
    hideWithoutTasks();
  }

  private void hideWithoutTasks() {
    if (tasks.isEmpty()) {
      patience.stop();
      stage.hide();
    }
  }

  private void say() {
    List<String> titles = tasks.stream().map(Task::getTitle).toList();
    List<String> waited = titles.isEmpty() ? runs.get() : titles;
    MaskerPane masker = new MaskerPane();
    masker.setId("leaving");
    masker.setText(Words.text("window.leaving.waiting", String.join(", ", waited)));
    root.getChildren().forEach(child -> child.setDisable(true));
    root.getChildren().add(masker);
  }
}
