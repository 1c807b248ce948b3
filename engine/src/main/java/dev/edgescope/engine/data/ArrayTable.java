package dev.edgescope.engine.data;

import java.util.List;
import java.util.Optional;

/**
 * Examples in two arrays, whose first dimension counts them.
 *
 * <p>Features of an example are all that the further dimensions of theirs make: none for a single
 * feature, one for d features, two for a grey image, three for an image with channels, more for
 * features of which nothing is known but their number. Answers are one, or with a second dimension
 * several.
 */
final class ArrayTable {
  private ArrayTable() {}

  /**
   * @param xName under which errors speak of the features
   * @param x the features, of the first examples at least
   * @param yName under which errors speak of the answers
   * @param y the answers of all examples
   * @param layout of images with channels; empty to tell it by their number
   * @throws UnreadableDataException if the two do not belong together, have a shape that is none of
   *     those above, or hold a number that cannot be computed with
   */
  static NumberTable of(
      String xName, NpyArray x, String yName, NpyArray y, Optional<ImageLayout> layout) {
    requireFeatures(xName, x);
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
    Optional<ImageLayout> found = layout(xName, x, layout);
    Optional<ImageShape> image = image(x, found);
    return new NumberTable(
            count,
            inputs,
            image,
            cells(x, inputs, image, found),
            answers,
            (example, answer) -> y.get(example * answers + answer),
            example -> yName + " at [" + example + "]")
        .withNotices(notices(xName, x, layout, found, image));
  }

  /** The layout of images with channels, as it is given or told apart; empty for other features. */
  static Optional<ImageLayout> layout(String name, NpyArray x, Optional<ImageLayout> given) {
    if (x.shape().size() != 4) {
      return Optional.empty();
    }
    return given.isPresent() ? given : Optional.of(ImageLayout.of(name, x.shape(), x.shapeText()));
  }

  /** The shape of an example; empty where features are not pixels. */
  static Optional<ImageShape> image(NpyArray x, Optional<ImageLayout> layout) {
    List<Integer> shape = x.shape();
    return shape.size() == 3
        ? Optional.of(new ImageShape(1, shape.get(1), shape.get(2)))
        : layout.map(order -> order.image(shape));
  }

  static List<String> notices(
      String name,
      NpyArray x,
      Optional<ImageLayout> given,
      Optional<ImageLayout> found,
      Optional<ImageShape> image) {
    return given.isPresent() || found.isEmpty()
        ? List.of()
        : found.get().notice(name, image.orElseThrow(), x.shapeText()).stream().toList();
  }

  private static NumberTable.Cells cells(
      NpyArray x, int inputs, Optional<ImageShape> image, Optional<ImageLayout> layout) {
    if (layout.isPresent() && layout.get() == ImageLayout.HWC) {
      ImageShape shape = image.orElseThrow();
      return (example, feature) -> x.get(example * inputs + ImageLayout.HWC.place(shape, feature));
    }
    return (example, feature) -> x.get(example * inputs + feature);
  }

  private static void requireFeatures(String name, NpyArray x) {
    if (x.shape().isEmpty() || x.size() == 0) {
      throw UnreadableDataException.of(
          "%s has the shape %s; give features of the shape (n, d), or images of the shape (n,"
              + " height, width), (n, channels, height, width) or (n, height, width, channels).",
          name, x.shapeText());
    }
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
    for (int i = 0; array.type().isFloat() && i < array.size(); i++) {
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
