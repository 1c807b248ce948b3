package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.InEveryLocale;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@InEveryLocale
class CsvReaderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2.5,0\n3,4,1\n",
        "1;2.5;0\n3;4;1\n",
        "1\t2.5\t0\n3\t4\t1\n",
        "1,2.5,0\r\n3,4,1",
        "a,b,label\n1,2.5,0\n3,4,1\n",
        "\"width; in cm\",b,label\n1,2.5,0\n3,4,1\n",
        "\"1\",\"2.5\",\"0\"\n\"3\",\"4\",\"1\"\n",
        " 1 , 2.5 , 0\n\n 3 , 4 , 1 \n\n",
        "\uFEFF1,2.5,0\n3,4,1\n",
        "1e0,25e-1,0.\n+3,4,1\n",
        "sep=;\n1;2.5;0\n3;4;1\n",
        "SEP=,\r\na,b,label\r\n1,2.5,0\r\n3,4,1\r\n"
      })
  void allUsualFormsAreTheSameTable(String text) throws IOException {
    NumberTable table = read(text);
    assertEquals(List.of(1.0, 2.5, 0.0, 3.0, 4.0, 1.0), cells(table));
  }

  @Test
  void aGzippedFileIsReadByItsContent() throws IOException {
    byte[] packed = IdxBytes.gzip("1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
    assertEquals(2, CsvReader.read(DataFile.at(write(packed)), 9).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void textInUtf16IsReadByItsByteOrderMark(String charset) throws IOException {
    byte[] text = "\uFEFF1,2.5,0\n3,4,1\n".getBytes(Charset.forName(charset));
    NumberTable table = CsvReader.read(DataFile.at(write(text)), 9);
    assertEquals(List.of(1.0, 2.5, 0.0, 3.0, 4.0, 1.0), cells(table));
  }

  @Test
  void aLabelMayBeNamedInTheLastColumn() throws IOException {
    assertEquals(2, read("class,label\n1,0\n2,1\n").count());
  }

  @Test
  void twoColumnsOfZeroAndOneAreAnExample() throws IOException {
    assertEquals(2, read("0,1\n1,0\n").count());
  }

  @Test
  void answersAreReadOfAllExamplesAndFeaturesOfThoseThatAreWanted() throws IOException {
    NumberTable table =
        CsvReader.read(DataFile.at(write("1,0\n2,1\n3,4\n".getBytes(StandardCharsets.UTF_8))), 1);
    assertEquals(List.of(3, 5, 1.0), List.of(table.count(), table.classes(), table.feature(0, 0)));
  }

  @Test
  void columnsBeforeTheLastAreFeatures() throws IOException {
    assertEquals(2, read("1,2,0\n3,4,1\n").inputs());
  }

  @Test
  void thereAreAsManyClassesAsTheLargestLabelSays() throws IOException {
    assertEquals(8, read("1,0\n2,7\n3,1\n").classes());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            ", line 2, column 2 is \"abc\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "1,2,0\n3,abc,1\n"),
        fault(
            ", line 2, column 2 is \"a??b\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "1,2,0\n3,a\u001b\u202eb,1\n"),
        fault(
            ", line 1, column 3 is \"label\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "0,1,label\n3,4,1\n"),
        fault(
            ", line 3, column 1 is empty, not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "a,b\n1,2\n,3\n"),
        fault(
            ", line 1, column 1 is \"0,5\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "0,5;1\n1,5;0\n"),
        fault(
            ", line 2, column 1 is \"0x10\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "1,2\n0x10,2\n"),
        fault(
            ", line 2, column 1 is \"?3\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "1,2\n\u00103,2\n"),
        fault(
            ", line 2, column 1 is \"1f\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "1,2\n1f,2"),
        fault(
            ", line 2, column 2 is nan; give finite numbers, of a magnitude of at most 1e30.",
            "1,2\n3,nan\n"),
        fault(
            ", line 2, column 1 is -inf; give finite numbers, of a magnitude of at most 1e30.",
            "1,2\n-inf,3\n"),
        fault(
            ", line 4, column 1 is 1e999; give finite numbers, of a magnitude of at most 1e30.",
            "1,2\n\n\n1e999,3\n"),
        fault(
            ", line 3 has 3 columns but the first line has 2; give every line as many.",
            "a,b\n1,2\n1,2,3\n"),
        fault(
            " has a single column; give columns for the features and a last one for the label,"
                + " separated by commas, semicolons or tabs.",
            "1\n2\n"),
        fault(" holds no examples; give a file with a line of numbers an example.", ""),
        fault(" holds no examples; give a file with a line of numbers an example.", "a,b\n"),
        fault(
            " has, from line 2 on, a quotation mark that is not closed or that stands inside a"
                + " cell; quote whole cells or none.",
            "1,2\n\"3,4\n5,6\n"),
        fault(
            " has, from line 1 on, a quotation mark that is not closed or that stands inside a"
                + " cell; quote whole cells or none.",
            "\"1,2\n3,4\n"),
        fault(
            ", line 3, column 2 is \"x\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "sep=;\n1;2\n3;x\n"),
        fault(
            ", line 1 names column 1 \"label\", but the last column is the label; move it to the"
                + " end, or give it another name if it is a feature.",
            "label,pixel0,pixel1\n0,1,2\n1,3,4\n"),
        fault(
            ", line 1 gives no name to the first column, as pandas does where it numbers the rows;"
                + " write the table without them (index=False), or name the column if it is a"
                + " feature.",
            ",a,label\n0,1.5,0\n1,2.5,1\n"),
        fault(
            ", line 1 counts its 3 columns from 0, as pandas does where they have no names; write"
                + " the table without that line (header=False), or put another example first if it"
                + " is one.",
            "0,1,2\n5,6,0\n7,8,1\n"),
        fault(
            " is not text in UTF-8: it has a zero byte, as text in UTF-16 does that has lost its"
                + " byte order mark; give a table of comma-separated numbers in UTF-8.",
            "1,2\n3,\u00004\n"),
        fault(
            " has more than 16,777,216 characters in a line, after 1 line breaks; give an example a"
                + " line.",
            "1,2\n" + "3".repeat(17_000_000)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBadFileIsRefusedInOneSentence(String message, String text) {
    assertRefused(message, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertRefused(
        " is not text in UTF-8; give a table of comma-separated numbers.",
        new byte[] {'1', ',', (byte) 0xff, '\n'});
  }

  static Stream<Arguments> labels() {
    return Stream.of(
        fault(
            ", line 3, column 2 is the label 2.5, which is not a class; give whole numbers from 0"
                + " to 999, or \"regression\" targets.",
            "a,b\n1,0\n2,2.5\n"),
        fault(
            ", line 1, column 2 is the label -1, which is not a class; give whole numbers from 0 to"
                + " 999, or \"regression\" targets.",
            "1,-1\n2,1\n"),
        fault(
            ", line 2, column 2 is the label 1000, which is not a class; give whole numbers from 0"
                + " to 999, or \"regression\" targets.",
            "1,1\n2,1000\n"),
        fault(
            ", line 1, column 2 is 0 like the labels of all examples; give labels of at least two"
                + " classes, or \"regression\" targets.",
            "1,0\n2,0\n"),
        fault(
            ", line 2, column 2 is the label 1, the smallest of all, so that no example is of class"
                + " 0; number the classes from 0, or give \"regression\" targets.",
            "1,3\n2,1\n3,2\n"),
        fault(
            ", line 1, column 2 is 3 like the labels of all examples; give labels of at least two"
                + " classes, or \"regression\" targets.",
            "1,3\n2,3\n"));
  }

  @ParameterizedTest
  @MethodSource("labels")
  void labelsThatAreNoClassesAreRefused(String message, String text) throws IOException {
    NumberTable table = read(text);
    var thrown = assertThrows(UnreadableDataException.class, table::classes);
    assertEquals(folder.resolve("table.csv") + message, thrown.getMessage());
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("missing.csv");
    var thrown =
        assertThrows(UnreadableDataException.class, () -> CsvReader.read(DataFile.at(missing), 9));
    assertEquals(
        missing + " does not exist; give the path of an existing data file.", thrown.getMessage());
  }

  private NumberTable read(String text) throws IOException {
    return CsvReader.read(DataFile.at(write(text.getBytes(StandardCharsets.UTF_8))), 9);
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("table.csv"), content);
  }

  private static List<Double> cells(NumberTable table) {
    return IntStream.range(0, table.count())
        .boxed()
        .flatMap(
            i ->
                Stream.concat(
                    IntStream.range(0, table.inputs()).mapToObj(j -> table.feature(i, j)),
                    Stream.of(table.answer(i, 0))))
        .toList();
  }

  private static Arguments fault(String message, String text) {
    return Arguments.of(message, text);
  }

  private void assertRefused(String message, byte[] content) {
    var thrown =
        assertThrows(
            UnreadableDataException.class, () -> CsvReader.read(DataFile.at(write(content)), 9));
    assertEquals(folder.resolve("table.csv") + message, thrown.getMessage());
  }
}
