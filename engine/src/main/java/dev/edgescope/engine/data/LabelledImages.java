package dev.edgescope.engine.data;

import java.util.Locale;
import java.util.Optional;

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

  /**
   * Takes the arrays over: {@code pixels} image after image, one label an image; the last images
   * may lack their pixels where nobody wants them.
   */
  LabelledImages(ImageShape shape, byte[] pixels, int[] labels, int classes) {
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

  /** Value of one feature of one image, 0 to 255. */
  public int pixel(int image, int feature) {
    return pixels[image * shape.features() + feature] & 0xff;
  }

  /** All pixels, image after image; shared, not to be written to. */
  byte[] pixels() {
    return pixels;
  }
}
