package dev.edgescope.app;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.json.Preset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.concurrent.Task;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;

/** Takes what is dropped anywhere on the window, where no view takes it for itself. */
final class FileDrop {
  private final BackgroundTasks tasks;
  private final BiConsumer<OpenedFile, Optional<Preset>> open;
  private final Consumer<String> refuse;

  /**
   * @param open shows what is in a file, with the experiment where it is one
   * @param refuse says why there is nothing in it, in one sentence
   */
  FileDrop(
      BackgroundTasks tasks,
      BiConsumer<OpenedFile, Optional<Preset>> open,
      Consumer<String> refuse) {
    this.tasks = tasks;
    this.open = open;
    this.refuse = refuse;
  }

  private record Opened(OpenedFile file, Optional<Preset> experiment) {}

  void takeFrom(Scene scene) {
    scene.setOnDragOver(event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
      }
    });
    scene.setOnDragDropped(event -> {
      take(event.getDragboard().getFiles().getFirst().toPath());
      event.setDropCompleted(true);
      event.consume();
    });
  }

  /** Looks into a file beside the window's thread, and shows what is in it. */
  void take(Path file) {
    Task<Opened> reading =
        new Task<>() {
          {
            updateTitle(Words.text("window.fileDrop.opening", String.valueOf(file.getFileName())));
          }

          @Override
          protected Opened call() {
            OpenedFile opened = OpenedFile.of(file);
            return new Opened(opened, opened.experiment());
          }
        };
    reading.setOnSucceeded(
        event -> open.accept(reading.getValue().file(), reading.getValue().experiment()));
    reading.setOnFailed(
        event -> refuse.accept(String.valueOf(reading.getException().getMessage())));
    tasks.run(reading);
  }
}
