package dev.edgescope.engine.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Archives that Java does not write but others do, byte by byte after PKWARE's APPNOTE. */
final class ZipBytes {
  private static final short STORED = 0;
  private static final short SIZES_FOLLOW = 1 << 3;

  private ZipBytes() {}

  /** One entry, stored, by a writer that could not go back to its header. */
  static byte[] storedIntoAPipe(String name, byte[] content) {
    byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    int crc = (int) checksum.getValue();
    ByteBuffer zip =
        ByteBuffer.allocate(200 + 2 * nameBytes.length + content.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0x04034b50);
    common(zip);
    zip.putInt(0).putInt(0).putInt(0);
    zip.putShort((short) nameBytes.length).putShort((short) 0).put(nameBytes);
    zip.put(content);
    zip.putInt(0x08074b50).putInt(crc).putInt(content.length).putInt(content.length);
    int directory = zip.position();
    zip.putInt(0x02014b50).putShort((short) 20);
    common(zip);
    zip.putInt(crc).putInt(content.length).putInt(content.length);
    zip.putShort((short) nameBytes.length).putShort((short) 0).putShort((short) 0);
    zip.putShort((short) 0).putShort((short) 0).putInt(0).putInt(0).put(nameBytes);
    int size = zip.position() - directory;
    zip.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    zip.putShort((short) 1).putShort((short) 1).putInt(size).putInt(directory).putShort((short) 0);
    return Arrays.copyOf(zip.array(), zip.position());
  }

  /** Version, flags, method, time and date. */
  private static void common(ByteBuffer zip) {
    zip.putShort((short) 20).putShort(SIZES_FOLLOW).putShort(STORED);
    zip.putShort((short) 0).putShort((short) 33);
  }
}
