package dev.edgescope.engine.record;

import dev.edgescope.engine.live.RunEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/**
 * What is still to be written, and the file it goes to. Nothing leaves the queue before it is on
 * the disk; of checkpoints that wait for long only the newest is kept. For the recorder's thread.
 */
final class RecordQueue {
  private static final Logger LOG = LoggerFactory.getLogger(RecordQueue.class);
  private static final long BETWEEN_TRIES = Duration.ofSeconds(5).toNanos();

  private final Function<RunEvent.Started, Path> files;
  private final RunRecorder.Notices notices;
  private final RunFileWriter.Opener opener;
  private final PendingItems pending;

  private @Nullable RunFileWriter writer;

  /** The file of the current run, once it exists. */
  private @Nullable Path file;

  /** The file that was last written to, or should have been. */
  private @Nullable Path intended;

  /** Where the run goes whose beginning is still pending, if not where it would. */
  private @Nullable Path redirection;

  private boolean inTrouble;

  /** What went wrong last. */
  private Optional<Throwable> failure = Optional.empty();

  /** Why the run that wanted to begin is not recorded. */
  private Optional<String> refusal = Optional.empty();

  private long nextTry;

  RecordQueue(
      Function<RunEvent.Started, Path> files,
      RunRecorder.Stepless stepless,
      RunRecorder.Notices notices,
      RunFileWriter.Opener opener) {
    this.files = files;
    pending = new PendingItems(stepless);
    this.notices = notices;
    this.opener = opener;
  }

  void add(RecordItem item) {
    if (refusal.isPresent()) {
      return;
    }
    if (inTrouble && item instanceof RecordItem.Kept) {
      pending.dropCheckpoints();
    }
    pending.add(item);
  }

  /**
   * Writes what waits.
   *
   * @param now whether also where the last try has just failed
   * @return whether nothing waits any more but what may never be written
   */
  boolean write(boolean now) {
    boolean nothing = pending.isEmpty() && !(writer != null && pending.awaitsFirstStep());
    if (nothing || (inTrouble && !now && System.nanoTime() - nextTry < 0)) {
      return nothing;
    }
    try {
      Path before = file;
      writePending();
      inTrouble = false;
      Path saved = file == null ? before : file;
      if (saved != null) {
        notices.saved(saved);
      }
      return true;
    } catch (SQLException | IOException | RuntimeException | Error e) {
      LOG.info("The run could not be recorded", e);
      abandon();
      nextTry = System.nanoTime() + BETWEEN_TRIES;
      failure = Optional.of(e);
      if (!inTrouble) {
        inTrouble = true;
        notices.trouble(sentence(e));
      }
      return false;
    }
  }

  /**
   * Writes the beginning of a run, or forgets it and all that follows.
   *
   * @return why it cannot be written, in one sentence; empty if it is
   */
  Optional<String> begin() {
    if (refusal.isEmpty() && !write(true)) {
      refusal = failure.map(this::refusal);
      pending.clear();
    }
    return refusal;
  }

  private void writePending() throws SQLException, IOException {
    while (!pending.isEmpty()) {
      Optional<RecordItem.Begun> begun = pending.begun();
      if (begun.isPresent()) {
        begin(begun.get());
        pending.written(1);
      } else {
        List<RecordItem> batch = pending.batch();
        writer().write(batch);
        pending.written(batch.size());
      }
    }
    if (pending.awaitsFirstStep()) {
      endRun();
    }
  }

  /** The run before the one that has begun is complete. */
  private void endRun() {
    close();
    file = null;
  }

  private RunFileWriter writer() throws SQLException, IOException {
    RunFileWriter open = writer;
    if (open == null) {
      if (file == null) {
        throw new IllegalStateException("Something was recorded before any run began");
      }
      open = RunFileWriter.append(file, opener);
      writer = open;
    }
    return open;
  }

  private void begin(RecordItem.Begun begun) throws SQLException, IOException {
    endRun();
    SqliteLibrary.load(); // before an earlier run is set aside for this one
    Path path =
        redirection != null
            ? redirection
            : begun.record().orElseGet(() -> files.apply(begun.event()));
    intended = path;
    RunFileWriter next;
    if (begun.record().isPresent()) {
      if (redirection != null) {
        RunFiles.copy(begun.record().get(), path);
      }
      next = RunFileWriter.append(path, opener);
      try {
        next.goOn(begun);
      } catch (SQLException | RuntimeException e) {
        next.abandon();
        throw e;
      }
    } else {
      next = RunFileWriter.create(path, begun, opener);
    }
    writer = next;
    file = path;
    redirection = null;
  }

  /** Goes on in another file. */
  boolean move(Path to) {
    abandon();
    if (file == null) {
      redirection = to;
    } else {
      try {
        RunFiles.copy(file, to);
        file = to;
        intended = to;
      } catch (IOException | RuntimeException | Error e) {
        LOG.info("{} could not be copied to {}", file, to, e);
        notices.trouble(sentence(e));
        return false;
      }
    }
    return write(true);
  }

  /** Closes the file; all that was written is on the disk. */
  void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (SQLException | IOException e) {
      // Only not tidied up, as in a folder that has become read-only.
      LOG.warn("{} could not be closed", file, e);
    }
    writer = null;
  }

  private void abandon() {
    try {
      if (writer != null) {
        writer.abandon();
      }
    } catch (SQLException | IOException e) {
      LOG.warn("{} could not be let go", file, e);
    }
    writer = null;
  }

  private String sentence(Throwable e) {
    if (e instanceof RunFileException known) {
      return known.getMessage() + " The run goes on and is kept in memory.";
    }
    return String.format(
        Locale.ROOT,
        "%s is not up to date (%s); the run goes on and is kept in memory.",
        name(),
        reason(e));
  }

  private String refusal(Throwable e) {
    return e instanceof RunFileException known
        ? String.valueOf(known.getMessage())
        : String.format(
            Locale.ROOT, "%s cannot be recorded (%s); give another folder.", name(), reason(e));
  }

  private String name() {
    return intended == null ? "The run file" : intended.toString();
  }

  private static String reason(Throwable e) {
    return switch (e) {
      case UncheckedIOException unchecked when unchecked.getCause() != null ->
          reason(unchecked.getCause());
      case SQLException sql when Sqlite.code(sql) == SQLiteErrorCode.SQLITE_READONLY ->
          "it may not be written to";
      case SQLException sql -> Sqlite.reason(sql);
      case OutOfMemoryError _ -> "there is not enough memory";
      case FileSystemException failed ->
          String.format(
              Locale.ROOT, "%s cannot be written: %s", failed.getFile(), FileReason.of(failed));
      case Throwable other -> "it cannot be written: " + other;
    };
  }
}
