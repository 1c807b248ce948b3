package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads images and labels in the IDX format of MNIST (idx3-ubyte and idx1-ubyte): big-endian magic
 * number and sizes, then one unsigned byte a value.
 *
 * <p>Nothing is allocated on the word of a header alone: what a file promises is read as far as it
 * goes.
 */
public final class IdxReader {
  private static final int IMAGES_MAGIC = 0x803;
  private static final int LABELS_MAGIC = 0x801;
  private static final int MAX_SIDE = 4096;
  private static final int MAX_PIXELS = Integer.MAX_VALUE - 64;

  private IdxReader() {}

  /**
   * Reads grey images with their labels.
   *
   * @param classes labels must be below it
   * @throws UnreadableDataException if a file is missing, damaged, of another format, shorter or
   *     longer than its header says, or if the files do not belong together
   */
  public static LabelledImages read(DataFile images, DataFile labels, int classes) {
    int[] labelValues = labels.read(content -> readLabels(labels, content, classes));
    return images.read(content -> readImages(images, content, labels, labelValues, classes));
  }

  private static LabelledImages readImages(
      DataFile file, InputStream content, DataFile labelFile, int[] labels, int classes)
      throws IOException {
    ByteBuffer header = header(file, content, 16, IMAGES_MAGIC, "images (idx3-ubyte)");
    int count = header.getInt();
    int height = header.getInt();
    int width = header.getInt();
    if (height < 1 || height > MAX_SIDE || width < 1 || width > MAX_SIDE) {
      throw UnreadableDataException.of(
          "%s declares images of %,d x %,d pixels; give a file of images with sides from 1 to %,d.",
          file.name(), height, width, MAX_SIDE);
    }
    int features = height * width;
    checkCount(file, count, MAX_PIXELS / features, "images");
    if (count != labels.length) {
      throw UnreadableDataException.of(
          "%s holds %,d images but %s holds %,d labels; give the two files of the same examples.",
          file.name(), count, labelFile.name(), labels.length);
    }
    byte[] pixels = body(file, content, header.capacity(), count * features);
    return new LabelledImages(new ImageShape(1, height, width), pixels, labels, classes);
  }

  private static int[] readLabels(DataFile file, InputStream content, int classes)
      throws IOException {
    ByteBuffer header = header(file, content, 8, LABELS_MAGIC, "labels (idx1-ubyte)");
    int count = header.getInt();
    checkCount(file, count, MAX_PIXELS, "labels");
    byte[] body = body(file, content, header.capacity(), count);
    int[] labels = new int[count];
    Arrays.setAll(labels, i -> body[i] & 0xff);
    for (int i = 0; i < count; i++) {
      if (labels[i] >= classes) {
        throw UnreadableDataException.of(
            "%s gives example %,d, counted from 1, the label %d; give a file with labels from 0 to"
                + " %d.",
            file.name(), i + 1, labels[i], classes - 1);
      }
    }
    return labels;
  }

  /** The header, positioned after its magic number. */
  private static ByteBuffer header(
      DataFile file, InputStream content, int size, int magic, String kind) throws IOException {
    byte[] bytes = content.readNBytes(size);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    if (bytes.length >= Integer.BYTES && header.getInt() != magic) {
      throw UnreadableDataException.of(
          "%s starts with 0x%08X, not with 0x%08X; give an IDX file of %s.",
          file.name(), header.getInt(0), magic, kind);
    }
    if (bytes.length < size) {
      throw UnreadableDataException.of(
          "%s ends after %d bytes, inside its header of %d bytes; give an IDX file of %s.",
          file.name(), bytes.length, size, kind);
    }
    return header;
  }

  private static void checkCount(DataFile file, int count, int most, String what) {
    if (count < 1 || count > most) {
      throw UnreadableDataException.of(
          "%s declares %,d %s; give a file of 1 to %,d %s.", file.name(), count, what, most, what);
    }
  }

  private static byte[] body(DataFile file, InputStream content, int headerSize, int size)
      throws IOException {
    byte[] body = content.readNBytes(size);
    if (body.length < size) {
      throw UnreadableDataException.of(
          "%s ends after %,d bytes, before the %,d bytes that its header promises; replace it by an"
              + " intact copy.",
          file.name(), (long) headerSize + body.length, (long) headerSize + size);
    }
    if (content.read() != -1) {
      throw UnreadableDataException.of(
          "%s goes on after the %,d bytes that its header promises; replace it by an intact copy.",
          file.name(), (long) headerSize + size);
    }
    return body;
  }
}
