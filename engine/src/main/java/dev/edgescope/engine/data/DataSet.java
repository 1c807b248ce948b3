package dev.edgescope.engine.data;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * Examples a network can be trained or tested on, preprocessed.
 *
 * <p>Immutable but for the array of labels, which the constructor takes over and the accessor hands
 * out, because it is big: nobody may write to it. May be shared between threads.
 */
public final class DataSet {
  private final int examples;
  private final int inputs;
  private final Numbers features;
  private final int outputs;
  private final Numbers targets;
  private final int classes;
  private final int[] labels;
  private final String provenance;

  private DataSet(int inputs, Numbers features, int outputs, Numbers targets, String provenance) {
    examples = targets.length() / outputs;
    checkLength("features", features.length(), examples, inputs);
    checkLength("targets", targets.length(), examples, outputs);
    this.inputs = inputs;
    this.features = features;
    this.outputs = outputs;
    this.targets = targets;
    this.provenance = provenance;
    classes = 0;
    labels = new int[0];
  }

  /**
   * Takes the array over.
   *
   * @param inputs d, the number of features of an example
   * @param features d values an example, example after example
   * @param outputs C, the number of targets of an example
   * @param targets C values an example, example after example
   * @param classes labels are below it
   * @param labels one an example
   * @param provenance where the examples come from, for the reader of a figure
   * @throws IllegalArgumentException if the sizes disagree or a label is out of range
   */
  public DataSet(
      int inputs,
      Numbers features,
      int outputs,
      Numbers targets,
      int classes,
      int[] labels,
      String provenance) {
    checkLength("features", features.length(), labels.length, inputs);
    checkLength("targets", targets.length(), labels.length, outputs);
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "Label %s is not one of 0 to %s.", label, classes - 1));
      }
    }
    examples = labels.length;
    this.inputs = inputs;
    this.features = features;
    this.outputs = outputs;
    this.targets = targets;
    this.classes = classes;
    this.labels = labels;
    this.provenance = provenance;
  }

  /**
   * Examples whose targets are numbers, not classes.
   *
   * @param inputs d, the number of features of an example
   * @param features d values an example, example after example
   * @param outputs C, the number of targets of an example
   * @param targets C values an example, example after example
   * @param provenance where the examples come from, for the reader of a figure
   * @throws IllegalArgumentException if the sizes disagree
   */
  public static DataSet regression(
      int inputs, Numbers features, int outputs, Numbers targets, String provenance) {
    return new DataSet(inputs, features, outputs, targets, provenance);
  }

  /** D, the number of examples. */
  public int examples() {
    return examples;
  }

  /** d, the number of features of an example. */
  public int inputs() {
    return inputs;
  }

  /** C, the number of targets of an example. */
  public int outputs() {
    return outputs;
  }

  /** Number of classes of the labels; 0 where the targets are numbers. */
  public int classes() {
    return classes;
  }

  /** Features, example after example: D times d values. */
  public Numbers features() {
    return features;
  }

  /** Targets, example after example: D times C values. */
  public Numbers targets() {
    return targets;
  }

  /**
   * Classes of the examples as their source gives them, whatever the targets made of them; none
   * where the targets are numbers. The array itself, not to be written to.
   */
  public int[] labels() {
    return labels;
  }

  /** Whether the targets stand for classes. */
  public boolean hasClasses() {
    return classes > 0;
  }

  /** Where the examples come from, in one line. */
  public String provenance() {
    return provenance;
  }

  /**
   * Equal for equal features and targets, and almost never for others: the CRC-32C of what they are
   * in single precision, which tells a changed file and is no protection against a forged one.
   */
  public String checksum() {
    CRC32C crc = new CRC32C();
    update(crc, features);
    update(crc, targets);
    return String.format(Locale.ROOT, "crc32c:%08x", crc.getValue());
  }

  private static void update(CRC32C crc, Numbers values) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    for (int i = 0; i < values.length(); i++) {
      bytes.putFloat((float) values.get(i));
      if (!bytes.hasRemaining() || i == values.length() - 1) {
        crc.update(bytes.flip());
        bytes.clear();
      }
    }
  }

  private static void checkLength(String what, int length, int examples, int each) {
    if (each < 1 || length != (long) examples * each) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s %s are not %s examples of %s.", length, what, examples, each));
    }
  }
}
