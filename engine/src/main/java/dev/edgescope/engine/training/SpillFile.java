package dev.edgescope.engine.training;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/**
 * A file without a name for what has no room in memory: it is made at the first writing, and gone
 * with whoever holds on to it, or with the process.
 *
 * <p>Not a channel, which an interrupt of the reading thread would close for all.
 */
final class SpillFile {
  private @Nullable RandomAccessFile file;
  private long length;

  /**
   * Appends bytes.
   *
   * @return where they begin
   * @throws IOException if there is no room, or no folder for temporary files
   */
  synchronized long append(byte[] bytes) throws IOException {
    RandomAccessFile open = file;
    if (open == null) {
      open = open();
      file = open;
    }
    long at = length;
    open.seek(at);
    open.write(bytes);
    length = at + bytes.length;
    return at;
  }

  /** The bytes that were appended at a place. */
  synchronized byte[] read(long at, int count) throws IOException {
    if (file == null) {
      throw new EOFException("nothing has been written");
    }
    byte[] bytes = new byte[count];
    file.seek(at);
    file.readFully(bytes);
    return bytes;
  }

  private static RandomAccessFile open() throws IOException {
    File place = File.createTempFile("edgescope-history", null);
    RandomAccessFile open = new RandomAccessFile(place, "rw");
    // Where the system keeps the name of an open file it goes at the end of the process.
    if (!place.delete()) {
      place.deleteOnExit();
    }
    return open;
  }
}
