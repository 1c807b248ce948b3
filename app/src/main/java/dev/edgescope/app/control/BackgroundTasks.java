package dev.edgescope.app.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import javafx.concurrent.WorkerStateEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of a window that is under way beside its thread, each on a thread of its own. A window
 * has one of these; {@link TasksButton} shows what is in it. For the JavaFX thread.
 */
public final class BackgroundTasks {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundTasks.class);

  private final ObservableList<Task<?>> underWay = FXCollections.observableArrayList();
  private final ObservableList<Task<?>> readable =
      FXCollections.unmodifiableObservableList(underWay);
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Starts a task. Its title says what it does, its message how far it is; whoever starts it tells
   * the user what comes of it. Cancelled, it is interrupted.
   */
  public void run(Task<?> task) {
    Thread thread = Thread.ofPlatform().name("edgescope-task").unstarted(task);
    task.addEventHandler(
        WorkerStateEvent.ANY,
        event -> {
          switch (task.getState()) {
            case READY, SCHEDULED, RUNNING -> {}
            case SUCCEEDED, CANCELLED -> end(task, thread);
            case FAILED -> {
              LOG.warn("\"{}\" failed", task.getTitle(), task.getException());
              end(task, thread);
            }
          }
        });
    threads.add(thread);
    underWay.add(task);
    thread.start();
  }

  /** Starts work whose progress is not known, and which goes on to its end when it is cancelled. */
  public void run(String title, Runnable work) {
    run(
        new Task<Void>() {
          {
            updateTitle(title);
          }

          @Override
          protected @Nullable Void call() {
            work.run();
            return null;
          }
        });
  }

  /** What is under way, in the order in which it was started. */
  public ObservableList<Task<?>> underWay() {
    return readable;
  }

  /**
   * The window is closed: waits for what is under way, and cancels what takes longer than that. A
   * program does not end before a cancelled task has left its files as they were.
   */
  public void end(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List.copyOf(underWay).forEach(Task::cancel);
  }

  private void end(Task<?> task, Thread thread) {
    underWay.remove(task);
    threads.remove(thread);
  }
}
