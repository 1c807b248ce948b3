package dev.edgescope.engine.record;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there whole or not at all, whatever ends the writing. */
public final class WholeFile {
  private static final String PART = ".part";

  /** What writes a file. */
  @FunctionalInterface
  public interface Content {

    /** Writes to a path, which need not be the file's own. */
    void write(Path path) throws IOException;
  }

  /** What is told how much of a long content is written, and breaks it off. */
  @FunctionalInterface
  public interface Progress {

    /** Nobody wants to know. */
    Progress NONE = share -> {};

    /**
     * A share of the content is written.
     *
     * @param share of the content that is written, from 0 to 1
     * @throws InterruptedIOException if the rest is not wanted any more
     */
    void reached(double share) throws InterruptedIOException;
  }

  private WholeFile() {}

  /**
   * Writes beside a file, then gives it its name. What is no file, such as a device, is written to
   * as it is.
   *
   * @param file takes the place of what has its name
   * @throws FileSystemException if it cannot be written; it names {@code file} and the reason
   * @throws InterruptedIOException if the content breaks off of itself
   */
  public static void write(Path file, Content content) throws IOException {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        content.write(file);
      } else {
        writeBeside(Files.exists(file) ? file.toRealPath() : file, content);
      }
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      FileSystemException named = new FileSystemException(file.toString(), null, FileReason.of(e));
      named.initCause(e);
      throw named;
    }
  }

  private static void writeBeside(Path file, Content content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    part.toFile().deleteOnExit(); // where Ctrl-C ends the program meanwhile
    try {
      content.write(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
