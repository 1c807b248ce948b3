package dev.edgescope.app.record;

import dev.edgescope.app.text.Words;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the engines of a window, each with a recorder that keeps its runs in files, and says how
 * the recording goes. Engines can be opened and ended on any thread; the rest is for the JavaFX
 * thread, and never waits.
 */
public final class Recording implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(30);
  private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final LongSupplier clock;
  private final List<Recorded> engines = new CopyOnWriteArrayList<>();
  private final List<Thread> work = new CopyOnWriteArrayList<>();
  private final Set<Path> taken = new HashSet<>();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
  private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper(this, "saving");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
  private volatile Path folder;
  private volatile long lastSaved;
  private volatile boolean savedOnce;
  private @Nullable String dismissed;

  /**
   * Records into a folder, which is made when the first run is recorded.
   *
   * @param clock in nanoseconds
   */
  public Recording(Path folder, LongSupplier clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** An engine and its recorder. */
  private final class Recorded implements RunRecorder.Notices {
    private final RunRecorder recorder;
    private final RunLoop loop;
    private volatile @Nullable String trouble;
    private volatile @Nullable Path file;

    Recorded(RunStart start) {
      recorder = new RunRecorder(started -> newFile(this), RunRecorder.Stepless.LEFT_OUT, this);
      loop = new RunLoop(start, recorder);
    }

    @Override
    public void saved(Path to) {
      file = to;
      trouble = null;
      lastSaved = clock.getAsLong();
      savedOnce = true;
    }

    @Override
    public void trouble(String sentence) {
      trouble = sentence;
    }

    void end() {
      loop.close();
      if (!recorder.flush()) {
        rescue();
      }
      recorder.close();
    }

    /** The window is not there any more to ask for another folder. */
    private void rescue() {
      // Another folder may have been chosen, and have failed too, before that could be told.
      String why = Objects.requireNonNullElse(trouble, Words.text("files.recording.theFileOfARun"));
      try {
        Path spare = Files.createTempDirectory("edgescope").resolve("run" + RunsFolder.ENDING);
        boolean rescued = recorder.moveTo(spare);
        LOG.warn(
            "{} What could not be recorded {} {}",
            why,
            rescued ? "is in" : "is lost, also from",
            spare);
      } catch (IOException e) {
        LOG.error("{} What could not be recorded is lost", why, e);
      }
    }
  }

  /** Opens an engine whose runs are recorded; {@link #end} ends it. */
  public RunPort open(RunStart start) {
    Recorded engine = new Recorded(start);
    engines.add(engine);
    return engine.loop;
  }

  /** Ends an engine that {@link #open} has opened, and completes the file of its run. */
  public void end(RunPort port) {
    engines.stream().filter(engine -> engine.loop.equals(port)).forEach(this::end);
  }

  private void end(Recorded engine) {
    if (engines.remove(engine)) {
      inBackground(engine::end);
    }
  }

  /** Where the run of an engine is recorded; empty while it is not. */
  public Optional<Path> file(RunPort port) {
    return engines.stream()
        .filter(engine -> engine.loop.equals(port))
        .flatMap(engine -> Optional.ofNullable(engine.file).stream())
        .findFirst();
  }

  /**
   * Waits until all that was made of the runs so far is on the disk; never on the JavaFX thread.
   */
  public void flush() {
    engines.forEach(engine -> engine.recorder.flush());
  }

  /** Where new runs are recorded. */
  public Path folder() {
    return folder;
  }

  /** "saved just now", "saved" or "not saved"; empty before anything was to be saved. */
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** Whether something was saved, and nothing keeps the rest from being saved. */
  public ReadOnlyBooleanProperty savingProperty() {
    return saving.getReadOnlyProperty();
  }

  /** What keeps a run from being recorded, until it is dismissed; empty if nothing. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** The user has read the notice; it comes again only if recording fails anew. */
  public void dismiss() {
    dismissed = notice.get();
    notice.set("");
  }

  /** Records in another folder from now on: what waits in memory, and all new runs. */
  public void moveTo(Path newFolder) {
    folder = newFolder;
    notice.set("");
    for (Recorded engine : engines) {
      if (engine.trouble != null) {
        engine.trouble = null;
        inBackground(() -> engine.recorder.moveTo(newFile(engine)));
      }
    }
  }

  /** Brings the texts up to date, once a frame. */
  public void pulse() {
    Optional<String> trouble =
        engines.stream()
            .flatMap(engine -> Optional.ofNullable(engine.trouble).stream())
            .findFirst();
    saving.set(savedOnce && trouble.isEmpty());
    if (trouble.isPresent()) {
      status.set(Words.text("files.recording.notSaved"));
      notice.set(trouble.get().equals(dismissed) ? "" : trouble.get());
      return;
    }
    dismissed = null;
    notice.set("");
    if (saving.get()) {
      status.set(
          clock.getAsLong() - lastSaved < RECENT_NANOS
              ? Words.text("files.recording.savedJustNow")
              : Words.text("files.recording.saved"));
    }
  }

  /**
   * Ends all engines and completes their files. What takes longer than half a minute is given up:
   * its file has everything but the last second, and is offered at the next start.
   */
  @Override
  public void close() {
    closeWithin(LONGEST_END);
  }

  /**
   * Ends all engines and completes their files, or gives up.
   *
   * @return whether all files are complete
   */
  public boolean closeWithin(Duration longest) {
    engines.forEach(this::end);
    long end = System.nanoTime() + longest.toNanos();
    boolean complete = true;
    try {
      for (Thread thread : List.copyOf(work)) {
        complete &= thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      complete = false;
    }
    if (!complete) {
      LOG.error("The file of a run could not be completed within {} ms", longest.toMillis());
    }
    return complete;
  }

  /** A name that is free; runs that begin in the same second are numbered in their order. */
  private synchronized Path newFile(Recorded engine) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path file =
        RunsFolder.newFile(
            folder,
            LocalDateTime.now(ZoneId.systemDefault()),
            Math.max(1, engines.indexOf(engine) + 1),
            taken);
    taken.add(file);
    engine.file = file;
    return file;
  }

  private void inBackground(Runnable task) {
    Thread thread =
        Thread.ofPlatform()
            .name("edgescope-recording")
            .daemon()
            .unstarted(() -> {
              try {
                task.run();
              } finally {
                work.remove(Thread.currentThread());
              }
            });
    work.add(thread);
    thread.start();
  }
}
