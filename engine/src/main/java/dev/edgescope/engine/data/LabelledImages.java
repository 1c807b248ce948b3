package dev.edgescope.engine.data;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Images and their labels as a file holds them: pixels 0 to 255, not preprocessed.
 *
 * <p>Immutable for its readers; the arrays are shared inside this package, not copied.
 */
public final class LabelledImages implements RawExamples {
  /** The largest value of a pixel. */
  static final double PIXEL_RANGE = 255.0;

  private final ImageShape shape;
  private final byte[] pixels;
  private final int[] labels;
  private final int classes;
  private final List<String> names;
  private final List<String> notices;

  /** Images whose classes have no names. */
  public LabelledImages(ImageShape shape, byte[] pixels, int[] labels, int classes) {
    this(shape, pixels, labels, classes, List.of());
  }

  /**
   * Takes the arrays over: {@code pixels} image after image, one label an image; the last images
   * may lack their pixels where nobody wants them.
   *
   * @param names what the labels mean, from label 0 on; empty if nobody says
   */
  public LabelledImages(
      ImageShape shape, byte[] pixels, int[] labels, int classes, List<String> names) {
    this(shape, pixels, labels, classes, names, List.of());
  }

  private LabelledImages(
      ImageShape shape,
      byte[] pixels,
      int[] labels,
      int classes,
      List<String> names,
      List<String> notices) {
    if (pixels.length % shape.features() != 0 || pixels.length / shape.features() > labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s pixels are not the first of %s images of %s pixels",
              pixels.length,
              labels.length,
              shape.features()));
    }
    this.shape = shape;
    this.pixels = pixels;
    this.labels = labels;
    this.classes = classes;
    this.names = List.copyOf(names);
    this.notices = List.copyOf(notices);
  }

  /** The same images, whose labels have a meaning; there may be more classes than labels say. */
  LabelledImages withClasses(List<String> meanings) {
    return new LabelledImages(shape, pixels, labels, meanings.size(), meanings, notices);
  }

  /** The same images with something to be said of how they were read. */
  LabelledImages withNotices(List<String> sentences) {
    return new LabelledImages(shape, pixels, labels, classes, names, sentences);
  }

  public ImageShape shape() {
    return shape;
  }

  /** Number of images. */
  @Override
  public int count() {
    return labels.length;
  }

  @Override
  public int inputs() {
    return shape.features();
  }

  @Override
  public Optional<ImageShape> image() {
    return Optional.of(shape);
  }

  /** Pixel / 255. */
  @Override
  public double feature(int image, int feature) {
    return pixel(image, feature) / PIXEL_RANGE;
  }

  @Override
  public int answers() {
    return 1;
  }

  @Override
  public double answer(int image, int answer) {
    return labels[image];
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public int label(int image) {
    return labels[image];
  }

  @Override
  public List<Integer> labels() {
    return IntStream.of(labels).distinct().sorted().boxed().toList();
  }

  @Override
  public LabelledImages numbered(List<Integer> occurring) {
    int[] places =
        IntStream.of(labels).map(label -> Collections.binarySearch(occurring, label)).toArray();
    List<String> meanings = occurring.stream().map(String::valueOf).toList();
    return new LabelledImages(shape, pixels, places, meanings.size(), meanings, notices);
  }

  @Override
  public List<String> classNames() {
    return names;
  }

  @Override
  public List<String> notices() {
    return notices;
  }

  /** Value of one feature of one image, 0 to 255. */
  public int pixel(int image, int feature) {
    return pixels[image * shape.features() + feature] & 0xff;
  }

  /** All pixels, image after image; shared, not to be written to. */
  byte[] pixels() {
    return pixels;
  }
}
