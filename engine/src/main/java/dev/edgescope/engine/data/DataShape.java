package dev.edgescope.engine.data;

import java.util.Optional;

/**
 * What a network has to fit.
 *
 * @param inputs d, the number of features of an example
 * @param image what the features are; empty where they are not pixels
 * @param outputs C, the number of targets of an example
 */
public record DataShape(int inputs, Optional<ImageShape> image, int outputs) {

  /** Examples whose features are no image. */
  public static DataShape plain(int inputs, int outputs) {
    return new DataShape(inputs, Optional.empty(), outputs);
  }

  /** Images. */
  public static DataShape of(ImageShape image, int outputs) {
    return new DataShape(image.features(), Optional.of(image), outputs);
  }
}
