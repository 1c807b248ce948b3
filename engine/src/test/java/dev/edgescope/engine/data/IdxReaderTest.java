package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdxReaderTest {
  private static final byte[] TWO_IMAGES =
      IdxBytes.images(2, 1, 2, new byte[] {0, 1, 2, (byte) 200});
  private static final byte[] TWO_LABELS = IdxBytes.labels((byte) 3, (byte) 9);

  @TempDir private Path folder;

  @Test
  void pixelsAreUnsigned() throws IOException {
    assertEquals(200, images(TWO_IMAGES, TWO_LABELS).pixel(1, 1));
  }

  @Test
  void labelsFollowTheImages() throws IOException {
    assertEquals(9, read(TWO_IMAGES, TWO_LABELS).label(1));
  }

  @Test
  void theShapeIsThatOfTheHeader() throws IOException {
    assertEquals(Optional.of(new ImageShape(1, 1, 2)), read(TWO_IMAGES, TWO_LABELS).image());
  }

  @Test
  void gzipIsRecognisedByItsContent() throws IOException {
    byte[] packed = IdxBytes.gzip(TWO_IMAGES);
    assertEquals(2, read(packed, IdxBytes.gzip(TWO_LABELS)).count());
  }

  /** -2 and 3 in each type, the first as its bits without sign where there is none. */
  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of(0x08, ByteBuffer.allocate(2).put((byte) -2).put((byte) 3), 254.0),
        Arguments.of(0x09, ByteBuffer.allocate(2).put((byte) -2).put((byte) 3), -2.0),
        Arguments.of(0x0B, ByteBuffer.allocate(4).putShort((short) -2).putShort((short) 3), -2.0),
        Arguments.of(0x0C, ByteBuffer.allocate(8).putInt(-2).putInt(3), -2.0),
        Arguments.of(0x0D, ByteBuffer.allocate(8).putFloat(-2.5f).putFloat(3), -2.5),
        Arguments.of(0x0E, ByteBuffer.allocate(16).putDouble(-2.1).putDouble(3), -2.1));
  }

  private static byte[] bytes(ByteBuffer filled) {
    byte[] bytes = new byte[filled.flip().remaining()];
    filled.get(bytes);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeOfElementsIsRead(int type, ByteBuffer elements, double first) throws IOException {
    byte[] features = IdxBytes.of(bytes(elements), type << 8 | 2, 2, 1);
    RawExamples read = read(features, TWO_LABELS);
    assertEquals(List.of(first, 3.0), List.of(read.feature(0, 0), read.feature(1, 0)));
  }

  @Test
  void aSingleDimensionIsASingleFeature() throws IOException {
    assertEquals(1, read(IdxBytes.of(new byte[] {5, 6}, 0x801, 2), TWO_LABELS).inputs());
  }

  @Test
  void fiveDimensionsAreFeaturesOfWhichNothingElseIsKnown() throws IOException {
    RawExamples read = read(IdxBytes.of(new byte[32], 0x805, 2, 2, 2, 2, 2), TWO_LABELS);
    assertEquals(List.of(16, Optional.empty()), List.of(read.inputs(), read.image()));
  }

  @Test
  void channelsThatComeLastAreTurnedRound() throws IOException {
    // An image of 1 x 2 pixels of the channels 1, 2, 3 and 4, 5, 6.
    byte[] pixels = {1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0};
    RawExamples read =
        read(IdxBytes.of(pixels, 0x804, 2, 1, 2, 3), TWO_LABELS, Optional.of(ImageLayout.HWC));
    assertEquals(Optional.of(new ImageShape(3, 1, 2)), read.image());
    LabelledImages images = assertInstanceOf(LabelledImages.class, read);
    assertArrayEquals(
        new int[] {1, 4, 2, 5, 3, 6},
        IntStream.range(0, 6).map(feature -> images.pixel(0, feature)).toArray());
  }

  @Test
  void pixelsAreReadOfTheExamplesThatAreWanted() throws IOException {
    RawExamples read =
        IdxReader.read(file("images", TWO_IMAGES), file("labels", TWO_LABELS), Optional.empty(), 1);
    assertEquals(List.of(2, 10), List.of(read.count(), read.classes()));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "labels has the shape (2, 1, 2); give labels of the shape (n,), or targets of the shape"
                + " (n, C) with C up to 1,000.",
            TWO_IMAGES,
            TWO_IMAGES),
        Arguments.of(
            "images has 2 examples but labels has 3; give the two arrays of the same examples.",
            TWO_IMAGES,
            IdxBytes.labels((byte) 1, (byte) 2, (byte) 3)),
        Arguments.of(
            "images ends before the 4 elements that its header promises; replace it by an intact"
                + " copy.",
            Arrays.copyOf(TWO_IMAGES, 19),
            TWO_LABELS),
        Arguments.of(
            "images goes on after the 4 elements that its header promises; replace it by an intact"
                + " copy.",
            Arrays.copyOf(TWO_IMAGES, 21),
            TWO_LABELS),
        Arguments.of(
            "images ends inside its header; replace it by an intact copy.",
            Arrays.copyOf(TWO_IMAGES, 6),
            TWO_LABELS),
        Arguments.of(
            "labels is not an IDX file: it does not start with two zero bytes, a type and a number"
                + " of dimensions; give a file in the format of MNIST's.",
            TWO_IMAGES,
            new byte[0]),
        Arguments.of(
            "images is an IDX file of the type 0x0A; give one of 0x08 (bytes without sign), 0x09"
                + " (bytes), 0x0B (short), 0x0C (int), 0x0D (float) or 0x0E (double).",
            IdxBytes.of(new byte[0], 0xA01, 0),
            TWO_LABELS),
        Arguments.of(
            "images is an IDX file of 0 dimensions; give one of 1 to 64.",
            IdxBytes.of(new byte[1], 0x800),
            TWO_LABELS),
        Arguments.of(
            "images has the shape (2, 0, 2); give features of the shape (n, d), or images of the"
                + " shape (n, height, width), (n, channels, height, width) or (n, height, width,"
                + " channels).",
            IdxBytes.images(2, 0, 2),
            TWO_LABELS),
        Arguments.of(
            "images declares a dimension of 4,294,967,295; give an array with dimensions below"
                + " 2,147,483,648.",
            IdxBytes.images(-1, 1, 2),
            TWO_LABELS),
        Arguments.of(
            "labels ends before the 2,147,483,583 elements that its header promises; replace it by"
                + " an intact copy.",
            TWO_IMAGES,
            IdxBytes.of(new byte[2], IdxBytes.LABELS, Integer.MAX_VALUE - 64)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBadFileIsRefusedInOneSentence(String message, byte[] images, byte[] labels)
      throws IOException {
    DataFile imageFile = file("images", images);
    DataFile labelFile = file("labels", labels);
    var thrown =
        assertThrows(
            UnreadableDataException.class,
            () -> IdxReader.read(imageFile, labelFile, Optional.empty(), 10));
    assertEquals(message, String.valueOf(thrown.getMessage()).replace(folder + File.separator, ""));
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
    assertRefused(
        folder.resolve("missing"), " does not exist; give the path of an existing data file.");
  }

  @Test
  void aFolderIsRefused() {
    assertRefused(folder, " is a folder; give the path of a data file.");
  }

  private void assertRefused(Path path, String message) {
    DataFile file = DataFile.at(path);
    var thrown =
        assertThrows(
            UnreadableDataException.class, () -> IdxReader.read(file, file, Optional.empty(), 1));
    assertEquals(path + message, thrown.getMessage());
  }

  private LabelledImages images(byte[] images, byte[] labels) throws IOException {
    return assertInstanceOf(LabelledImages.class, read(images, labels));
  }

  private RawExamples read(byte[] images, byte[] labels) throws IOException {
    return read(images, labels, Optional.empty());
  }

  private RawExamples read(byte[] images, byte[] labels, Optional<ImageLayout> layout)
      throws IOException {
    return IdxReader.read(file("images", images), file("labels", labels), layout, 10);
  }

  private DataFile file(String name, byte[] content) throws IOException {
    return DataFile.at(Files.write(folder.resolve(name), content));
  }

  private void assertBundledRefused(String message, UnaryOperator<byte[]> damage)
      throws IOException {
    byte[] bytes = BundledFiles.bytes("mnist-test-labels-idx1-ubyte.gz");
    Path file = Files.write(folder.resolve("labels.gz"), damage.apply(bytes));
    assertRefused(file, message);
  }
}
