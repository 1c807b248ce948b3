package dev.edgescope.engine.data;

import dev.edgescope.engine.data.AmbiguousDataException.Question;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which dimension of an array of images counts the channels; the words of {@code data.layout}. */
public enum ImageLayout {
  /** (n, channels, height, width), as PyTorch has them. */
  CHW,
  /** (n, height, width, channels), as Keras and picture files have them. */
  HWC;

  /** Of grey and of coloured images, without and with transparency. */
  private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);

  /** Sides that are longer cannot be taken for channels. */
  private static final int NARROW = 4;

  /**
   * Tells the two apart by the number of channels: where exactly one of the two dimensions is 1, 3
   * or 4; channels that come last only where the sides of the images are longer than that.
   *
   * @param name of the array, for a sentence
   * @param shape of four dimensions
   * @param text the shape as its program writes it
   * @throws AmbiguousDataException if that does not tell
   */
  static ImageLayout of(String name, List<Integer> shape, String text) {
    boolean first = CHANNELS.contains(shape.get(1));
    boolean last = CHANNELS.contains(shape.get(3));
    boolean narrow = shape.get(1) <= NARROW || shape.get(2) <= NARROW;
    if (first == last || (last && narrow)) {
      throw AmbiguousDataException.of(
          Question.LAYOUT,
          List.of("chw", "hwc"),
          "%s has the shape %s, of which the channels may be the second dimension or the last; give"
              + " the layout \"chw\" for (n, channels, height, width), or \"hwc\" for (n, height,"
              + " width, channels).",
          name,
          text);
    }
    return first ? CHW : HWC;
  }

  /** The shape of an image of an array of four dimensions. */
  ImageShape image(List<Integer> shape) {
    return switch (this) {
      case CHW -> new ImageShape(shape.get(1), shape.get(2), shape.get(3));
      case HWC -> new ImageShape(shape.get(3), shape.get(1), shape.get(2));
    };
  }

  /** Where a feature, counted channel by channel and row by row, lies in an image as stored. */
  int place(ImageShape image, int feature) {
    if (this == CHW) {
      return feature;
    }
    int pixels = image.height() * image.width();
    return feature % pixels * image.channels() + feature / pixels;
  }

  /** What was told by the shape alone and may not be what is meant. */
  Optional<String> notice(String name, ImageShape image, String text) {
    return this == CHW
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s has the shape %s and is read as images of %d x %d pixels with their %d"
                    + " channel%s last (\"layout\": \"hwc\").",
                name,
                text,
                image.height(),
                image.width(),
                image.channels(),
                image.channels() == 1 ? "" : "s"));
  }
}
