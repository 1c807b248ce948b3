package dev.edgescope.engine.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder for results. Of what had to be made for it, what is empty in the end goes again: a
 * command that is refused leaves nothing behind.
 */
final class NewFolder implements AutoCloseable {
  /** The folders that were not there, the deepest first. */
  private final List<Path> made = new ArrayList<>();

  /**
   * Makes a folder, and those that it lies in, where they are not there.
   *
   * @throws IOException if that is not possible
   */
  NewFolder(Path folder) throws IOException {
    Path missing = folder.toAbsolutePath().normalize();
    while (missing != null && !Files.exists(missing)) {
      made.add(missing);
      missing = missing.getParent();
    }
    try {
      Files.createDirectories(folder.toAbsolutePath());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    for (Path folder : made) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        return; // and neither are those that it lies in
      }
    }
  }
}
