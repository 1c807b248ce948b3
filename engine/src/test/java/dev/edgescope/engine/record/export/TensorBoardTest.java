package dev.edgescope.engine.record.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.RecordedRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Event files as TensorBoard reads them, taken apart by a reader that knows only the description of
 * the format.
 */
class TensorBoardTest {
  @TempDir private Path folder;

  /** An event: its step and its scalars. */
  private record Event(double wallTime, long step, String version, Map<String, Float> scalars) {}

  /** A field of a message: its number and what it holds. */
  private record Field(int number, long whole, ByteBuffer bytes) {}

  private RecordedRun train() throws IOException {
    return CommandRun.train(folder, CommandRun.config(200, 300));
  }

  @Test
  void theFileHoldsEveryStepAndMeasurement() throws IOException {
    RecordedRun run = train();
    Path file = TensorBoard.write(run, folder.resolve("logs"));
    assertTrue(
        String.valueOf(file.getFileName()).matches("events\\.out\\.tfevents\\.\\d{10}\\..+"),
        file.toString());
    List<Event> events = read(Files.readAllBytes(file));
    assertEquals("brain.Event:2", events.getFirst().version());
    assertEquals(run.started().toEpochMilli() / 1e3, events.getFirst().wallTime());
    Map<Long, Float> losses = scalars(events, "batch_loss");
    assertEquals(300, losses.size());
    assertEquals((float) run.history().loss(299), losses.get(299L));
    Map<Long, Float> sharpness = scalars(events, "hessian/1");
    assertEquals(List.of(0L, 200L), List.copyOf(sharpness.keySet()));
    Measurement second = run.history().measurements().get(1);
    assertEquals((float) second.sharpness(), sharpness.get(200L));
    assertTrue(scalars(events, "hessian/count").isEmpty());
  }

  private static Map<Long, Float> scalars(List<Event> events, String tag) {
    Map<Long, Float> found = new LinkedHashMap<>();
    for (Event event : events) {
      Float value = event.scalars().get(tag);
      if (value != null) {
        found.put(event.step(), value);
      }
    }
    return found;
  }

  private static List<Event> read(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertEquals(masked(length), bytes.getInt(), "checksum of a length");
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(data);
      assertEquals(masked(data), bytes.getInt(), "checksum of a record");
      events.add(event(ByteBuffer.wrap(data)));
    }
    return events;
  }

  private static Event event(ByteBuffer message) {
    double wallTime = Double.NaN;
    long step = 0;
    String version = "";
    Map<String, Float> scalars = new LinkedHashMap<>();
    for (Field field : fields(message)) {
      switch (field.number()) {
        case 1 -> wallTime = Double.longBitsToDouble(field.whole());
        case 2 -> step = field.whole();
        case 3 -> version = text(field.bytes());
        case 5 -> {
          for (Field value : fields(field.bytes())) {
            assertEquals(1, value.number());
            List<Field> parts = fields(value.bytes());
            assertEquals(List.of(1, 2), parts.stream().map(Field::number).toList());
            scalars.put(
                text(parts.get(0).bytes()), Float.intBitsToFloat((int) parts.get(1).whole()));
          }
        }
        default -> throw new AssertionError("field " + field.number());
      }
    }
    return new Event(wallTime, step, version, scalars);
  }

  private static List<Field> fields(ByteBuffer message) {
    ByteBuffer rest = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (rest.hasRemaining()) {
      long key = varint(rest);
      int number = (int) (key >>> 3);
      ByteBuffer none = ByteBuffer.allocate(0);
      switch ((int) key & 7) {
        case 0 -> fields.add(new Field(number, varint(rest), none));
        case 1 -> fields.add(new Field(number, rest.getLong(), none));
        case 5 -> fields.add(new Field(number, rest.getInt(), none));
        case 2 -> {
          int length = (int) varint(rest);
          fields.add(new Field(number, 0, rest.slice(rest.position(), length)));
          rest.position(rest.position() + length);
        }
        default -> throw new AssertionError("wire type " + (key & 7));
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }

  /** CRC-32C bit by bit, with the polynomial of Castagnoli, rotated and offset. */
  private static int masked(byte[] data) {
    int crc = -1;
    for (byte one : data) {
      crc ^= one & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82f63b78);
      }
    }
    int value = ~crc;
    return ((value >>> 15) | (value << 17)) + 0xa282ead8;
  }
}
