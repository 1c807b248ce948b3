package dev.edgescope.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the binary version of CIFAR-10: records of 3,073 bytes, a label and 32 x 32 pixels in the
 * planes red, green, blue, each row by row.
 */
public final class Cifar10Reader {

  /** The meaning of the labels 0 to 9. */
  public static final List<String> CLASS_NAMES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** Of every image. */
  public static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private static final int FEATURES = SHAPE.features();
  private static final int RECORD = 1 + FEATURES;
  private static final int MAX_RECORDS = 100_000;

  private Cifar10Reader() {}

  /**
   * Reads the records of a file.
   *
   * @param examples of which pixels are wanted, the first; labels are read of all
   * @throws UnreadableDataException if the file is missing, damaged, empty, not made of whole
   *     records, longer than 100,000 records, or has a label above 9
   */
  public static LabelledImages read(DataFile file, int examples) {
    return file.read(content -> read(file, content, examples));
  }

  private static LabelledImages read(DataFile file, InputStream content, int examples)
      throws IOException {
    // Grow with what is there.
    var pixels = new ByteArrayOutputStream();
    var labels = new ByteArrayOutputStream();
    byte[] record = content.readNBytes(RECORD);
    for (; record.length == RECORD; record = content.readNBytes(RECORD)) {
      int label = record[0] & 0xff;
      if (labels.size() == MAX_RECORDS) {
        throw UnreadableDataException.of(
            "%s holds more than %,d records; give a file of at most that many.",
            file.name(), MAX_RECORDS);
      }
      if (labels.size() < examples) {
        pixels.write(record, 1, FEATURES);
      }
      labels.write(label);
      if (label >= CLASS_NAMES.size()) {
        throw UnreadableDataException.of(
            "%s gives record %,d, counted from 1, the label %d; give a file of the binary version"
                + " of CIFAR-10, with labels from 0 to 9.",
            file.name(), labels.size(), label);
      }
    }
    if (labels.size() == 0 || record.length > 0) {
      throw UnreadableDataException.of(
          "%s holds %,d bytes, not a multiple of the %,d bytes of a record; give a file of the"
              + " binary version of CIFAR-10, such as data_batch_1.bin.",
          file.name(), labels.size() * RECORD + record.length, RECORD);
    }
    byte[] each = labels.toByteArray();
    int[] values = new int[each.length];
    Arrays.setAll(values, i -> each[i]);
    return new LabelledImages(SHAPE, pixels.toByteArray(), values, CLASS_NAMES.size());
  }
}
