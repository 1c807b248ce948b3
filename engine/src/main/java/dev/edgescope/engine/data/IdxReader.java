package dev.edgescope.engine.data;

import java.util.List;
import java.util.Optional;

/**
 * Reads examples in the IDX format of MNIST, in the shapes that {@link ArrayTable} takes. Images of
 * unsigned bytes are pixels: their statistics are exact, as those of the bundled sets are, so that
 * the first images of the whole set and the bundled ones train alike.
 */
public final class IdxReader {
  private static final int MAX_SIDE = 4096;

  private IdxReader() {}

  /**
   * Reads all grey images with their labels, of a bundled set.
   *
   * @param classNames what the labels mean; labels must be below their number
   * @throws UnreadableDataException if a file is missing, damaged, of another format, shorter or
   *     longer than its header says, or if the files do not belong together
   */
  static LabelledImages readBundled(DataFile images, DataFile labels, List<String> classNames) {
    RawExamples raw = read(images, labels, Optional.empty(), Integer.MAX_VALUE);
    if (raw instanceof LabelledImages pixels && pixels.classes() <= classNames.size()) {
      return pixels.withClasses(classNames);
    }
    throw UnreadableDataException.of(
        "%s and %s are not grey images of %d classes; give the files as they were.",
        images.name(), labels.name(), classNames.size());
  }

  /**
   * Reads features and answers.
   *
   * @param layout of images with channels; empty to tell it by their number
   * @param examples of which features are wanted, the first; answers are read of all
   * @throws UnreadableDataException if a file is missing, damaged, of another format, shorter or
   *     longer than its header says, or if the files do not belong together
   */
  public static RawExamples read(
      DataFile features, DataFile labels, Optional<ImageLayout> layout, int examples) {
    NpyArray y = IdxArray.read(labels, Integer.MAX_VALUE);
    NpyArray x = IdxArray.read(features, examples);
    NumberTable table = ArrayTable.of(features.name(), x, labels.name(), y, layout);
    if (table.image().isEmpty() || x.type() != NpyType.UINT8 || !areLabels(y)) {
      return table;
    }
    ImageShape shape = table.image().get();
    if (shape.height() > MAX_SIDE || shape.width() > MAX_SIDE) {
      throw UnreadableDataException.of(
          "%s declares images of %,d x %,d pixels; give a file of images with sides from 1 to %,d.",
          features.name(), shape.height(), shape.width(), MAX_SIDE);
    }
    byte[] pixels = new byte[x.size()];
    int each = shape.features();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (int) table.feature(i / each, i % each);
    }
    int[] classes = new int[table.count()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (int) table.answer(i, 0);
    }
    return new LabelledImages(shape, pixels, classes, table.classes()).withNotices(table.notices());
  }

  /** Whether the answers are what {@link LabelledImages} can have, of two classes at least. */
  private static boolean areLabels(NpyArray y) {
    if (y.shape().size() != 1 || y.type().isFloat()) {
      return false;
    }
    double first = y.get(0);
    boolean differ = false;
    for (int i = 0; i < y.size(); i++) {
      double label = y.get(i);
      if (label < 0 || label >= NumberTable.MAX_CLASSES) {
        return false;
      }
      differ |= label != first;
    }
    return differ;
  }
}
