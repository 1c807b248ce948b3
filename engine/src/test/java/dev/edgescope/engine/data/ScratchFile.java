package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file for many contents, one after the other. */
public final class ScratchFile implements AutoCloseable {
  private final Path path;

  /**
   * An empty file.
   *
   * @param suffix of its name
   */
  public ScratchFile(String suffix) {
    try {
      path = Files.createTempFile("edgescope-property", suffix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file, which now holds the content. */
  public Path with(byte[] content) {
    try {
      return Files.write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
