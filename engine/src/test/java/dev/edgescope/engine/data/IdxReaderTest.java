package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
  private static final byte[] TWO_IMAGES =
      IdxBytes.images(2, 1, 2, new byte[] {0, 1, 2, (byte) 200});
  private static final byte[] TWO_LABELS = IdxBytes.labels((byte) 3, (byte) 9);
  private static final int CLASSES = 10;

  @TempDir private Path folder;

  @Test
  void pixelsAreUnsigned() throws IOException {
    assertEquals(200, read(TWO_IMAGES, TWO_LABELS).pixel(1, 1));
  }

  @Test
  void labelsFollowTheImages() throws IOException {
    assertEquals(9, read(TWO_IMAGES, TWO_LABELS).label(1));
  }

  @Test
  void theShapeIsThatOfTheHeader() throws IOException {
    assertEquals(new ImageShape(1, 1, 2), read(TWO_IMAGES, TWO_LABELS).shape());
  }

  @Test
  void gzipIsRecognisedByItsContent() throws IOException {
    byte[] packed = IdxBytes.gzip(TWO_IMAGES);
    assertEquals(2, read(packed, IdxBytes.gzip(TWO_LABELS)).count());
  }

  @Test
  void labelsInPlaceOfImagesAreRefused() throws IOException {
    assertRefused(
        "images starts with 0x00000801, not with 0x00000803; give an IDX file of images"
            + " (idx3-ubyte).",
        TWO_LABELS,
        TWO_LABELS);
  }

  @Test
  void imagesInPlaceOfLabelsAreRefused() throws IOException {
    assertRefused(
        "labels starts with 0x00000803, not with 0x00000801; give an IDX file of labels"
            + " (idx1-ubyte).",
        TWO_IMAGES,
        TWO_IMAGES);
  }

  @Test
  void anotherNumberOfLabelsIsRefused() throws IOException {
    assertRefused(
        "images holds 2 images but labels holds 3 labels; give the two files of the same examples.",
        TWO_IMAGES,
        IdxBytes.labels((byte) 1, (byte) 2, (byte) 3));
  }

  @Test
  void missingPixelsAreRefused() throws IOException {
    assertRefused(
        "images ends after 19 bytes, before the 20 bytes that its header promises; replace it by"
            + " an intact copy.",
        Arrays.copyOf(TWO_IMAGES, 19),
        TWO_LABELS);
  }

  @Test
  void trailingBytesAreRefused() throws IOException {
    assertRefused(
        "images goes on after the 20 bytes that its header promises; replace it by an intact copy.",
        Arrays.copyOf(TWO_IMAGES, 21),
        TWO_LABELS);
  }

  @Test
  void anIncompleteHeaderIsRefused() throws IOException {
    assertRefused(
        "images ends after 6 bytes, inside its header of 16 bytes; give an IDX file of images"
            + " (idx3-ubyte).",
        Arrays.copyOf(TWO_IMAGES, 6),
        TWO_LABELS);
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertRefused(
        "labels ends after 0 bytes, inside its header of 8 bytes; give an IDX file of labels"
            + " (idx1-ubyte).",
        TWO_IMAGES,
        new byte[0]);
  }

  @Test
  void imagesWithoutPixelsAreRefused() throws IOException {
    assertRefused(
        "images declares images of 0 x 2 pixels; give a file of images with sides from 1 to 4,096.",
        IdxBytes.images(2, 0, 2),
        TWO_LABELS);
  }

  @Test
  void aNegativeCountIsRefused() throws IOException {
    assertRefused(
        "images declares -1 images; give a file of 1 to 1,073,741,791 images.",
        IdxBytes.images(-1, 1, 2),
        TWO_LABELS);
  }

  @Test
  void aHugeDeclaredSizeIsNotAllocated() throws IOException {
    byte[] header = IdxBytes.of(new byte[2], IdxBytes.LABELS, Integer.MAX_VALUE - 64);
    assertRefused(
        "labels ends after 10 bytes, before the 2,147,483,591 bytes that its header promises;"
            + " replace it by an intact copy.",
        TWO_IMAGES,
        header);
  }

  @Test
  void aLabelBeyondTheClassesIsRefused() throws IOException {
    assertRefused(
        "labels gives example 2, counted from 1, the label 10; give a file with labels from 0 to"
            + " 9.",
        TWO_IMAGES,
        IdxBytes.labels((byte) 0, (byte) 10));
  }

  @Test
  void aTruncatedCopyOfABundledFileIsRefused() throws IOException {
    assertBundledRefused(
        " breaks off inside its compressed content; replace it by an intact copy.",
        bytes -> Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void aFlippedByteInABundledFileIsRefused() throws IOException {
    assertBundledRefused(
        " is damaged (Corrupt GZIP trailer); replace it by an intact copy.",
        bytes -> {
          bytes[bytes.length - 8] ^= 1;
          return bytes;
        });
  }

  @Test
  void aNameInGzWithoutGzipIsRefused() throws IOException {
    assertBundledRefused(
        " is not a gzip file: it starts with 0x008B, not with 0x1F8B; replace it by an intact copy,"
            + " or take .gz off its name.",
        bytes -> {
          bytes[0] = 0;
          return bytes;
        });
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("missing");
    var thrown =
        assertThrows(
            UnreadableDataException.class,
            () -> IdxReader.read(DataFile.at(missing), DataFile.at(missing), CLASSES));
    assertEquals(
        missing + " does not exist; give the path of an existing data file.", thrown.getMessage());
  }

  @Test
  void aFolderIsRefused() {
    var thrown =
        assertThrows(
            UnreadableDataException.class,
            () -> IdxReader.read(DataFile.at(folder), DataFile.at(folder), CLASSES));
    assertEquals(folder + " is a folder; give the path of a data file.", thrown.getMessage());
  }

  private LabelledImages read(byte[] images, byte[] labels) throws IOException {
    return IdxReader.read(file("images", images), file("labels", labels), CLASSES);
  }

  private DataFile file(String name, byte[] content) throws IOException {
    return DataFile.at(Files.write(folder.resolve(name), content));
  }

  private void assertRefused(String message, byte[] images, byte[] labels) throws IOException {
    DataFile imageFile = file("images", images);
    DataFile labelFile = file("labels", labels);
    var thrown =
        assertThrows(
            UnreadableDataException.class, () -> IdxReader.read(imageFile, labelFile, CLASSES));
    assertEquals(message, String.valueOf(thrown.getMessage()).replace(folder + File.separator, ""));
  }

  private void assertBundledRefused(String message, UnaryOperator<byte[]> damage)
      throws IOException {
    byte[] bytes = BundledFiles.bytes("mnist-test-labels-idx1-ubyte.gz");
    DataFile labels = file("labels.gz", damage.apply(bytes));
    var thrown =
        assertThrows(UnreadableDataException.class, () -> IdxReader.read(labels, labels, CLASSES));
    assertEquals(folder.resolve("labels.gz") + message, thrown.getMessage());
  }
}
