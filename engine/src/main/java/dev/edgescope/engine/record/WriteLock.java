package dev.edgescope.engine.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a run file, or a file of many, for one writer, by a lock on a file beside it that the
 * operating system releases even when the writer is killed. The run file itself must not be
 * touched: closing any channel to it would release the locks that SQLite holds on it in this
 * process.
 */
public final class WriteLock implements AutoCloseable {
  private static final String SUFFIX = "-lock";
  private static final long LONGEST_SIGNATURE = 100;

  /**
   * The lock files that this process holds. On POSIX systems the locks of a process on a file go
   * with the first channel to it that is closed, so no second one may be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private WriteLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a run file.
   *
   * @throws RunFileException if another writer has it
   * @throws IOException if the folder cannot be written to
   */
  public static WriteLock take(Path runFile) throws IOException {
    Path file = lockFile(runFile);
    if (!HELD.add(file)) {
      throw new RunFileException(
          runFile + " is being recorded already; wait for its end or make a copy.");
    }
    try {
      Optional<FileChannel> locked = Optional.empty();
      while (locked.isEmpty()) {
        locked = lock(file, runFile);
      }
      return new WriteLock(file, locked.get());
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  /** Empty where the file was deleted by its last holder before it could be locked. */
  private static Optional<FileChannel> lock(Path file, Path runFile) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // left by a writer that was killed, or held
    }
    Optional<Object> before = identity(file);
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      if (channel.tryLock() == null) {
        throw new RunFileException(
            String.format(
                Locale.ROOT,
                "%s is being recorded by another Edgescope; wait for its end or make a copy.",
                runFile));
      }
      if (identity(file).equals(before)) {
        sign(channel);
        return Optional.of(channel);
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** The process is named in the file, for whoever finds it when its writer was killed. */
  private static void sign(FileChannel channel) throws IOException {
    ProcessHandle self = ProcessHandle.current();
    String signature =
        self.pid() + " " + self.info().startInstant().map(Instant::toString).orElse("");
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(signature.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * What tells the process that was killed while it held a run file from others; empty where that
   * is not known.
   */
  static String signature(Path runFile) throws IOException {
    Path file = lockFile(runFile);
    if (!Files.exists(file) || Files.size(file) > LONGEST_SIGNATURE) {
      return "";
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** What tells a file from a later one of its name, where the system has such a thing. */
  private static Optional<Object> identity(Path file) throws IOException {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (NoSuchFileException e) {
      return Optional.of("none");
    }
  }

  /** Who holds a run file, as of now. */
  static RunFiles.Writer holder(Path runFile) throws IOException {
    Path file = lockFile(runFile);
    if (HELD.contains(file)) {
      return RunFiles.Writer.THIS_PROCESS;
    }
    if (!Files.exists(file)) {
      return RunFiles.Writer.NONE;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return shared == null ? RunFiles.Writer.ANOTHER_PROCESS : RunFiles.Writer.NONE;
    } catch (OverlappingFileLockException e) {
      return RunFiles.Writer.THIS_PROCESS; // taken since it was looked up
    } catch (NoSuchFileException e) {
      return RunFiles.Writer.NONE; // let go since it was looked up
    }
  }

  private static Path lockFile(Path runFile) throws IOException {
    Path absolute = runFile.toAbsolutePath();
    Path folder = absolute.getParent();
    Path real;
    if (Files.exists(absolute)) {
      real = absolute.toRealPath(); // where SQLite has the log of a file that is a link
    } else if (folder == null || !Files.exists(folder)) {
      real = absolute.normalize();
    } else {
      real = folder.toRealPath().resolve(absolute.getFileName());
    }
    return real.resolveSibling(real.getFileName() + SUFFIX);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    } finally {
      HELD.remove(file);
    }
  }
}
