package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.edgescope.engine.data.picture.CifarLabels;
import dev.edgescope.engine.data.picture.CifarReader;
import dev.edgescope.engine.data.table.CsvReader;
import dev.edgescope.engine.data.table.TableColumns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever a data file holds, it is read as a slow reader of few lines reads it, or refused in one
 * sentence. How many files are tried is {@code jqwik.tries.default}.
 */
class ReaderPropertiesTest {
  private static final String SEED = "20261130";
  private static final int WANTED = 3;

  // One a property: what is looked for a simpler file of goes on for a while beside the next one.
  private static final ScratchFile CSV = new ScratchFile(".csv");
  private static final ScratchFile SPOILED_CSV = new ScratchFile(".csv");
  private static final ScratchFile NPY = new ScratchFile(".npy");
  private static final ScratchFile SPOILED_NPY = new ScratchFile(".npy");
  private static final ScratchFile NPZ = new ScratchFile(".npz");
  private static final ScratchFile IMAGES = new ScratchFile("-images");
  private static final ScratchFile LABELS = new ScratchFile("-labels");
  private static final ScratchFile CIFAR = new ScratchFile(".bin");

  @AfterContainer
  static void deleteFiles() {
    List.of(CSV, SPOILED_CSV, NPY, SPOILED_NPY, NPZ, IMAGES, LABELS, CIFAR)
        .forEach(ScratchFile::close);
  }

  /**
   * A table and the way it is written.
   *
   * @param rows as doubles print themselves
   */
  record Written(
      List<List<Double>> rows, String separator, String end, String head, String charset) {
    byte[] bytes() {
      String text =
          head.replace(",", separator)
              + rows.stream()
                  .map(row ->
                      row.stream().map(String::valueOf).collect(Collectors.joining(separator)))
                  .collect(Collectors.joining(end));
      boolean marked = charset.startsWith("UTF-16");
      return ((marked ? "\uFEFF" : "") + text).getBytes(Charset.forName(charset));
    }
  }

  @Provide
  static Arbitrary<Written> tables() {
    Arbitrary<Double> numbers =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-1e30, 1e30),
            Arbitraries.doubles().between(-10, 10).ofScale(3),
            Arbitraries.of(0.0, -0.0, Double.MIN_VALUE, 0.1, 1e30, -1e30));
    Arbitrary<List<List<Double>>> rows =
        Arbitraries.integers()
            .between(2, 5)
            .flatMap(width -> numbers.list().ofSize(width).list().ofMinSize(1).ofMaxSize(6));
    return Combinators.combine(
            rows,
            Arbitraries.of(",", ";", "\t"),
            Arbitraries.of("\n", "\r\n", "\n\n"),
            Arbitraries.of("", "a,b\n", "sep=,\n"),
            Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE"))
        .as((values, separator, end, head, charset) ->
            new Written(
                values,
                separator,
                end,
                head.startsWith("a") ? header(values.getFirst().size()) : head,
                charset));
  }

  private static String header(int width) {
    return IntStream.range(0, width).mapToObj(i -> "x" + i).collect(Collectors.joining(","))
        + "\r\n";
  }

  @Property(seed = SEED)
  void aTableIsReadAsItWasWritten(@ForAll("tables") Written written) {
    NumberTable table =
        CsvReader.read(DataFile.at(CSV.with(written.bytes())), TableColumns.USUAL, 100);
    double[][] expected =
        written.rows().stream()
            .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    assertRows(expected, table, expected.length);
  }

  @Provide
  static Arbitrary<byte[]> spoiledTables() {
    return Mutations.of(
        List.of(
                "a,b,label\n1.5,-2,0\n3e-1,4,1\n0.25,6,2\n7,8,1\n",
                "1;2.5;0\r\n3;.5;1\r\n-1e3;9;2\r\n",
                "sep=;\n1;2;0\n3;4;1\n",
                "\uFEFF0.5\t0\n1.5\t1\n")
            .stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList(),
        List.of(
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\"",
            " ",
            "nan",
            "inf",
            "1e400",
            "1e-400",
            "-",
            "+",
            ".",
            "e",
            "0x1p3",
            "1d",
            "\u0000",
            "\uFEFF",
            "\u0661",
            "sep=,",
            "label",
            "1e-9999999999",
            "00",
            "1_0",
            "\u00a0",
            "\u2028",
            "\u000b",
            "\u000c"));
  }

  @Property(seed = SEED)
  void aSpoiledTableIsReadAsItStandsOrRefused(@ForAll("spoiledTables") byte[] bytes) {
    Path file = SPOILED_CSV.with(bytes);
    Optional<NumberTable> table =
        Outcome.of(
            UnreadableDataException.class,
            () -> CsvReader.read(DataFile.at(file), TableColumns.USUAL, WANTED));
    String text = SlowCsv.text(bytes);
    if (table.isPresent() && text.indexOf('"') < 0) {
      assertRows(SlowCsv.read(text), table.get(), WANTED);
    }
    table.ifPresent(ReaderPropertiesTest::assertUsable);
  }

  /** Arrays of every kind that is read, by their header and bytes. */
  @Provide
  static Arbitrary<byte[]> arrays() {
    Arbitrary<List<Integer>> shapes = Arbitraries.integers().between(0, 4).list().ofMaxSize(4);
    Arbitrary<String> types =
        Combinators.combine(
                Arbitraries.of("<", ">"),
                Arbitraries.of(
                    "f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"))
            .as((order, type) -> order + type);
    Arbitrary<String> forms =
        Arbitraries.of(
            "{'descr': '%1$s', 'fortran_order': %2$s, 'shape': (%3$s), }          \n",
            "{\"shape\":(%3$s),\"fortran_order\":%2$s,\"descr\":\"%1$s\"}",
            " { 'fortran_order' : %2$s , 'descr' : '%1$s' , 'shape' : ( %3$s ) } \n");
    return Combinators.combine(
            shapes,
            types,
            Arbitraries.of("True", "False"),
            forms,
            Arbitraries.of("", "L"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.randoms())
        .as((shape, type, order, form, suffix, version, random) -> {
          String dimensions =
              shape.stream().map(n -> n + suffix).collect(Collectors.joining(", "))
                  + (shape.size() == 1 ? "," : "");
          int size = shape.stream().reduce(1, (a, b) -> a * b);
          byte[] elements = new byte[size * (type.charAt(2) - '0')];
          random.nextBytes(elements);
          return npy(version, form.formatted(type, order, dimensions), elements);
        });
  }

  @Property(seed = SEED)
  void anArrayIsReadElementByElement(@ForAll("arrays") byte[] bytes)
      throws JsonProcessingException {
    Path file = NPY.with(bytes);
    SlowNpy slow = new SlowNpy(bytes);
    assertEquals(slow.shape(), NpyArray.read(DataFile.at(file)).shape());
    assertArrayEquals(
        slow.elements(Integer.MAX_VALUE), NpyArray.read(DataFile.at(file)).toDoubles());
    assertArrayEquals(slow.elements(WANTED), NpyArray.read(DataFile.at(file), WANTED).toDoubles());
  }

  @Provide
  static Arbitrary<byte[]> spoiledArrays() {
    byte[] elements = new byte[96];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (byte) (37 * i);
    }
    return Mutations.of(
        List.of(
            npy(1, "{'descr': '<f8', 'fortran_order': False, 'shape': (4, 3), }    \n", elements),
            npy(1, "{'descr': '>i4', 'fortran_order': True, 'shape': (4, 3, 2), }\n", elements),
            npy(2, "{'descr': '|u1', 'fortran_order': False, 'shape': (96,), }\n", elements)),
        List.of(
            "True",
            "False",
            "(4, 3)",
            "(12,)",
            "(3, 4L)",
            "()",
            "(1000000000, 4)",
            "(-4, 3)",
            "'<f8'",
            "'>f4'",
            "'<u8'",
            "'|O'",
            "'<U4'",
            "[('x', '<f4')]",
            "'shape': (2,), ",
            "L",
            ",",
            "'",
            "{",
            "}",
            "(99999999999999999999,)",
            "\\u0000",
            "'descr'",
            " ",
            "\n"));
  }

  @Property(seed = SEED)
  void aSpoiledArrayIsReadAsItStandsOrRefused(@ForAll("spoiledArrays") byte[] bytes)
      throws JsonProcessingException {
    Path file = SPOILED_NPY.with(bytes);
    Optional<NpyArray> whole =
        Outcome.of(UnreadableDataException.class, () -> NpyArray.read(DataFile.at(file)));
    Optional<NpyArray> part =
        Outcome.of(UnreadableDataException.class, () -> NpyArray.read(DataFile.at(file), WANTED));
    if (whole.isPresent()) {
      SlowNpy slow = new SlowNpy(bytes);
      assertEquals(slow.shape(), whole.get().shape());
      assertArrayEquals(slow.elements(Integer.MAX_VALUE), whole.get().toDoubles());
      assertArrayEquals(slow.elements(WANTED), part.orElseThrow().toDoubles());
    }
  }

  private static final byte[] X = NpyFiles.npy("(4, 2)", 1, 2.5, -3, 4, 0.1, 6, 7, 1e30);
  private static final byte[] Y = NpyFiles.npy("(4,)", 0, 1, 2, 1);

  @Provide
  static Arbitrary<byte[]> spoiledArchives() {
    return Mutations.of(
        List.of(deflated(), ZipBytes.storedIntoAPipe(List.of("x.npy", "y.npy"), List.of(X, Y))),
        List.of(
            "PK\u0003\u0004", "PK\u0001\u0002", "PK\u0005\u0006", "x.npy", "y.npy", "../x.npy"));
  }

  @Property(seed = SEED)
  void aSpoiledArchiveHoldsWhatItHeldOrIsRefused(@ForAll("spoiledArchives") byte[] bytes) {
    Path file = NPZ.with(bytes);
    Optional<NumberTable> table =
        Outcome.of(
            UnreadableDataException.class,
            () ->
                (NumberTable)
                    NpyReader.read(DataFile.at(file), List.of(), Optional.empty(), 4).train());
    if (table.isPresent()) {
      assertRows(
          new double[][] {{1, 2.5, 0}, {-3, 4, 1}, {0.1, 6, 2}, {7, 1e30, 1}}, table.get(), 4);
    }
  }

  @Provide
  static Arbitrary<byte[]> spoiledImages() {
    byte[] pixels = new byte[3 * 2 * 4];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (11 * i);
    }
    byte[] plain = IdxBytes.images(3, 2, 4, pixels);
    return Mutations.of(
        List.of(plain, gzip(plain)), List.of("\u0000", "\u0001", "\b", "\013", "\r"));
  }

  @Provide
  static Arbitrary<byte[]> spoiledLabels() {
    byte[] plain = IdxBytes.labels(new byte[] {0, 9, 4});
    return Mutations.of(List.of(plain, gzip(plain)), List.of("\u0000", "\u0001"))
        .injectDuplicates(0.2);
  }

  @Property(seed = SEED)
  void spoiledImagesAreReadAsTheyStandOrRefused(
      @ForAll("spoiledImages") byte[] images, @ForAll("spoiledLabels") byte[] labels) {
    byte[] goodLabels = IdxBytes.labels(new byte[] {0, 9, 4});
    for (byte[] chosen : List.of(labels, goodLabels)) {
      Path imageFile = IMAGES.with(images);
      Path labelFile = LABELS.with(chosen);
      Optional<RawExamples> read =
          Outcome.of(
              UnreadableDataException.class,
              () ->
                  IdxReader.read(
                      DataFile.at(imageFile),
                      DataFile.at(labelFile),
                      Optional.of(ImageLayout.CHW),
                      10));
      if (read.isPresent()) {
        SlowIdx slow = new SlowIdx(unpacked(images));
        SlowIdx slowLabels = new SlowIdx(unpacked(chosen));
        assertEquals(slow.count(), read.get().count());
        for (int i = 0; i < read.get().count(); i++) {
          assertEquals(slowLabels.get(i, 0), read.get().answer(i, 0));
          // Pixels are kept as what of 255 they are.
          double unit = read.get() instanceof LabelledImages ? 255 : 1;
          for (int j = 0; j < slow.each(); j++) {
            assertEquals(slow.get(i, j) / unit, read.get().feature(i, j));
          }
        }
      }
    }
  }

  @Provide
  static Arbitrary<byte[]> spoiledRecords() {
    byte[] records = new byte[3 * 3073];
    for (int i = 0; i < records.length; i++) {
      records[i] = (byte) (i % 3073 == 0 ? i / 3073 : 13 * i);
    }
    return Mutations.of(List.of(records, gzip(records)), List.of("\u0000", "\u0009"));
  }

  @Property(seed = SEED)
  void spoiledRecordsAreReadAsTheyStandOrRefused(@ForAll("spoiledRecords") byte[] bytes) {
    Path file = CIFAR.with(bytes);
    Optional<LabelledImages> read =
        Outcome.of(
            UnreadableDataException.class,
            () -> CifarReader.read(List.of(DataFile.at(file)), CifarLabels.TEN, 2));
    if (read.isPresent()) {
      byte[] slow = unpacked(bytes);
      assertEquals(slow.length, 3073 * read.get().count());
      for (int i = 0; i < read.get().count(); i++) {
        assertEquals(slow[3073 * i], read.get().label(i));
        for (int j = 0; i < 2 && j < 3072; j++) {
          assertEquals(slow[3073 * i + 1 + j] & 0xff, read.get().pixel(i, j));
        }
      }
    }
  }

  private static void assertRows(double[][] expected, NumberTable table, int wanted) {
    assertEquals(expected.length, table.count());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i].length, table.inputs() + 1);
      assertEquals(expected[i][table.inputs()], table.answer(i, 0));
      for (int j = 0; i < wanted && j < table.inputs(); j++) {
        assertEquals(expected[i][j], table.feature(i, j));
      }
    }
  }

  /** What a run makes of a table is finite and of deviation 1, or it is refused, too. */
  private static void assertUsable(NumberTable table) {
    int examples = Math.min(WANTED, table.count());
    Optional<DataSplit> split =
        Outcome.of(
            UnreadableDataException.class,
            () -> DataSplit.of(RawSplit.of("table", table), examples, Targets.REGRESSION));
    if (split.isPresent()) {
      double[] features = NumberArrays.of(split.get().train().features());
      double square = Arrays.stream(features).map(x -> x * x).average().orElseThrow();
      assertEquals(1, square, 1e-3);
      assertTrue(Arrays.stream(features).allMatch(Double::isFinite));
    }
  }

  private static byte[] npy(int version, String header, byte[] elements) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    var file = new ByteArrayOutputStream();
    file.writeBytes("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    file.writeBytes(new byte[] {(byte) version, 0, (byte) text.length, (byte) (text.length >> 8)});
    file.writeBytes(new byte[version == 1 ? 0 : 2]);
    file.writeBytes(text);
    file.writeBytes(elements);
    return file.toByteArray();
  }

  private static byte[] deflated() {
    try {
      return Files.readAllBytes(NpyFiles.npz(NPZ.with(new byte[0]), Map.of("x", X, "y", Y)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(byte[] content) {
    try {
      return IdxBytes.gzip(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unpacked(byte[] file) {
    if (file.length < 2 || (file[0] & 0xff) != 0x1f || (file[1] & 0xff) != 0x8b) {
      return file;
    }
    try (var content = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
