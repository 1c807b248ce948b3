package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edgescope.engine.data.IdxBytes;
import dev.edgescope.engine.data.NpyFiles;
import dev.edgescope.engine.data.ZipBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data as people have them, through the command {@code measure}. The model is linear with one
 * output and no bias on d features that are all the same: standardised, two examples of them are
 * (-1, ..., -1) and (1, ..., 1), so that H = (1/D) sum x x^T is the matrix of ones, of which
 * lambda_1 = d is the only eigenvalue that is not 0, and tr Theta = (1/D) sum |x|^2 = d. Whatever
 * the two values in the file are, with d = 1 both are 1.
 */
class FormatsTest {
  private static final byte[] LABELS = IdxBytes.labels((byte) 0, (byte) 1);
  private static final byte[] Y = NpyFiles.npy("(2,)", 0, 1);
  private static final String NO_NOTICE = "";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Writes the files. */
  @FunctionalInterface
  interface Written {
    void into(Path folder) throws IOException;
  }

  private static Arguments format(String name, int features, String data, Written files) {
    return format(name, features, data, NO_NOTICE, files);
  }

  private static Arguments format(
      String name, int features, String data, String notice, Written files) {
    return Arguments.of(name, features, data, notice, files);
  }

  private static Arguments table(String name, int features, String keys, String text) {
    return format(
        name,
        features,
        "\"set\": \"csv\", \"file\": \"table.csv\"" + keys,
        folder -> Files.writeString(folder.resolve("table.csv"), text));
  }

  private static Arguments archive(
      String name, int features, String keys, String notice, Map<String, byte[]> arrays) {
    return format(
        name,
        features,
        "\"set\": \"npy\", \"file\": \"data.npz\"" + keys,
        notice,
        folder -> NpyFiles.npz(folder.resolve("data.npz"), arrays));
  }

  private static Arguments idx(String name, int features, byte[] images) {
    return format(
        name,
        features,
        "\"set\": \"idx\", \"file\": \"images\", \"labels\": \"labels\"",
        folder -> {
          Files.write(folder.resolve("images"), images);
          Files.write(folder.resolve("labels"), LABELS);
        });
  }

  /** An array as NumPy wrote it under any Python: of Python 2, lengths are long integers. */
  private static byte[] array(String type, String shape, boolean fortran, byte[] elements) {
    String header =
        "{'descr': '"
            + type
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': "
            + shape
            + ", }\n";
    ByteBuffer file =
        ByteBuffer.allocate(10 + header.length() + elements.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
    file.putShort((short) header.length());
    file.put(header.getBytes(StandardCharsets.US_ASCII)).put(elements);
    return file.array();
  }

  /** Beside x and y two words of two letters, and a list that Python has pickled. */
  private static Map<String, byte[]> withTextAndPickles() {
    byte[] words = "a\0\0\0b\0\0\0c\0\0\0d\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] pickle = "\u0080\u0003]q\u0000.".getBytes(StandardCharsets.ISO_8859_1);
    return Map.of(
        "x",
        NpyFiles.npy("(2, 1)", 3, 7),
        "y",
        Y,
        "names",
        array("<U2", "(2,)", false, words),
        "objects",
        array("|O", "(1,)", false, pickle));
  }

  private static double[] halves(int each) {
    return IntStream.range(0, 2 * each).mapToDouble(i -> i < each ? 3 : 7).toArray();
  }

  private static void pictures(Path folder) throws IOException {
    for (int i = 0; i < 2; i++) {
      BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
      for (int place = 0; place < 4; place++) {
        picture.getRaster().setSample(place % 2, place / 2, 0, 40 + 100 * i);
      }
      Path file = folder.resolve("pictures").resolve(List.of("cat", "dog").get(i)).resolve("1.png");
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, "png", file.toFile());
    }
  }

  private static void cifar(Path folder, int labels, String first, String... others)
      throws IOException {
    int record = labels + 3072;
    byte[] none = new byte[2 * record];
    for (String name : others) {
      Files.write(folder.resolve(name), none);
    }
    byte[] records = new byte[2 * record];
    Arrays.fill(records, record, 2 * record, (byte) 200);
    Arrays.fill(records, record, record + labels, (byte) 1);
    Files.write(folder.resolve(first), records);
  }

  private static void mnist(Path folder) throws IOException {
    byte[] images = IdxBytes.images(2, 2, 2, new byte[] {9, 9, 9, 9, 99, 99, 99, 99});
    Files.write(folder.resolve("train-images-idx3-ubyte.gz"), IdxBytes.gzip(images));
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), IdxBytes.gzip(LABELS));
    Files.write(folder.resolve("t10k-images.idx3-ubyte"), images);
    Files.write(folder.resolve("t10k-labels.idx1-ubyte"), LABELS);
  }

  static Stream<Arguments> tables() {
    return Stream.of(
        table("header", 1, "", "x,y\n3,0\n7,1\n"),
        table("no header", 1, "", "3,0\n7,1\n"),
        table("sep=;, CRLF, quoted, words", 1, "", "sep=;\r\n\"x\";\"kind\"\r\n3;a\r\n7;b\r\n"),
        table("Kaggle", 2, ", \"label\": \"label\"", "label,pixel0,pixel1\n0,3,3\n1,7,7\n"),
        table("label by number", 2, ", \"label\": 1", "0\t3\t3\n1\t7\t7\n"),
        table(
            "byte order mark, tabs, columns left out",
            2,
            ", \"label\": \"label\", \"leaveOut\": [\"id\", 5]",
            "\uFEFFid\tlabel\tp0\tp1\tnote\nu\t0\t3\t3\tso\nv\t1\t7\t7\tso\n"),
        table("names that are numbers", 2, ", \"header\": true", "0,1,2\n3,3,0\n7,7,1\n"),
        table("a first example 0, 1, 2", 2, ", \"header\": false", "0,1,2\n4,5,1\n"),
        format(
            "UTF-16",
            1,
            "\"set\": \"csv\", \"file\": \"table.csv\"",
            folder ->
                Files.writeString(
                    folder.resolve("table.csv"),
                    "\uFEFFx\tkind\r\n3\ta\r\n7\tb\r\n",
                    StandardCharsets.UTF_16LE)));
  }

  static Stream<Arguments> arrays() {
    return Stream.of(
        archive("text and pickles beside", 1, "", NO_NOTICE, withTextAndPickles()),
        format(
            "through a pipe",
            1,
            "\"set\": \"npy\", \"file\": \"data.npz\"",
            folder ->
                Files.write(
                    folder.resolve("data.npz"),
                    ZipBytes.storedIntoAPipe(
                        List.of("x.npy", "y.npy"), List.of(NpyFiles.npy("(2,)", 3, 7), Y)))),
        archive(
            "names of one's own",
            4,
            ", \"arrays\": [\"pixels\", \"digit\"]",
            NO_NOTICE,
            Map.of("pixels", NpyFiles.npy("(2, 2, 2)", halves(4)), "digit", Y)),
        archive(
            "Keras with channels last",
            147,
            "",
            Stream.of("x_train in %s has the shape (2", "x_test in %s has the shape (1")
                .map(one ->
                    one
                        + ", 7, 7, 3) and is read as images of 7 x 7 pixels with their 3 channels"
                        + " last (\"layout\": \"hwc\").")
                .collect(Collectors.joining("\n")),
            Map.of(
                "x_train",
                NpyFiles.npy("(2, 7, 7, 3)", halves(147)),
                "y_train",
                NpyFiles.npy("(2, 1)", 0, 1),
                "x_test",
                NpyFiles.npy("(1, 7, 7, 3)", new double[147]),
                "y_test",
                NpyFiles.npy("(1, 1)", 1))),
        archive(
            "MedMNIST",
            4,
            "",
            NO_NOTICE,
            Map.of(
                "train_images",
                NpyFiles.npy("(2, 2, 2)", halves(4)),
                "train_labels",
                NpyFiles.npy("(2, 1)", 0, 1),
                "val_images",
                NpyFiles.npy("(1, 2, 2)", new double[4]),
                "val_labels",
                NpyFiles.npy("(1, 1)", 1),
                "test_images",
                NpyFiles.npy("(1, 2, 2)", new double[4]),
                "test_labels",
                NpyFiles.npy("(1, 1)", 1))),
        archive(
            "Fortran order, big-endian halves of Python 2",
            2,
            "",
            NO_NOTICE,
            Map.of(
                // Columns (1, 2) and (1, 2); 1 is 0x3C00, 2 is 0x4000.
                "x",
                array(">f2", "(2L, 2L)", true, new byte[] {0x3C, 0, 0x40, 0, 0x3C, 0, 0x40, 0}),
                "y",
                array(">i2", "(2L,)", false, new byte[] {0, 0, 0, 1}))),
        format(
            "two files with a layout",
            3,
            "\"set\": \"npy\", \"file\": \"x.npy\", \"labels\": \"y.npy\", \"layout\": \"hwc\"",
            folder -> {
              Files.write(folder.resolve("x.npy"), NpyFiles.npy("(2, 1, 1, 3)", halves(3)));
              Files.write(folder.resolve("y.npy"), Y);
            }));
  }

  static Stream<Arguments> pixels() {
    byte[] doubles =
        ByteBuffer.allocate(32)
            .putDouble(-3e9)
            .putDouble(-3e9)
            .putDouble(4.5)
            .putDouble(4.5)
            .array();
    return Stream.of(
        idx("bytes", 1, IdxBytes.of(new byte[] {3, 7}, 0x802, 2, 1)),
        idx("images of bytes", 2, IdxBytes.images(2, 1, 2, new byte[] {3, 3, 7, 7})),
        idx("whole numbers", 1, IdxBytes.of(new byte[] {0, 0, 1, 0, -1, 0, 0, 0}, 0xC01, 2)),
        idx("floats", 1, IdxBytes.of(new byte[] {0x40, 0x40, 0, 0, 64, -32, 0, 0}, 0xD01, 2)),
        idx("doubles of five dimensions", 2, IdxBytes.of(doubles, 0xE05, 2, 1, 2, 1, 1)),
        format("MNIST's folder", 4, "\"set\": \"idx\", \"file\": \".\"", FormatsTest::mnist),
        format(
            "CIFAR-10's folder",
            3072,
            "\"set\": \"cifar10\", \"file\": \".\"",
            folder ->
                cifar(
                    folder,
                    1,
                    "data_batch_1.bin",
                    "data_batch_2.bin",
                    "data_batch_3.bin",
                    "data_batch_4.bin",
                    "data_batch_5.bin",
                    "test_batch.bin")),
        format(
            "CIFAR-100's folder",
            3072,
            "\"set\": \"cifar100\", \"file\": \".\", \"label\": \"coarse\"",
            folder -> cifar(folder, 2, "train.bin", "test.bin")),
        format(
            "pictures", 4, "\"set\": \"pictures\", \"file\": \"pictures\"", FormatsTest::pictures));
  }

  private Path config(String data, String examples) throws IOException {
    return config(data, examples, "parity");
  }

  private Path config(String data, String examples, String targets) throws IOException {
    return Files.writeString(
        folder.resolve("run.json"),
        """
        {"data": {%s, "examples": %s, "targets": "%s"},
         "model": {"kind": "mlp", "hidden": [], "bias": false, "activation": "identity", "initScale": 0.5},
         "loss": "squared-error",
         "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0.0, "batchSize": "full"},
         "probes": {"topEigenvalues": 1, "every": 1},
         "precision": "double", "seed": 1, "steps": 1}
        """
            .formatted(data, examples, targets));
  }

  private void assertMeasures(int features, String notice) throws IOException {
    assertMeasures(features, features, notice);
  }

  private void assertMeasures(int sharpness, int ntkTrace, String notice) throws IOException {
    assertEquals(0, measure(), this::said);
    JsonNode read = new ObjectMapper().readTree(out.toByteArray());
    assertEquals(sharpness, read.at("/eigenvalues/0").doubleValue(), 1e-9 * sharpness);
    assertEquals(ntkTrace, read.at("/ntkTrace").doubleValue(), 1e-9 * ntkTrace);
    String file = folder.resolve("data.npz").toString();
    assertEquals(notice.replace("%s", file), said());
  }

  private int measure() {
    PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new EdgescopeCommand(out, told, Optional.empty())
        .run("measure", folder.resolve("run.json").toString(), "--json");
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"tables", "arrays", "pixels"})
  void theCurvatureOfTwoExamplesIsTheNumberOfFeatures(
      String name, int features, String data, String notice, Written files) throws IOException {
    files.into(folder);
    config(data, "2");
    assertMeasures(features, notice);
  }

  /** An output a class: H = 1 of each, and tr Theta counts them all. */
  @Test
  void anOutputThatNobodyAsksForCountsAndIsToldOf() throws IOException {
    Files.writeString(folder.resolve("table.csv"), "3,1\n7,2\n");
    config("\"set\": \"csv\", \"file\": \"table.csv\"", "2", "one-hot");
    assertMeasures(
        1,
        3,
        "None of the 2 training examples is of class 0: the network has an output that no example"
            + " asks for, counted among the 3 in tr Theta and in 1/C; \"renumber\": true leaves out"
            + " the classes that no example of the file is of.");
  }

  @Test
  void labelsThatStartAtOneAreRenumbered() throws IOException {
    Files.writeString(folder.resolve("table.csv"), "3,1\n7,2\n");
    config("\"set\": \"csv\", \"file\": \"table.csv\", \"renumber\": true", "2", "one-hot");
    assertMeasures(1, 2, NO_NOTICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"all\"", "500"})
  void allExamplesThereAreAreTakenWhereThereAreFewer(String examples) throws IOException {
    Files.writeString(folder.resolve("table.csv"), "3,0\n7,1\n");
    config("\"set\": \"csv\", \"file\": \"table.csv\"", examples);
    assertMeasures(
        1,
        examples.startsWith("\"")
            ? NO_NOTICE
            : "table.csv holds 2 examples, fewer than the 500 that were asked for; all of them are"
                + " trained on, and none are left to test on.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aConfigurationIsReadByItsByteOrderMark(String charset) throws IOException {
    Files.writeString(folder.resolve("table.csv"), "3,0\n7,1\n");
    Path config = config("\"set\": \"csv\", \"file\": \"table.csv\"", "2");
    Files.writeString(config, "\uFEFF" + Files.readString(config), Charset.forName(charset));
    assertMeasures(1, NO_NOTICE);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "\"set\": \"csv\", \"file\": \"table.csv\"",
            "table.csv, line 1 names column 1 \"label\", but the last column is the label unless"
                + " another is named; give \"label\": \"label\" or \"label\": 3."),
        Arguments.of(
            "\"set\": \"npy\", \"file\": \"data.npz\", \"arrays\": [\"x\", \"names\"]",
            "names in %s/data.npz holds elements of type \"U2\"; give floats of 16, 32 or 64 bits,"
                + " whole numbers or booleans."),
        Arguments.of(
            "\"set\": \"npy\", \"file\": \"data.npz\", \"arrays\": [\"objects\", \"y\"]",
            "objects in %s/data.npz holds elements of type \"O\"; give floats of 16, 32 or 64 bits,"
                + " whole numbers or booleans."),
        Arguments.of(
            "\"set\": \"npy\", \"file\": \"x.npy\", \"labels\": \"y.npy\"",
            "%s/x.npy has the shape (2, 3, 5, 3), of which the channels may be the second dimension"
                + " or the last; give the layout \"chw\" for (n, channels, height, width), or"
                + " \"hwc\" for (n, height, width, channels)."));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatWouldHaveToBeGuessedIsRefusedInOneSentence(String data, String sentence)
      throws IOException {
    Files.writeString(folder.resolve("table.csv"), "label,pixel0,pixel1\n0,3,3\n1,7,7\n");
    NpyFiles.npz(folder.resolve("data.npz"), withTextAndPickles());
    Files.write(folder.resolve("x.npy"), NpyFiles.npy("(2, 3, 5, 3)", new double[90]));
    Files.write(folder.resolve("y.npy"), Y);
    config(data, "2");
    assertEquals(2, measure(), this::said);
    assertTrue(said().endsWith(sentence.replace("%s", folder.toString())), this::said);
    assertEquals(1, said().lines().count());
  }
}
