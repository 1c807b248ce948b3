package dev.edgescope.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws a stored run, or the plane of a sweep, as the window would show it. The engine has no
 * pixels; whoever has them hands this to {@link EdgescopeCommand}, and with it the command line
 * gains its {@code replay}.
 */
@FunctionalInterface
public interface PictureWriter {

  /**
   * Writes the picture.
   *
   * @param files a run file, several to be laid over one another, or the file of a sweep
   * @param png where to
   * @param look how it is to look
   * @param outcome the column that gives the plane of a sweep its colours; empty for the usual one,
   *     and for a run
   * @throws dev.edgescope.engine.record.RunFileException if the file cannot be read
   * @throws MisuseException if this machine lacks what pictures are drawn with, or there is no such
   *     outcome
   * @throws IOException if the picture cannot be written
   */
  void write(List<Path> files, Path png, Look look, Optional<String> outcome) throws IOException;

  /**
   * How a picture looks.
   *
   * @param width of the window, in its own pixels
   * @param height of the window, in its own pixels
   * @param dark whether light on dark
   */
  record Look(int width, int height, boolean dark) {
    private static final int USUAL_WIDTH = 1600;
    private static final int USUAL_HEIGHT = 960;

    /** The size that is asked for where none is. */
    static Look usual(boolean dark) {
      return new Look(USUAL_WIDTH, USUAL_HEIGHT, dark);
    }

    /**
     * @throws MisuseException if there is no such picture
     */
    public Look {
      require("--width", width, 960, 7680);
      require("--height", height, 600, 4320);
    }

    private static void require(String option, int value, int least, int most) {
      if (value < least || value > most) {
        throw new MisuseException(
            String.format(
                Locale.ROOT,
                "%s: %d is not possible; give a number of pixels from %d to %d.",
                option,
                value,
                least,
                most));
      }
    }
  }
}
