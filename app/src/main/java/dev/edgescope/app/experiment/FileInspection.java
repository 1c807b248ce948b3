package dev.edgescope.app.experiment;

import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.config.ExampleRange;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.RawExamples;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.training.RunFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
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
      String name, int count, int inputs, Optional<ImageShape> image, String fault) {
    static final Finding NOTHING = new Finding("", 0, 0, Optional.empty(), "");

    static Finding fault(String sentence) {
      return new Finding("", 0, 0, Optional.empty(), sentence);
    }
  }

  /** Examples whose features are read; a fault in a later one is told by the run. */
  private static final int LOOKED_AT = 1_000;

  private final Executor beside;
  private final Executor window;
  private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper(this, "underWay");
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

  /** Forgets what was found and looks into another file. */
  void inspect(DataKind kind, Optional<Path> file, Optional<Path> labels) {
    latest++;
    finding = Finding.NOTHING;
    Optional<DataConfig.InFile> config;
    try {
      config = file.flatMap(path -> config(kind, path, labels));
    } catch (InvalidConfigException e) {
      // The form tells it where it makes its configuration.
      config = Optional.empty();
    }
    underWay.set(config.isPresent());
    int ticket = latest;
    config.ifPresent(wanted -> beside.execute(() -> read(wanted, ticket)));
  }

  private void read(DataConfig.InFile config, int ticket) {
    Finding found;
    try {
      RawExamples examples = config.read(LOOKED_AT);
      String name = String.valueOf(config.file().getFileName());
      found = new Finding(name, examples.count(), examples.inputs(), examples.image(), "");
    } catch (UnreadableDataException e) {
      found = Finding.fault(String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      found = Finding.fault(config.file() + " does not fit into memory; choose a smaller file.");
    } catch (RuntimeException | Error e) {
      RunFailure failure = RunFailure.of(e);
      LOG.atLevel(failure.level()).setCause(e).log("{} could not be read", config.file());
      found = Finding.fault(failure.message());
    }
    Finding told = found;
    window.execute(() -> tell(told, ticket));
  }

  private void tell(Finding found, int ticket) {
    if (ticket == latest) {
      finding = found;
      underWay.set(false);
    }
  }

  private static Optional<DataConfig.InFile> config(
      DataKind kind, Path file, Optional<Path> labels) {
    return switch (kind) {
      case CIFAR10 -> Optional.of(new DataConfig.Cifar10(file, 1, Targets.ONE_HOT));
      case CSV -> Optional.of(new DataConfig.Csv(file, 1, Targets.ONE_HOT));
      case NPY -> Optional.of(new DataConfig.Npy(file, labels, 1, Targets.ONE_HOT));
      case FASHION, MNIST, CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE, ELSEWHERE ->
          Optional.empty();
    };
  }
}
