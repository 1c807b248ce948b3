package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.session.Snapshot;
import dev.edgescope.app.session.SnapshotFile;
import dev.edgescope.app.session.Snapshots;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Outcome;
import dev.edgescope.app.workspace.Saving;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.live.RunPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Snapshots to files and back, and what is recorded of their runs, beside the window. */
final class SnapshotFiles implements Snapshots.Records {
  private final Recording recording;
  private final Outcome outcome;
  private final BackgroundTasks tasks;

  SnapshotFiles(Recording recording, Outcome outcome, BackgroundTasks tasks) {
    this.recording = recording;
    this.outcome = outcome;
    this.tasks = tasks;
  }

  @Override
  public void find(List<RunPort> engines, Consumer<List<Optional<Path>>> then) {
    tasks.run(
        Words.text("live.snapshotFiles.completingTheFilesOfThe"),
        () -> {
          recording.flush();
          List<Optional<Path>> files = engines.stream().map(recording::file).toList();
          Platform.runLater(() -> then.accept(files));
        });
  }

  void save(Snapshot snapshot, Path file) {
    new Saving(tasks, outcome)
        .save(
            file,
            Words.text("live.snapshotFiles.theSnapshot"),
            progress -> SnapshotFile.write(snapshot, file));
  }

  /** Reads one and shows it, or says what is wrong with it. */
  void open(Path file, Snapshots into) {
    tasks.run(
        Words.text("live.snapshotFiles.opening", String.valueOf(file.getFileName())),
        () -> read(file, into));
  }

  private void read(Path file, Snapshots into) {
    try {
      Snapshot snapshot = SnapshotFile.read(file);
      Platform.runLater(() -> into.open(snapshot));
    } catch (InvalidConfigException e) {
      Platform.runLater(() -> outcome.refused(String.valueOf(e.getMessage())));
    }
  }
}
