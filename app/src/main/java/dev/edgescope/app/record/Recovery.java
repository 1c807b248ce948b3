package dev.edgescope.app.record;

import dev.edgescope.app.text.RunDate;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunSummary;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds runs whose window was killed, and offers to go on with the newest. Lives on the JavaFX
 * thread; whatever needs the disk happens in the background.
 */
public final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Path folder;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper(this, "offer", "");
  private @Nullable Path file;

  /**
   * A recovery of the runs of a folder.
   *
   * @param background does one thing after the other
   * @param ui the JavaFX thread
   */
  public Recovery(Path folder, Executor background, Executor ui) {
    this.folder = folder;
    this.background = background;
    this.ui = ui;
  }

  /** Which run was not finished, in one sentence; empty if there is none. */
  public ReadOnlyStringProperty offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** Looks for a run that broke off. */
  public void search() {
    background.execute(
        () -> {
          try {
            Optional<Path> found = newest();
            if (found.isPresent()) {
              offer(found.get());
            }
          } catch (IOException e) {
            LOG.warn("{} could not be searched for unfinished runs", folder, e);
          }
        });
  }

  /** Takes the run up: {@code then} hears on the JavaFX thread where it goes on. */
  public void recover(Consumer<RunStart> then) {
    with(
        broken -> {
          try (RunFile opened = RunFile.open(broken)) {
            RunStart start = opened.continuation(opened.config());
            ui.execute(() -> then.accept(start));
          }
        });
  }

  /** Leaves the run as it is, in the library; it is not offered again. */
  public void dismiss() {
    with(
        broken -> {
          RunFiles.tidy(broken);
          search();
        });
  }

  private interface Work {
    void on(Path broken) throws IOException;
  }

  private void with(Work work) {
    Path broken = file;
    offer.set("");
    file = null;
    if (broken == null) {
      return;
    }
    background.execute(
        () -> {
          try {
            work.on(broken);
          } catch (IOException | RunFileException e) {
            LOG.warn("{} could not be recovered", broken, e);
            ui.execute(() -> offer.set(String.valueOf(e.getMessage())));
          }
        });
  }

  private Optional<Path> newest() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<Path> all;
    try (Stream<Path> files = Files.list(folder)) {
      all =
          files
              .filter(RunsFolder::isRunFile)
              .sorted(Comparator.comparing(Path::toString).reversed())
              .toList();
    }
    for (Path one : all) {
      if (RunFiles.writer(one) == RunFiles.Writer.BROKEN_OFF) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private void offer(Path broken) {
    try (RunFile opened = RunFile.open(broken)) {
      RunSummary summary = opened.summary();
      String sentence =
          String.format(
              Locale.ROOT,
              "The run of %s was not finished: its window ended at step %,d.",
              RunDate.of(summary.started()),
              summary.steps());
      ui.execute(
          () -> {
            file = broken;
            offer.set(sentence);
          });
    } catch (RunFileException e) {
      LOG.warn("{} broke off and cannot be read", Objects.toString(broken), e);
    }
  }
}
