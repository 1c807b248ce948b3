package dev.edgescope.engine.record.export;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Quantities;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.training.History;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A run as an event file of TensorBoard: each quantity a scalar by its name, {@code hessian/1} and
 * so on, and the loss of the batch of every step as {@code batch_loss}.
 *
 * <p>The file is a TFRecord: of each record its length as eight bytes, the masked CRC-32C of these,
 * the record, and its masked CRC-32C, all little-endian; the mask of c is {@code rotate right (c,
 * 15) + 0xa282ead8}. A record is a message {@code Event} of protocol buffers: wall_time (1,
 * double), step (2, int64), file_version (3) or summary (5), that a message of values (1) with tag
 * (1) and simple_value (2, float). Source: tensorflow/core/lib/io/record_writer.h, util/event.proto
 * and framework/summary.proto.
 *
 * <p>A run file does not keep when a step was made; all events bear the time at which the run
 * began, so that "relative" and "wall" time of TensorBoard say nothing.
 */
public final class TensorBoard {
  private static final int DOUBLE = 1;
  private static final int VARINT = 0;
  private static final int BYTES = 2;
  private static final int FLOAT = 5;
  private static final int MASK = 0xa282ead8;

  private final OutputStream out;
  private final double wallTime;

  private TensorBoard(OutputStream out, double wallTime) {
    this.out = out;
    this.wallTime = wallTime;
  }

  /**
   * Writes the event file of a run into a folder, whole or not at all.
   *
   * @param folder is made where it is not there
   * @return the file
   */
  public static Path write(RecordedRun run, Path folder) throws IOException {
    double begun = run.started().toEpochMilli() / 1_000.0;
    Path file =
        folder.resolve(
            String.format(Locale.ROOT, "events.out.tfevents.%010d.edgescope", (long) begun));
    Files.createDirectories(folder);
    WholeFile.write(
        file,
        path -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            new TensorBoard(out, begun).write(run.history());
          }
        });
    return file;
  }

  private void write(History history) throws IOException {
    Message version = new Message();
    version.put(3, "brain.Event:2");
    event(0, version);
    List<Measurement> measurements = history.measurements();
    int next = 0;
    for (int step = 0; step < history.steps(); step++) {
      while (next < measurements.size() && measurements.get(next).step() <= step) {
        write(measurements.get(next++));
      }
      scalars(step, Map.of("batch_loss", history.loss(step)));
    }
    for (Measurement last : measurements.subList(next, measurements.size())) {
      write(last);
    }
  }

  private void write(Measurement reading) throws IOException {
    scalars(reading.step(), Quantities.of(reading));
  }

  private void scalars(long step, Map<String, Double> values) throws IOException {
    Message summary = new Message();
    for (Map.Entry<String, Double> one : values.entrySet()) {
      String name = one.getKey();
      // How many there are of something, and what K is made of, are no curves.
      if (!one.getValue().isNaN() && !name.endsWith(".count") && !name.startsWith("kernel.")) {
        Message value = new Message();
        value.put(1, name.replace('.', '/'));
        value.put(2, one.getValue().floatValue());
        summary.put(1, value);
      }
    }
    Message event = new Message();
    event.put(5, summary);
    event(step, event);
  }

  private void event(long step, Message what) throws IOException {
    Message event = new Message();
    event.put(1, wallTime);
    event.put(2, step);
    event.append(what);
    byte[] data = event.bytes.toByteArray();
    byte[] length = little(Long.BYTES).putLong(data.length).array();
    out.write(length);
    out.write(checksum(length));
    out.write(data);
    out.write(checksum(data));
  }

  private static byte[] checksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    return little(Integer.BYTES).putInt(masked).array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A message of protocol buffers: fields by their numbers. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void put(int field, double value) {
      key(field, DOUBLE);
      bytes.writeBytes(little(Double.BYTES).putDouble(value).array());
    }

    void put(int field, float value) {
      key(field, FLOAT);
      bytes.writeBytes(little(Float.BYTES).putFloat(value).array());
    }

    void put(int field, long value) {
      key(field, VARINT);
      varint(value);
    }

    void put(int field, String value) {
      put(field, value.getBytes(StandardCharsets.UTF_8));
    }

    void put(int field, Message value) {
      put(field, value.bytes.toByteArray());
    }

    void append(Message other) {
      bytes.writeBytes(other.bytes.toByteArray());
    }

    private void put(int field, byte[] value) {
      key(field, BYTES);
      varint(value.length);
      bytes.writeBytes(value);
    }

    private void key(int field, int type) {
      varint(((long) field << 3) | type);
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }
}
