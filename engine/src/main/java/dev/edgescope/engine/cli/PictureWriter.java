package dev.edgescope.engine.cli;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Draws a stored run as the window would show it. The engine has no pixels; whoever has them hands
 * this to {@link EdgescopeCommand}, and with it the command line gains its {@code replay}.
 */
@FunctionalInterface
public interface PictureWriter {

  /**
   * Writes the picture.
   *
   * @param run a run file
   * @param png where to
   * @throws dev.edgescope.engine.record.RunFileException if the run cannot be read
   * @throws IOException if the picture cannot be written
   */
  void write(Path run, Path png) throws IOException;
}
