package dev.edgescope.engine.data.picture;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.LabelledImages;
import dev.edgescope.engine.data.UnreadableDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the binary versions of CIFAR-10 and CIFAR-100: records of one label or two (coarse, then
 * fine) and 32 x 32 pixels in the planes red, green, blue, each row by row.
 */
public final class CifarReader {
  /** Of every image. */
  public static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private static final int FEATURES = SHAPE.features();
  private static final int MAX_RECORDS = 100_000;

  private final CifarLabels kind;
  private final int wanted;

  // Grow with what is there.
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream();

  private CifarReader(CifarLabels kind, int wanted) {
    this.kind = kind;
    this.wanted = wanted;
  }

  /**
   * Reads the records of files, one file after the other.
   *
   * @param examples of which pixels are wanted, the first; labels are read of all
   * @throws UnreadableDataException if a file is missing, damaged, empty, not made of whole
   *     records, has a label of no class, or there are more than 100,000 records
   */
  public static LabelledImages read(List<DataFile> files, CifarLabels kind, int examples) {
    CifarReader reader = new CifarReader(kind, examples);
    for (DataFile file : files) {
      file.read(content -> reader.readFile(file, content));
    }
    byte[] each = reader.labels.toByteArray();
    int[] values = new int[each.length];
    Arrays.setAll(values, i -> each[i]);
    List<String> names = kind.classNames();
    return new LabelledImages(SHAPE, reader.pixels.toByteArray(), values, names.size(), names);
  }

  /** {@return the number of records} */
  private int readFile(DataFile file, InputStream content) throws IOException {
    int size = kind.labelBytes() + FEATURES;
    int records = 0;
    byte[] record = content.readNBytes(size);
    for (; record.length == size; record = content.readNBytes(size)) {
      records++;
      int label = record[kind.place()] & 0xff;
      if (labels.size() == MAX_RECORDS) {
        throw UnreadableDataException.of(
            "%s holds more than %,d records; give a file of at most that many.",
            file.name(), MAX_RECORDS);
      }
      if (label >= kind.classNames().size()) {
        throw UnreadableDataException.of(
            "%s gives record %,d, counted from 1, the label %d; give a file of the binary version"
                + " of %s, with labels from 0 to %d.",
            file.name(), records, label, kind.title(), kind.classNames().size() - 1);
      }
      if (labels.size() < wanted) {
        pixels.write(record, kind.labelBytes(), FEATURES);
      }
      labels.write(label);
    }
    if (records == 0 || record.length > 0) {
      throw UnreadableDataException.of(
          "%s holds %,d bytes, not a multiple of the %,d bytes of a record; give a file of the"
              + " binary version of %s, such as %s.",
          file.name(),
          (long) records * size + record.length,
          size,
          kind.title(),
          kind == CifarLabels.TEN ? "data_batch_1.bin" : "train.bin");
    }
    return records;
  }
}
