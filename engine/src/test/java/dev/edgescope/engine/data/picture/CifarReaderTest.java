package dev.edgescope.engine.data.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.IdxBytes;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.LabelledImages;
import dev.edgescope.engine.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarReaderTest {
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
        CifarReader.read(
            List.of(DataFile.at(Files.write(folder.resolve("batch.bin"), bytes))),
            CifarLabels.TEN,
            1);
    assertThrows(ArrayIndexOutOfBoundsException.class, () -> images.pixel(1, 0));
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
    return CifarReader.read(
        List.of(DataFile.at(Files.write(folder.resolve("batch.bin"), content))),
        CifarLabels.TEN,
        Integer.MAX_VALUE);
  }

  private void assertRefused(String message, byte[] content) {
    var thrown = assertThrows(UnreadableDataException.class, () -> read(content));
    assertEquals(folder.resolve("batch.bin") + message, thrown.getMessage());
  }
}
