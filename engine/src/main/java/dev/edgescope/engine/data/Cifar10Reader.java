package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
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
   * Reads all records of a file.
   *
   * @throws UnreadableDataException if the file is missing, damaged, empty, not made of whole
   *     records, longer than 100,000 records, or has a label above 9
   */
  public static LabelledImages read(DataFile file) {
    return file.read(content -> read(file, content));
  }

  private static LabelledImages read(DataFile file, InputStream content) throws IOException {
    byte[] bytes = content.readNBytes(MAX_RECORDS * RECORD + 1);
    int count = bytes.length / RECORD;
    if (count > MAX_RECORDS || bytes.length > MAX_RECORDS * RECORD) {
      throw UnreadableDataException.of(
          "%s holds more than %,d records; give a file of at most that many.",
          file.name(), MAX_RECORDS);
    }
    if (count == 0 || bytes.length % RECORD != 0) {
      throw UnreadableDataException.of(
          "%s holds %,d bytes, not a multiple of the %,d bytes of a record; give a file of the"
              + " binary version of CIFAR-10, such as data_batch_1.bin.",
          file.name(), bytes.length, RECORD);
    }
    byte[] pixels = new byte[count * FEATURES];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = bytes[i * RECORD] & 0xff;
      if (labels[i] >= CLASS_NAMES.size()) {
        throw UnreadableDataException.of(
            "%s gives record %,d the label %d; give a file of the binary version of CIFAR-10, with"
                + " labels from 0 to 9.",
            file.name(), i, labels[i]);
      }
      System.arraycopy(bytes, i * RECORD + 1, pixels, i * FEATURES, FEATURES);
    }
    return new LabelledImages(SHAPE, pixels, labels, CLASS_NAMES.size());
  }
}
