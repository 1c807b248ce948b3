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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
    byte[] images = NpyFiles.npy("(2, 1, 2, 3)", new double[12]);
    assertEquals(Optional.of(new ImageShape(1, 2, 3)), read(images, TWO_LABELS).image());
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
    NumberTable table = NpyReader.read(DataFile.at(file), 2);
    assertEquals(List.of(3, 3, 8.0), List.of(table.count(), table.classes(), table.feature(1, 0)));
  }

  @Test
  void anotherArrayBesideThemIsNotLookedAt() throws IOException {
    Path file =
        NpyFiles.npz(
            folder.resolve("data.npz"),
            Map.of("x", TWO_BY_TWO, "y", TWO_LABELS, "names", new byte[] {1, 2, 3}));
    assertEquals(2, NpyReader.read(DataFile.at(file), 9).count());
  }

  @Test
  void manyChannelsOfNarrowMapsAreImages() throws IOException {
    byte[] maps = NpyFiles.npy("(2, 8, 2, 3)", new double[96]);
    assertEquals(Optional.of(new ImageShape(8, 2, 3)), read(maps, TWO_LABELS).image());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "x in %s has the shape (2, 5, 6, 3), which is that of images (n, height, width,"
                + " channels); give them as (n, channels, height, width), which is"
                + " numpy.moveaxis(x, 3, 1).",
            NpyFiles.npy("(2, 5, 6, 3)", new double[180]), TWO_LABELS),
        Arguments.of(
            "x in %s has the shape (4,); give features of the shape (n, d), or images of the shape"
                + " (n, channels, height, width).",
            NpyFiles.npy("(4,)", 1, 2, 3, 4), TWO_LABELS),
        Arguments.of(
            "x in %s has the shape (2, 0); give features of the shape (n, d), or images of the"
                + " shape (n, channels, height, width).",
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
    var thrown =
        assertThrows(UnreadableDataException.class, () -> NpyReader.read(DataFile.at(file), 9));
    assertEquals(
        file
            + " holds the arrays images, labels; give one with the features as x and the labels as"
            + " y.",
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
    return NpyReader.read(DataFile.at(file), 9);
  }
}
