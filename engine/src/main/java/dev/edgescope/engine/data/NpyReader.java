package dev.edgescope.engine.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads examples that NumPy wrote: features of two dimensions [n, d] or images of four [n,
 * channels, height, width], and one label, or for regression one or more targets, of each.
 */
public final class NpyReader {
  private static final String FEATURES = "x";
  private static final String ANSWERS = "y";

  private NpyReader() {}

  /**
   * Reads the arrays {@code x} and {@code y} of an {@code .npz} file.
   *
   * @throws UnreadableDataException if the file is missing, damaged, of another kind, lacks one of
   *     the two, or if they do not belong together
   */
  public static NumberTable read(DataFile archive) {
    Map<String, NpyArray> arrays = NpzFile.read(archive);
    return table(
        FEATURES + " in " + archive.name(),
        array(archive, arrays, FEATURES),
        ANSWERS + " in " + archive.name(),
        array(archive, arrays, ANSWERS));
  }

  /**
   * Reads an {@code .npy} file of features and another of labels.
   *
   * @throws UnreadableDataException if a file is missing, damaged or of another kind, or if they do
   *     not belong together
   */
  public static NumberTable read(DataFile features, DataFile labels) {
    return table(features.name(), NpyArray.read(features), labels.name(), NpyArray.read(labels));
  }

  private static NpyArray array(DataFile archive, Map<String, NpyArray> arrays, String name) {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw UnreadableDataException.of(
          "%s holds the arrays %s; give one with the features as %s and the labels as %s.",
          archive.name(), String.join(", ", arrays.keySet()), FEATURES, ANSWERS);
    }
    return array;
  }

  private static NumberTable table(String xName, NpyArray x, String yName, NpyArray y) {
    Optional<ImageShape> image = image(xName, x);
    int count = x.shape().getFirst();
    int inputs = x.size() / count;
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
        example -> String.format(Locale.ROOT, "element %,d of %s", example, yName));
  }

  private static Optional<ImageShape> image(String name, NpyArray x) {
    List<Integer> shape = x.shape();
    if ((shape.size() != 2 && shape.size() != 4) || x.size() == 0) {
      throw UnreadableDataException.of(
          "%s has the shape %s; give features of the shape (n, d), or images of the shape (n,"
              + " channels, height, width).",
          name, x.shapeText());
    }
    return shape.size() == 2
        ? Optional.empty()
        : Optional.of(new ImageShape(shape.get(1), shape.get(2), shape.get(3)));
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
