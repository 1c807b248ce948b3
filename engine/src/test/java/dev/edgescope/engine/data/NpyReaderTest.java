package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.InEveryLocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@InEveryLocale
class NpyReaderTest {
  private static final byte[] TWO_BY_TWO = NpyFiles.npy("(2, 2)", 1, 2, 3, 4);
  private static final byte[] TWO_LABELS = NpyFiles.npy("(2,)", 0, 1);

  @TempDir private Path folder;

  @Test
  void featuresAreRows() throws IOException {
    assertEquals(3, read(TWO_BY_TWO, TWO_LABELS).feature(1, 0));
  }

  @Test
  void labelsAreThoseOfTheExamples() throws IOException {
    assertEquals(1, read(TWO_BY_TWO, TWO_LABELS).label(1));
  }

  @Test
  void twoDimensionsAreNoImages() throws IOException {
    assertEquals(Optional.empty(), read(TWO_BY_TWO, TWO_LABELS).image());
  }

  @Test
  void fourDimensionsAreImages() throws IOException {
    byte[] images = NpyFiles.npy("(2, 3, 5, 6)", new double[180]);
    assertEquals(Optional.of(new ImageShape(3, 5, 6)), read(images, TWO_LABELS).image());
  }

  @Test
  void targetsMayBeSeveral() throws IOException {
    assertEquals(6, read(TWO_BY_TWO, NpyFiles.npy("(2, 3)", 1, 2, 3, 4, 5, 6)).answer(1, 2));
  }

  @Test
  void aColumnOfLabelsIsLabels() throws IOException {
    assertEquals(2, read(TWO_BY_TWO, NpyFiles.npy("(2, 1)", 0, 1)).classes());
  }

  @Test
  void theTwoArraysMayLieInTwoFiles() throws IOException {
    NumberTable table =
        NpyReader.read(
            DataFile.at(Files.write(folder.resolve("x.npy"), TWO_BY_TWO)),
            DataFile.at(Files.write(folder.resolve("y.npy"), TWO_LABELS)),
            Optional.empty(),
            9);
    assertEquals(2, table.count());
  }

  @Test
  void featuresAreReadOfTheExamplesThatAreWanted() throws IOException {
    Path file =
        NpyFiles.npz(
            folder.resolve("data.npz"),
            Map.of(
                "x", NpyFiles.npy("(3, 1)", 7, 8, Double.NaN),
                "y", NpyFiles.npy("(3,)", 0, 1, 2)));
    NumberTable table = read(file, 2);
    assertEquals(List.of(3, 3, 8.0), List.of(table.count(), table.classes(), table.feature(1, 0)));
  }

  @Test
  void anotherArrayBesideThemIsNotLookedAt() throws IOException {
    Path file =
        NpyFiles.npz(
            folder.resolve("data.npz"),
            Map.of("x", TWO_BY_TWO, "y", TWO_LABELS, "names", new byte[] {1, 2, 3}));
    assertEquals(2, read(file, 9).count());
  }

  @Test
  void threeDimensionsAreGreyImages() throws IOException {
    byte[] images = NpyFiles.npy("(2, 2, 3)", new double[12]);
    assertEquals(Optional.of(new ImageShape(1, 2, 3)), read(images, TWO_LABELS).image());
  }

  @Test
  void oneDimensionIsASingleFeature() throws IOException {
    assertEquals(8, read(NpyFiles.npy("(2,)", 7, 8), TWO_LABELS).feature(1, 0));
  }

  /** Images of 5 x 6 pixels whose values count up as they are stored. */
  private static byte[] channelsLast() {
    return NpyFiles.npy("(2, 5, 6, 3)", IntStream.range(0, 180).asDoubleStream().toArray());
  }

  @Test
  void channelsThatComeLastAreToldApartAndTurnedRound() throws IOException {
    NumberTable table = read(channelsLast(), TWO_LABELS);
    assertEquals(Optional.of(new ImageShape(3, 5, 6)), table.image());
    // Channel 2, row 1, column 4 of the second image: 90 + (1 * 6 + 4) * 3 + 2.
    assertEquals(122, table.feature(1, 2 * 30 + 1 * 6 + 4));
  }

  @Test
  void whatWasToldApartIsSaid() throws IOException {
    assertEquals(
        List.of(
            "x in "
                + folder.resolve("data.npz")
                + " has the shape (2, 5, 6, 3) and is read as images of 5 x 6 pixels with their 3"
                + " channels last (\"layout\": \"hwc\")."),
        read(channelsLast(), TWO_LABELS).notices());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(2, 8, 2, 3)", "(2, 3, 8, 3)", "(2, 2, 3, 8)"})
  void aShapeThatDoesNotTellIsAsked(String shape) throws IOException {
    byte[] maps = NpyFiles.npy(shape, new double[shape.contains("3, 8, 3") ? 144 : 96]);
    var thrown = assertThrows(AmbiguousDataException.class, () -> read(maps, TWO_LABELS));
    assertEquals(AmbiguousDataException.Question.LAYOUT, thrown.question());
  }

  @Test
  void aLayoutThatIsGivenIsTaken() throws IOException {
    Path file =
        NpyFiles.npz(
            folder.resolve("data.npz"),
            Map.of("x", NpyFiles.npy("(2, 8, 2, 3)", new double[96]), "y", TWO_LABELS));
    RawExamples train =
        NpyReader.read(DataFile.at(file), List.of(), Optional.of(ImageLayout.CHW), 9).train();
    assertEquals(Optional.of(new ImageShape(8, 2, 3)), train.image());
  }

  /** The names in the archives of Keras and of MedMNIST, which has a third part. */
  static Stream<Arguments> conventions() {
    return Stream.of(
        Arguments.of(List.of("x_train", "y_train", "x_test", "y_test"), List.of()),
        Arguments.of(
            List.of("train_images", "train_labels", "test_images", "test_labels"),
            List.of("val_images", "val_labels")));
  }

  @ParameterizedTest
  @MethodSource("conventions")
  void aTestSetIsFoundByItsUsualNames(List<String> names, List<String> others) throws IOException {
    Map<String, byte[]> arrays = new TreeMap<>();
    others.forEach(name -> arrays.put(name, new byte[] {1}));
    arrays.put(names.get(0), TWO_BY_TWO);
    arrays.put(names.get(1), NpyFiles.npy("(2, 1)", 0, 1));
    arrays.put(names.get(2), NpyFiles.npy("(1, 2)", 5, 6));
    arrays.put(names.get(3), NpyFiles.npy("(1, 1)", 1));
    Path file = NpyFiles.npz(folder.resolve("data.npz"), arrays);
    RawSplit split = NpyReader.read(DataFile.at(file), List.of(), Optional.empty(), 9);
    RawExamples test = split.test().orElseThrow().examples();
    assertEquals(
        List.of(2, 1, 6.0), List.of(split.train().count(), test.count(), test.feature(0, 1)));
  }

  @Test
  void arraysAreReadByTheNamesThatAreGiven() throws IOException {
    Path file =
        NpyFiles.npz(
            folder.resolve("data.npz"),
            Map.of("pixels", TWO_BY_TWO, "digit", TWO_LABELS, "x", TWO_BY_TWO));
    RawSplit split =
        NpyReader.read(DataFile.at(file), List.of("pixels", "digit"), Optional.empty(), 9);
    assertEquals(2, split.train().count());
  }

  @Test
  void arraysByTwoConventionsAreAsked() throws IOException {
    Path file =
        NpyFiles.npz(
            folder.resolve("data.npz"),
            Map.of("x", TWO_BY_TWO, "y", TWO_LABELS, "x_train", TWO_BY_TWO, "y_train", TWO_LABELS));
    var thrown = assertThrows(AmbiguousDataException.class, () -> read(file, 9));
    assertEquals(AmbiguousDataException.Question.ARRAYS, thrown.question());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "x in %s has the shape (); give features of the shape (n, d), or images of the shape"
                + " (n, height, width), (n, channels, height, width) or (n, height, width,"
                + " channels).",
            NpyFiles.npy("()", 1), TWO_LABELS),
        Arguments.of(
            "x in %s has the shape (2, 0); give features of the shape (n, d), or images of the"
                + " shape (n, height, width), (n, channels, height, width) or (n, height, width,"
                + " channels).",
            NpyFiles.npy("(2, 0)"), TWO_LABELS),
        Arguments.of(
            "y in %s has the shape (); give labels of the shape (n,), or targets of the shape (n,"
                + " C) with C up to 1,000.",
            TWO_BY_TWO, NpyFiles.npy("()", 1)),
        Arguments.of(
            "x in %1$s has 2 examples but y in %1$s has 3; give the two arrays of the same"
                + " examples.",
            TWO_BY_TWO, NpyFiles.npy("(3,)", 0, 1, 2)),
        Arguments.of(
            "x in %s has NaN at [1, 0]; give finite numbers, of a magnitude of at most 1e30.",
            NpyFiles.npy("(2, 2)", 1, 2, Double.NaN, 4), TWO_LABELS),
        Arguments.of(
            "y in %s has Infinity at [1]; give finite numbers, of a magnitude of at most 1e30.",
            TWO_BY_TWO, NpyFiles.npy("(2,)", 0, Double.POSITIVE_INFINITY)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void badArraysAreRefusedInOneSentence(String message, byte[] x, byte[] y) {
    var thrown = assertThrows(UnreadableDataException.class, () -> read(x, y));
    assertEquals(
        String.format(Locale.ROOT, message, folder.resolve("data.npz")), thrown.getMessage());
  }

  @Test
  void anArchiveOfOtherArraysIsRefused() throws IOException {
    Path file =
        NpyFiles.npz(
            folder.resolve("data.npz"),
            new TreeMap<>(Map.of("images", TWO_BY_TWO, "labels", TWO_LABELS)));
    var thrown = assertThrows(UnreadableDataException.class, () -> read(file, 9));
    assertEquals(
        file
            + " holds the arrays images, labels; name those of the features and the labels in"
            + " \"arrays\", for example [\"x\", \"y\"], or with a test set [\"x_train\","
            + " \"y_train\", \"x_test\", \"y_test\"].",
        thrown.getMessage());
  }

  @Test
  void severalAnswersAreNoLabel() throws IOException {
    NumberTable table = read(TWO_BY_TWO, NpyFiles.npy("(2, 2)", 0, 1, 1, 0));
    var thrown = assertThrows(UnreadableDataException.class, table::classes);
    assertEquals(
        "y in "
            + folder.resolve("data.npz")
            + " at [0] is one of 2 answers of an example; give a single label of each, or"
            + " \"regression\" targets.",
        thrown.getMessage());
  }

  private NumberTable read(byte[] x, byte[] y) throws IOException {
    Path file = NpyFiles.npz(folder.resolve("data.npz"), Map.of("x", x, "y", y));
    return read(file, 9);
  }

  private static NumberTable read(Path file, int examples) {
    RawSplit split = NpyReader.read(DataFile.at(file), List.of(), Optional.empty(), examples);
    return (NumberTable) split.train();
  }
}
