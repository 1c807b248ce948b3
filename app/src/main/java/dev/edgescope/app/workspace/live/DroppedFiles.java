package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.lesson.Lesson;
import dev.edgescope.app.session.SnapshotFile;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Outcome;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.concurrent.Task;

/** What the live workspace opens of files: a snapshot, or a lesson. */
public final class DroppedFiles {
  private final Consumer<Path> snapshots;
  private final Lecture lecture;
  private final BackgroundTasks tasks;
  private final Outcome outcome;

  /**
   * @param snapshots goes to the snapshot of a file
   * @param outcome takes what is wrong with a lesson
   */
  DroppedFiles(Consumer<Path> snapshots, Lecture lecture, BackgroundTasks tasks, Outcome outcome) {
    this.snapshots = snapshots;
    this.lecture = lecture;
    this.tasks = tasks;
    this.outcome = outcome;
  }

  /** Goes to the snapshot of a file or plays its lesson, or says what is wrong with it. */
  public void open(Path file) {
    if (SnapshotFile.isSnapshot(file.toString())) {
      snapshots.accept(file);
    } else {
      openLesson(file);
    }
  }

  private void openLesson(Path file) {
    Task<Lesson> reading =
        new Task<>() {
          {
            updateTitle(
                Words.text("live.droppedFiles.opening", String.valueOf(file.getFileName())));
          }

          @Override
          protected Lesson call() {
            return Lecture.read(file);
          }
        };
    reading.setOnSucceeded(event -> lecture.open(reading.getValue()));
    reading.setOnFailed(
        event -> outcome.refused(String.valueOf(reading.getException().getMessage())));
    tasks.run(reading);
  }
}
