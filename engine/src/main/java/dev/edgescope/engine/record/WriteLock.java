package dev.edgescope.engine.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Holds a run file for one writer, by a lock on a file beside it that the operating system releases
 * even when the writer is killed. The run file itself must not be touched: closing any channel to
 * it would release the locks that SQLite holds on it in this process.
 */
final class WriteLock implements AutoCloseable {
  private static final String SUFFIX = "-lock";

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
  static WriteLock take(Path runFile) throws IOException {
    Path file = runFile.resolveSibling(runFile.getFileName() + SUFFIX);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new RunFileException(
          "%s is being recorded by another Edgescope; wait for its end or make a copy."
              .formatted(runFile));
    }
    return new WriteLock(file, channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
  }
}
