package dev.edgescope.app.workspace.live;

import dev.edgescope.app.record.Recording;
import dev.edgescope.app.session.Snapshot;
import dev.edgescope.app.session.SnapshotFile;
import dev.edgescope.app.session.Snapshots;
import dev.edgescope.app.workspace.Outcome;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.record.FileReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Snapshots to files and back, and what is recorded of their runs, each on a thread of its own. */
final class SnapshotFiles implements Snapshots.Records {
  private final Recording recording;
  private final Outcome outcome;

  SnapshotFiles(Recording recording, Outcome outcome) {
    this.recording = recording;
    this.outcome = outcome;
  }

  @Override
  public void find(List<RunPort> engines, Consumer<List<Optional<Path>>> then) {
    begin(
        () -> {
          recording.flush();
          List<Optional<Path>> files = engines.stream().map(recording::file).toList();
          Platform.runLater(() -> then.accept(files));
        });
  }

  private static void begin(Runnable work) {
    Thread.ofPlatform().name("edgescope-snapshot").daemon(true).start(work);
  }

  /** The program does not end before the file is complete. */
  void save(Snapshot snapshot, Path file) {
    Thread.ofPlatform().name("edgescope-snapshot").daemon(false).start(() -> write(snapshot, file));
  }

  private void write(Snapshot snapshot, Path file) {
    try {
      SnapshotFile.write(snapshot, file);
      Platform.runLater(() -> outcome.done("Saved as " + file.getFileName() + "."));
    } catch (IOException e) {
      String reason = FileReason.of(e);
      Platform.runLater(() -> outcome.refused("The snapshot could not be saved: " + reason));
    }
  }

  /** Reads one and shows it, or says what is wrong with it. */
  void open(Path file, Snapshots into) {
    begin(() -> read(file, into));
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
