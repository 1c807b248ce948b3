package dev.edgescope.app.workspace;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.WholeFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;

/** Writes files beside the window's thread, and says in a sentence what came of each. */
public final class Saving {
  private final BackgroundTasks tasks;
  private final Outcome outcome;

  /** What writes. */
  @FunctionalInterface
  public interface Work {

    /** Writes, whole or not at all; progress need not be told. */
    void write(WholeFile.Progress progress) throws IOException;
  }

  public Saving(BackgroundTasks tasks, Outcome outcome) {
    this.tasks = tasks;
    this.outcome = outcome;
  }

  /** Where it is done. */
  BackgroundTasks tasks() {
    return tasks;
  }

  /**
   * Writes a file.
   *
   * @param subject what it is, with its article and a capital: "The picture"
   */
  public void save(Path file, String subject, Work work) {
    save(
        file,
        subject,
        Words.text("workspace.saving.savedAs", String.valueOf(file.getFileName())),
        work);
  }

  /**
   * Writes several files, named by one of them.
   *
   * @param done the sentence that says that they are there
   */
  public void save(Path file, String subject, String done, Work work) {
    Task<Void> task =
        new Task<>() {
          {
            updateTitle(Words.text("workspace.saving.saving", String.valueOf(file.getFileName())));
            updateMessage(String.valueOf(file.toAbsolutePath().getParent()));
          }

          @Override
          protected @Nullable Void call() throws IOException {
            work.write(this::reached);
            return null;
          }

          private void reached(double share) throws InterruptedIOException {
            if (isCancelled()) {
              throw new InterruptedIOException(Words.text("workspace.saving.cancelled"));
            }
            updateProgress(share, 1);
          }
        };
    task.setOnSucceeded(event -> outcome.done(done));
    task.setOnCancelled(event ->
        outcome.done(
            Words.text("workspace.saving.cancelledFile", String.valueOf(file.getFileName()))));
    task.setOnFailed(event -> outcome.refused(sentence(subject, task.getException())));
    tasks.run(task);
  }

  private static String sentence(String subject, Throwable failure) {
    return switch (failure) {
      case RunFileException e -> String.valueOf(e.getMessage());
      case OutOfMemoryError _ -> Words.text("workspace.saving.noMemory", subject);
      case IOException e -> Words.text("workspace.saving.failed", subject, FileReason.of(e));
      default -> Words.text("workspace.saving.defect", subject, String.valueOf(failure));
    };
  }
}
