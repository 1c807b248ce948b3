package dev.edgescope.engine.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Archives that Java does not write but others do, byte by byte after PKWARE's APPNOTE. */
public final class ZipBytes {
  private static final short STORED = 0;
  private static final short SIZES_FOLLOW = 1 << 3;

  private ZipBytes() {}

  /** Entries, stored, by a writer that could not go back to its headers. */
  public static byte[] storedIntoAPipe(List<String> names, List<byte[]> contents) {
    ByteBuffer zip =
        ByteBuffer.allocate(22 + contents.stream().mapToInt(one -> one.length + 256).sum())
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer directory = ByteBuffer.allocate(256 * names.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.US_ASCII);
      byte[] content = contents.get(i);
      CRC32 checksum = new CRC32();
      checksum.update(content);
      int crc = (int) checksum.getValue();
      int offset = zip.position();
      zip.putInt(0x04034b50);
      common(zip);
      zip.putInt(0).putInt(0).putInt(0);
      zip.putShort((short) name.length).putShort((short) 0).put(name).put(content);
      zip.putInt(0x08074b50).putInt(crc).putInt(content.length).putInt(content.length);
      directory.putInt(0x02014b50).putShort((short) 20);
      common(directory);
      directory.putInt(crc).putInt(content.length).putInt(content.length);
      directory.putShort((short) name.length).putShort((short) 0).putShort((short) 0);
      directory.putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset).put(name);
    }
    int start = zip.position();
    zip.put(directory.flip());
    int size = zip.position() - start;
    zip.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    zip.putShort((short) names.size()).putShort((short) names.size());
    zip.putInt(size).putInt(start).putShort((short) 0);
    return Arrays.copyOf(zip.array(), zip.position());
  }

  /** Version, flags, method, time and date. */
  private static void common(ByteBuffer zip) {
    zip.putShort((short) 20).putShort(SIZES_FOLLOW).putShort(STORED);
    zip.putShort((short) 0).putShort((short) 33);
  }
}
