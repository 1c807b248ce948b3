package dev.edgescope.app.session;

import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.run.RunNames;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.RunDate;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.row.ForeignRun;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the runs of the last window that was killed, and offers to go on with all of them. Lives on
 * the JavaFX thread; whatever needs the disk happens in the background.
 */
public final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Path folder;
  private final Executor background;
  private final Executor ui;
  private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper(this, "offer", "");
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
  private List<Path> files = List.of();

  /** A run that broke off, as far as it is recorded. */
  private record Broken(Path file, RunStart start, String started, String label) {}

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

  /** Which runs were not finished, by name, in one sentence; empty if there are none. */
  public ReadOnlyStringProperty offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** How many runs can be taken up; 0 where the sentence only tells why one cannot. */
  public ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /** Looks for runs that broke off. */
  public void search() {
    background.execute(() -> {
      try {
        List<Broken> broken = ofLastWindow();
        if (!broken.isEmpty()) {
          String sentence = sentence(broken);
          List<Path> found = broken.stream().map(Broken::file).toList();
          ui.execute(() -> offer(sentence, found));
        }
      } catch (IOException e) {
        LOG.warn("{} could not be searched for unfinished runs", folder, e);
      }
    });
  }

  /** Takes the runs up: {@code then} hears on the JavaFX thread where they go on. */
  public void recover(Consumer<List<RunStart>> then) {
    List<Path> broken = files;
    offer("", List.of());
    background.execute(() -> {
      List<RunStart> starts = new ArrayList<>();
      for (Path file : broken) {
        try (RunFile opened = RunFile.open(file)) {
          starts.add(opened.continuation(opened.config()));
        } catch (RunFileException e) {
          tell(file, e);
        }
      }
      if (!starts.isEmpty()) {
        ui.execute(() -> then.accept(starts));
      }
    });
  }

  /** Leaves the runs as they are, in the library; they are not offered again. */
  public void dismiss() {
    List<Path> broken = files;
    offer("", List.of());
    if (broken.isEmpty()) {
      return;
    }
    background.execute(() -> {
      boolean tidy = true;
      for (Path file : broken) {
        try {
          RunFiles.tidy(file);
        } catch (IOException | RunFileException e) {
          tidy = false;
          tell(file, e);
        }
      }
      if (tidy) {
        search();
      }
    });
  }

  private void offer(String sentence, List<Path> found) {
    files = found;
    count.set(found.size());
    offer.set(sentence);
  }

  private void tell(Path file, Exception e) {
    LOG.warn("{} could not be recovered", file, e);
    ui.execute(() -> offer(String.valueOf(e.getMessage()), List.of()));
  }

  /** In the order of the window; empty where nothing broke off. */
  private List<Broken> ofLastWindow() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> all;
    try (Stream<Path> there = Files.list(folder)) {
      all = there.filter(RunsFolder::isRunFile).sorted(RunsFolder.ORDER.reversed()).toList();
    }
    List<Broken> found = new ArrayList<>();
    String window = "";
    for (Path file : all) {
      if (RunFiles.writer(file) != RunFiles.Writer.BROKEN_OFF) {
        continue;
      }
      String writer = RunFiles.brokenWriter(file);
      if (found.isEmpty() || writer.equals(window)) {
        window = writer;
        read(file, found);
      }
    }
    found.sort(Comparator.comparing(Broken::file, RunsFolder.ORDER_IN_WINDOW));
    return found;
  }

  private static void read(Path file, List<Broken> found) {
    try (RunFile opened = RunFile.open(file)) {
      if (ForeignRun.isOne(opened.config())) {
        return; // another program's, and that program's to go on with
      }
      found.add(
          new Broken(
              file,
              opened.continuation(opened.config()),
              RunDate.of(opened.run().started()),
              opened.label().name()));
    } catch (RunFileException e) {
      LOG.warn("{} broke off and cannot be read", file, e);
    }
  }

  private static String sentence(List<Broken> broken) {
    Broken first = broken.getFirst();
    if (broken.size() == 1) {
      return Words.text(
          "run.recovery.one", first.started(), NumberText.step(first.start().past().steps()));
    }
    List<String> names = RunNames.ofStarts(broken.stream().map(Broken::start).toList());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < broken.size(); i++) {
      Broken one = broken.get(i);
      words.add(
          Words.text(
              "run.recovery.place",
              one.label().isEmpty() ? names.get(i) : one.label(),
              NumberText.step(one.start().past().steps())));
    }
    return Words.text(
        "run.recovery.several",
        String.valueOf(broken.size()),
        first.started(),
        String.join("; ", words));
  }
}
