package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10ReaderTest {
  private static final int FEATURES = 3072;
  private static final int RECORD = 1 + FEATURES;

  @TempDir private Path folder;

  @Test
  void thePixelsOfASecondRecordAreItsOwn() throws IOException {
    byte[] bytes = new byte[2 * RECORD];
    bytes[RECORD + 1 + 1024] = (byte) 255;
    assertEquals(255, read(bytes).pixel(1, 1024));
  }

  @Test
  void theLabelComesFirst() throws IOException {
    byte[] bytes = new byte[2 * RECORD];
    bytes[RECORD] = 7;
    assertEquals(7, read(bytes).label(1));
  }

  @Test
  void imagesAreInThreePlanes() throws IOException {
    assertEquals(new ImageShape(3, 32, 32), read(new byte[RECORD]).shape());
  }

  @Test
  void gzipIsRecognisedByItsContent() throws IOException {
    assertEquals(3, read(IdxBytes.gzip(new byte[3 * RECORD])).count());
  }

  @Test
  void pixelsAreReadOfThoseThatAreWanted() throws IOException {
    byte[] bytes = new byte[3 * RECORD];
    bytes[1] = 9;
    bytes[2 * RECORD] = 5;
    LabelledImages images =
        Cifar10Reader.read(DataFile.at(Files.write(folder.resolve("batch.bin"), bytes)), 1);
    assertEquals(FEATURES, images.pixels().length);
    assertEquals(5, images.label(2));
  }

  @Test
  void aBrokenRecordIsRefused() {
    assertRefused(
        " holds 3,072 bytes, not a multiple of the 3,073 bytes of a record; give a file of the"
            + " binary version of CIFAR-10, such as data_batch_1.bin.",
        new byte[RECORD - 1]);
  }

  @Test
  void anEmptyFileIsRefused() {
    assertRefused(
        " holds 0 bytes, not a multiple of the 3,073 bytes of a record; give a file of the binary"
            + " version of CIFAR-10, such as data_batch_1.bin.",
        new byte[0]);
  }

  @Test
  void aLabelAboveNineIsRefused() {
    byte[] bytes = new byte[2 * RECORD];
    bytes[RECORD] = (byte) 200;
    assertRefused(
        " gives record 2, counted from 1, the label 200; give a file of the binary version of"
            + " CIFAR-10, with labels from 0 to 9.",
        bytes);
  }

  private LabelledImages read(byte[] content) throws IOException {
    return Cifar10Reader.read(
        DataFile.at(Files.write(folder.resolve("batch.bin"), content)), Integer.MAX_VALUE);
  }

  private void assertRefused(String message, byte[] content) {
    var thrown = assertThrows(UnreadableDataException.class, () -> read(content));
    assertEquals(folder.resolve("batch.bin") + message, thrown.getMessage());
  }
}
