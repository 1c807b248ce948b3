package dev.edgescope.app.experiment;

import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ExampleRange;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.data.AmbiguousDataException;
import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.RawExamples;
import dev.edgescope.engine.data.RawSplit;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.data.file.FileSource;
import dev.edgescope.engine.training.RunFailure;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file of the user's holds, found out beside the window's thread: a large one takes seconds.
 * Asked and told on the window's thread.
 */
final class FileInspection {
  private static final Logger LOG = LoggerFactory.getLogger(FileInspection.class);

  /** What was found; the fault is one sentence, empty if there is none. */
  private record Finding(
      String name,
      int count,
      int inputs,
      Optional<ImageShape> image,
      String words,
      String fault,
      Optional<FileQuestion> question) {
    static final Finding NOTHING = fault("");

    static Finding fault(String sentence) {
      return new Finding("", 0, 0, Optional.empty(), "", sentence, Optional.empty());
    }

    static Finding of(RawSplit raw, Targets targets) {
      RawExamples train = raw.train();
      return new Finding(
          raw.name(),
          train.count(),
          train.inputs(),
          train.image(),
          FoundWords.of(raw, targets),
          "",
          Optional.empty());
    }

    static Finding question(AmbiguousDataException e) {
      return new Finding("", 0, 0, Optional.empty(), "", "", Optional.of(FileQuestion.of(e)));
    }
  }

  /** Examples whose features are read; a fault in a later one is told by the run. */
  private static final int LOOKED_AT = 1_000;

  private final Executor beside;
  private final Executor window;
  private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper(this, "underWay");
  private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper(this, "found", "");
  private final ReadOnlyObjectWrapper<Optional<FileQuestion>> question =
      new ReadOnlyObjectWrapper<>(this, "question", Optional.empty());
  private Finding finding = Finding.NOTHING;
  private int latest;

  /**
   * @param beside for the reading
   * @param window for what was found
   */
  FileInspection(Executor beside, Executor window) {
    this.beside = beside;
    this.window = window;
  }

  /** On a thread of its own for each file. */
  static FileInspection inBackground() {
    return new FileInspection(
        task -> Thread.ofPlatform().name("edgescope-file").daemon().start(task),
        Platform::runLater);
  }

  /** Whether a file is being read; turns false when there is news. */
  ReadOnlyBooleanProperty underWayProperty() {
    return underWay.getReadOnlyProperty();
  }

  boolean isUnderWay() {
    return underWay.get();
  }

  /** Why the file cannot be used; empty if it can, or is not known yet. */
  String fault() {
    return finding.fault();
  }

  /** How many training examples the file can give. */
  ExampleRange range() {
    return finding.count() == 0
        ? ExampleRange.ANY_FILE
        : ExampleRange.ofFile(finding.name(), finding.count());
  }

  /** What a network has to fit, as far as the inputs go; how many outputs is the run's to find. */
  Optional<DataShape> shape() {
    return finding.count() == 0
        ? Optional.empty()
        : Optional.of(new DataShape(finding.inputs(), finding.image(), 1));
  }

  /** What the file holds, in words; empty while that is not known. */
  ReadOnlyStringProperty foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** What the file leaves open; empty where nothing is. */
  ReadOnlyObjectProperty<Optional<FileQuestion>> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /**
   * Forgets what was found and looks into another file.
   *
   * @param chosen the files; empty where none are chosen
   * @param targets that the answers are to become
   */
  void inspect(Supplier<Optional<FileSource>> chosen, Targets targets) {
    latest++;
    take(Finding.NOTHING);
    Optional<FileSource> source;
    try {
      source = chosen.get().map(files -> new DataConfig.InFile(files, 1, targets).source());
    } catch (InvalidConfigException e) {
      // The form tells it where it makes its configuration.
      source = Optional.empty();
    }
    underWay.set(source.isPresent());
    int ticket = latest;
    source.ifPresent(wanted -> beside.execute(() -> read(wanted, targets, ticket)));
  }

  private void read(FileSource source, Targets targets, int ticket) {
    Finding result;
    try {
      result = Finding.of(source.read(LOOKED_AT), targets);
    } catch (AmbiguousDataException e) {
      result = Finding.question(e);
    } catch (UnreadableDataException e) {
      result = Finding.fault(String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      result =
          Finding.fault(
              Words.text(
                  "experiment.fileInspection.doesNotFitIntoMemory", String.valueOf(source.file())));
    } catch (RuntimeException | Error e) {
      RunFailure failure = RunFailure.of(e);
      LOG.atLevel(failure.level()).setCause(e).log("{} could not be read", source.file());
      result = Finding.fault(failure.message());
    }
    Finding told = result;
    window.execute(() -> tell(told, ticket));
  }

  private void tell(Finding told, int ticket) {
    if (ticket == latest) {
      take(told);
      underWay.set(false);
    }
  }

  private void take(Finding told) {
    finding = told;
    found.set(told.words());
    question.set(told.question());
  }
}
