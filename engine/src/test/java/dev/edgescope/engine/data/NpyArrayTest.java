package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NpyArrayTest {
  private static final double[] VALUES = {0.1, -2.5, Double.MIN_VALUE, Double.NaN, 1e300};

  @TempDir private Path folder;

  @Test
  void doublesComeBackBitByBit() throws IOException {
    assertArrayEquals(VALUES, read(bytes(NpyArray.ofDoubles(VALUES))).toDoubles());
  }

  @Test
  void floatsComeBackRoundedToFloats() throws IOException {
    double[] read = read(bytes(NpyArray.ofFloats(new double[] {0.1, -3}))).toDoubles();
    assertArrayEquals(new double[] {0.1f, -3}, read);
  }

  @Test
  void aSingleNumberHasNoDimensions() throws IOException {
    NpyArray read = read(bytes(NpyArray.ofLong(-7)));
    assertEquals(List.of(), read.shape());
    assertEquals(-7, read.get(0));
  }

  @Test
  void theHeaderIsWhatNumPyWrites() throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    byte[] expected = npy(1, header + " ".repeat(128 - 10 - header.length() - 1) + "\n", floats());
    assertArrayEquals(expected, bytes(NpyArray.ofFloats(new double[] {1.5, -2})));
  }

  @Test
  void version2HasALongerLength() throws IOException {
    NpyArray read =
        read(npy(2, "{'shape': (2,), 'fortran_order': False, 'descr': '<f4'}", floats()));
    assertArrayEquals(new double[] {1.5, -2}, read.toDoubles());
  }

  @Test
  void bigEndianIsRead() throws IOException {
    byte[] data = ByteBuffer.allocate(16).putDouble(1.25).putDouble(-4).array();
    NpyArray read = read(npy(1, "{'descr': '>f8', 'fortran_order': False, 'shape': (2,)}", data));
    assertArrayEquals(new double[] {1.25, -4}, read.toDoubles());
    assertArrayEquals(new double[] {1.25, -4}, read(bytes(read)).toDoubles());
  }

  @Test
  void unsignedBytesAreUnsigned() throws IOException {
    byte[] data = {(byte) 200, 1};
    NpyArray read = read(npy(1, "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2)}", data));
    assertArrayEquals(new double[] {200, 1}, read.toDoubles());
    assertEquals("(1, 2)", read.shapeText());
  }

  static Stream<Arguments> widths() {
    return Stream.of(
        Arguments.of("<f2", new byte[] {0x00, 0x3e, 0x00, (byte) 0xc1}, 1.5, -2.5),
        Arguments.of("<u2", new byte[] {1, 0, 0, (byte) 0x80}, 1, 0x8000),
        Arguments.of("<u4", new byte[] {1, 0, 0, 0, 0, 0, 0, (byte) 0x80}, 1, 0x1p31),
        Arguments.of(
            "<u8",
            new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80},
            1,
            0x1p63),
        // 2^63 + 1025 rounds up to the next double, 2^63 + 1024 to even.
        Arguments.of(
            "<u8",
            new byte[] {1, 4, 0, 0, 0, 0, 0, (byte) 0x80, 0, 4, 0, 0, 0, 0, 0, (byte) 0x80},
            0x1p63 + 2048,
            0x1p63),
        Arguments.of("|b1", new byte[] {0, 1}, 0, 1));
  }

  @ParameterizedTest
  @MethodSource("widths")
  void otherElementsAreNumbersToo(String type, byte[] data, double first, double second)
      throws IOException {
    String header =
        String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': (2,)}", type);
    assertArrayEquals(new double[] {first, second}, read(npy(1, header, data)).toDoubles());
  }

  @Test
  void aVectorInFortranOrderIsAVector() throws IOException {
    NpyArray read =
        read(npy(1, "{'descr': '<f4', 'fortran_order': True, 'shape': (2,)}", floats()));
    assertArrayEquals(new double[] {1.5, -2}, read.toDoubles());
  }

  /** Of numpy.arange(12).reshape(3, 2, 2), whose element [i, j, k] is 4 i + 2 j + k. */
  private static final byte[] FORTRAN =
      npy(
          1,
          "{'descr': '|u1', 'fortran_order': True, 'shape': (3, 2, 2), }",
          new byte[] {0, 4, 8, 2, 6, 10, 1, 5, 9, 3, 7, 11});

  @Test
  void fortranOrderIsReadIntoRows() throws IOException {
    assertArrayEquals(
        new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, read(FORTRAN).toDoubles());
  }

  @Test
  void theFirstRowsOfFortranOrderAreRows() throws IOException {
    NpyArray first = NpyArray.read(DataFile.at(write(FORTRAN)), 2);
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, first.toDoubles());
    assertEquals(List.of(2, 2, 2), first.shape());
  }

  @Test
  void theFirstRowsAreReadOfAFileThatIsTooLargeAsAWhole() throws IOException {
    Path file =
        write(
            npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (600000000, 1)}", floats()));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      // The rest is a hole.
      long header = channel.size() - floats().length;
      channel.write(ByteBuffer.allocate(1), header + 2_400_000_000L - 1);
    }
    assertArrayEquals(new double[] {1.5, -2}, NpyArray.read(DataFile.at(file), 2).toDoubles());
  }

  @Test
  void aFileThatIsTooShortIsRefusedThoughItsFirstRowsAreThere() throws IOException {
    Path file =
        write(npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (9, 1)}", floats()));
    UnreadableDataException e =
        assertThrows(UnreadableDataException.class, () -> NpyArray.read(DataFile.at(file), 2));
    assertEquals(
        file
            + " ends before the 9 elements that its header promises; replace it by an intact copy.",
        e.getMessage());
  }

  @Test
  void longIntegersOfPython2AreRead() throws IOException {
    NpyArray read =
        read(npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1L, 2L), }", floats()));
    assertEquals(List.of(1, 2), read.shape());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'shape': (1,)}",
        "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2 3)}",
        "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} 'shape': (1,)"
      })
  void aHeaderThatNumPyDoesNotReadIsRefused(String header) {
    assertRefused(
        "a.npy has the header \""
            + header
            + "\"; give a plain array of numbers, without fields or objects.",
        npy(1, header, floats()));
  }

  @Test
  void whiteSpaceThatPythonDoesNotKnowIsRefused() {
    assertRefused(
        "a.npy has the header \"{'descr': '<f4', 'fortran_order': False, 'shape': (2,?)}\"; give a"
            + " plain array of numbers, without fields or objects.",
        npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,\u001c)}", floats()));
  }

  @Test
  void aLongDimensionIsToldWithTheOthers() {
    assertRefused(
        "a.npy declares the shape (4, 1000000000); give an array of less than 2 GB.",
        npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (4, 1000000000), }", floats()));
  }

  @Test
  void aDimensionBeyondAnIntIsRefused() {
    assertRefused(
        "a.npy declares the shape (4, 99999999999999999999); give an array with dimensions below"
            + " 2,147,483,648.",
        npy(
            1,
            "{'descr': '<f8', 'fortran_order': False, 'shape': (4, 99999999999999999999), }",
            floats()));
  }

  @Test
  void objectsAreRefused() {
    assertRefused(
        "a.npy holds elements of type \"O\"; give floats of 16, 32 or 64 bits, whole numbers or"
            + " booleans.",
        npy(1, "{'descr': '|O', 'fortran_order': False, 'shape': (2,)}", floats()));
  }

  @Test
  void fieldsAreRefused() {
    assertRefused(
        "a.npy has the header \"{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,)}\";"
            + " give a plain array of numbers, without fields or objects.",
        npy(1, "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,)}", floats()));
  }

  @Test
  void anotherKindOfFileIsRefused() {
    assertRefused(
        "a.npy is not an .npy file: it does not start with \\x93NUMPY; give a file that numpy.save"
            + " wrote.",
        "step,loss\n0,1.5\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFutureVersionIsRefused() {
    assertRefused(
        "a.npy is an .npy file of version 9; give one of version 1, 2 or 3.",
        npy(9, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", floats()));
  }

  @Test
  void tooFewElementsAreRefused() {
    assertRefused(
        "a.npy ends before the 3 elements that its header promises; replace it by an intact copy.",
        npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}", floats()));
  }

  @Test
  void tooManyElementsAreRefused() {
    assertRefused(
        "a.npy goes on after the 1 elements that its header promises; replace it by an intact"
            + " copy.",
        npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)}", floats()));
  }

  @Test
  void aHugeShapeIsRefusedBeforeAnythingIsAllocated() {
    assertRefused(
        "a.npy declares the shape (99999, 99999, 99999); give an array of less than 2 GB.",
        npy(
            1,
            "{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999, 99999)}",
            floats()));
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = bytes(NpyArray.ofFloats(new double[] {1, 2}));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThrows(UnreadableDataException.class, () -> read(part), "length " + length);
    }
  }

  @Test
  void namedArraysComeBackInTheirOrder() throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("theta", NpyArray.ofFloats(new double[] {1, 2}));
    arrays.put("step", NpyArray.ofLong(3));
    Path file = folder.resolve("a.npz");
    NpzFile.write(arrays, file);
    assertEquals(List.of("theta", "step"), NpzFile.names(DataFile.at(file)));
    assertArrayEquals(new double[] {1, 2}, NpzFile.read(DataFile.at(file), "theta").toDoubles());
  }

  /** As NumPy writes into a pipe: stored, with checksum and sizes after the bytes. */
  @Test
  void aStoredEntryMayHaveItsSizeAfterIt() throws IOException {
    byte[] array = npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", floats());
    Path file =
        Files.write(
            folder.resolve("a.npz"), ZipBytes.storedIntoAPipe(List.of("x.npy"), List.of(array)));
    assertArrayEquals(new double[] {1.5, -2}, NpzFile.read(DataFile.at(file), "x").toDoubles());
  }

  @Test
  void anArchiveWithoutItsDirectoryIsRefused() throws IOException {
    byte[] array = npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", floats());
    byte[] whole = ZipBytes.storedIntoAPipe(List.of("x.npy"), List.of(array));
    Path file = Files.write(folder.resolve("a.npz"), Arrays.copyOf(whole, array.length + 50));
    UnreadableDataException e =
        assertThrows(UnreadableDataException.class, () -> NpzFile.names(DataFile.at(file)));
    assertEquals(
        file
            + " is not an .npz file, or a damaged one (zip END header not found); give a file that"
            + " numpy.savez wrote.",
        e.getMessage());
  }

  @Test
  void anEntryThatIsNotWhatItsChecksumSaysIsRefused() throws IOException {
    byte[] array = npy(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", floats());
    byte[] bytes = ZipBytes.storedIntoAPipe(List.of("x.npy"), List.of(array));
    // The last byte of the last element.
    bytes[30 + "x.npy".length() + array.length - 1] ^= 1;
    Path file = Files.write(folder.resolve("a.npz"), bytes);
    UnreadableDataException e =
        assertThrows(UnreadableDataException.class, () -> NpzFile.read(DataFile.at(file), "x"));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("x in " + file + " is damaged (its checksum is "),
        e.getMessage());
  }

  @Test
  void anArchiveOfOtherFilesIsRefused() throws IOException {
    Path file = folder.resolve("a.npz");
    Files.writeString(file, "not a zip file");
    UnreadableDataException e =
        assertThrows(UnreadableDataException.class, () -> NpzFile.names(DataFile.at(file)));
    assertEquals(
        file
            + " is not an .npz file, or a damaged one (zip END header not found); give a file that"
            + " numpy.savez wrote.",
        e.getMessage());
  }

  private void assertRefused(String sentence, byte[] content) {
    UnreadableDataException e = assertThrows(UnreadableDataException.class, () -> read(content));
    assertEquals(sentence, String.valueOf(e.getMessage()).replace(folder + "/", ""));
  }

  private NpyArray read(byte[] content) throws IOException {
    return NpyArray.read(DataFile.at(write(content)));
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("a.npy"), content);
  }

  private static byte[] bytes(NpyArray array) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    array.write(out);
    return out.toByteArray();
  }

  private static byte[] floats() {
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(1.5f)
        .putFloat(-2)
        .array();
  }

  private static byte[] npy(int version, String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(12 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    bytes.put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) text.length);
    } else {
      bytes.putInt(text.length);
    }
    bytes.put(text).put(data);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  @Test
  void anArrayOfNd4jIsWrittenInRowOrderWhateverItsOwn() {
    INDArray columns = Nd4j.create(new double[] {1, 2, 3, 4, 5, 6}, new long[] {2, 3}, 'f');
    NpyArray array = NpyArray.of(columns);
    assertEquals(List.of(2, 3), array.shape());
    assertArrayEquals(new double[] {1, 3, 5, 2, 4, 6}, array.toDoubles());
  }

  @Test
  void anArrayIsOneOfNd4jInItsShape() {
    INDArray array = NpyArray.ofDoubles(new double[] {1, 2, 3, 4, 5, 6}).inRowsOf(3).array();
    assertEquals(Nd4j.create(new double[][] {{1, 2, 3}, {4, 5, 6}}), array);
  }

  @Test
  void thereAndBackKeepsTypeShapeAndElements() {
    INDArray array = Nd4j.create(new float[] {0.1f, -2, 3}, new long[] {3, 1}, 'f');
    assertEquals(array, NpyArray.of(array).array());
  }

  @Test
  void anArrayOfWholeNumbersIsRefused() {
    INDArray whole = Nd4j.createFromArray(1, 2);
    var thrown = assertThrows(IllegalArgumentException.class, () -> NpyArray.of(whole));
    assertEquals(
        "An array of INT; give one of FLOAT or DOUBLE, as castTo makes it", thrown.getMessage());
  }
}
