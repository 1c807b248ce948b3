package dev.edgescope.engine.data;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads examples that NumPy wrote: features of two dimensions [n, d] or images of four [n,
 * channels, height, width], and one label, or for regression one or more targets, of each.
 */
public final class NpyReader {
  private static final String FEATURES = "x";
  private static final String ANSWERS = "y";

  /** Of grey and of coloured images, without and with transparency. */
  private static final Set<Integer> CHANNELS = Set.of(1, 3, 4);

  private static final int MAX_CHANNELS_LAST = 4;

  private NpyReader() {}

  /**
   * Reads the arrays {@code x} and {@code y} of an {@code .npz} file.
   *
   * @param examples of which features are wanted, the first; answers are read of all
   * @throws UnreadableDataException if the file is missing, damaged, of another kind, lacks one of
   *     the two, or if they do not belong together
   */
  public static NumberTable read(DataFile archive, int examples) {
    List<String> names = NpzFile.names(archive);
    if (!names.contains(FEATURES) || !names.contains(ANSWERS)) {
      throw UnreadableDataException.of(
          "%s holds the arrays %s; give one with the features as %s and the labels as %s.",
          archive.name(), NpzFile.shown(names), FEATURES, ANSWERS);
    }
    return table(
        FEATURES + " in " + archive.name(),
        NpzFile.read(archive, FEATURES, examples),
        ANSWERS + " in " + archive.name(),
        NpzFile.read(archive, ANSWERS));
  }

  /**
   * Reads an {@code .npy} file of features and another of labels.
   *
   * @param examples of which features are wanted, the first; answers are read of all
   * @throws UnreadableDataException if a file is missing, damaged or of another kind, or if they do
   *     not belong together
   */
  public static NumberTable read(DataFile features, DataFile labels, int examples) {
    return table(
        features.name(), NpyArray.read(features, examples), labels.name(), NpyArray.read(labels));
  }

  private static NumberTable table(String xName, NpyArray x, String yName, NpyArray y) {
    Optional<ImageShape> image = image(xName, x);
    int count = x.declaredRows();
    int inputs = x.size() / x.shape().getFirst();
    int answers = answers(yName, y);
    if (y.shape().getFirst() != count) {
      throw UnreadableDataException.of(
          "%s has %,d examples but %s has %,d; give the two arrays of the same examples.",
          xName, count, yName, y.shape().getFirst());
    }
    requireUsable(xName, x);
    requireUsable(yName, y);
    return new NumberTable(
        count,
        inputs,
        image,
        (example, feature) -> x.get(example * inputs + feature),
        answers,
        (example, answer) -> y.get(example * answers + answer),
        example -> yName + " at [" + example + "]");
  }

  private static Optional<ImageShape> image(String name, NpyArray x) {
    List<Integer> shape = x.shape();
    if ((shape.size() != 2 && shape.size() != 4) || x.size() == 0) {
      throw UnreadableDataException.of(
          "%s has the shape %s; give features of the shape (n, d), or images of the shape (n,"
              + " channels, height, width).",
          name, x.shapeText());
    }
    if (shape.size() == 2) {
      return Optional.empty();
    }
    if (shape.get(1) > MAX_CHANNELS_LAST
        && shape.get(2) > MAX_CHANNELS_LAST
        && CHANNELS.contains(shape.get(3))) {
      throw UnreadableDataException.of(
          "%s has the shape %s, which is that of images (n, height, width, channels); give them as"
              + " (n, channels, height, width), which is numpy.moveaxis(x, 3, 1).",
          name, x.shapeText());
    }
    return Optional.of(new ImageShape(shape.get(1), shape.get(2), shape.get(3)));
  }

  private static int answers(String name, NpyArray y) {
    List<Integer> shape = y.shape();
    int answers = shape.size() == 2 ? shape.get(1) : 1;
    if (shape.isEmpty() || shape.size() > 2 || answers < 1 || answers > NumberTable.MAX_CLASSES) {
      throw UnreadableDataException.of(
          "%s has the shape %s; give labels of the shape (n,), or targets of the shape (n, C) with"
              + " C up to %,d.",
          name, y.shapeText(), NumberTable.MAX_CLASSES);
    }
    return answers;
  }

  private static void requireUsable(String name, NpyArray array) {
    for (int i = 0; i < array.size(); i++) {
      if (!NumberTable.isUsable(array.get(i))) {
        throw UnreadableDataException.of(
            "%s has %s at %s; give finite numbers, of a magnitude of at most 1e30.",
            name, array.get(i), position(array, i));
      }
    }
  }

  /** Indices as Python writes them: [3, 0]. */
  private static String position(NpyArray array, int index) {
    String text = "";
    int rest = index;
    for (int i = array.shape().size() - 1; i >= 0; i--) {
      int length = array.shape().get(i);
      text = rest % length + (text.isEmpty() ? "" : ", " + text);
      rest /= length;
    }
    return "[" + text + "]";
  }
}
