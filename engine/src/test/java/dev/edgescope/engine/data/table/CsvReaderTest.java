package dev.edgescope.engine.data.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.InEveryLocale;
import dev.edgescope.engine.data.AmbiguousDataException;
import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.IdxBytes;
import dev.edgescope.engine.data.NumberTable;
import dev.edgescope.engine.data.UnreadableDataException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    assertEquals(2, CsvReader.read(DataFile.at(write(packed)), TableColumns.USUAL, 9).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void textInUtf16IsReadByItsByteOrderMark(String charset) throws IOException {
    byte[] text = "\uFEFF1,2.5,0\n3,4,1\n".getBytes(Charset.forName(charset));
    NumberTable table = CsvReader.read(DataFile.at(write(text)), TableColumns.USUAL, 9);
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
        CsvReader.read(
            DataFile.at(write("1,0\n2,1\n3,4\n".getBytes(StandardCharsets.UTF_8))),
            TableColumns.USUAL,
            1);
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
            ", line 2, column 3 is \"1\" but "
                + "%s, line 1, column 3 is \"label\"; give labels that are all numbers or all"
                + " words, and if the first line has names \"header\": true.",
            "2,1,label\n3,4,1\n"),
        fault(", line 3, column 2 is empty; give the label of every example.", "1,a\n2,b\n3,\n"),
        fault(
            ", line 2, column 1 is \"x1\", not a number; give numbers with a decimal point, and"
                + " \"leaveOut\": [1] if the column has none.",
            "id,b,label\nx1,2,0\nx2,3,1\n"),
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
            " has a single column; give columns for the features and one for the label, separated"
                + " by commas, semicolons or tabs.",
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
            ", line 3, column 1 is \"x\", not a number; give numbers with a decimal point, and"
                + " names in the first line alone.",
            "sep=;\n1;2\nx;3\n"),
        fault(
            ", line 1 names column 1 \"label\", but the last column is the label unless another is"
                + " named; give \"label\": \"label\" or \"label\": 3.",
            "label,pixel0,pixel1\n0,1,2\n1,3,4\n"),
        fault(
            ", line 1 gives no name to the first column, as pandas does where it numbers the rows;"
                + " leave it out with \"leaveOut\": [1], or name the column if it is a feature.",
            ",a,label\n0,1.5,0\n1,2.5,1\n"),
        fault(
            ", line 1 counts its 3 columns from 0, as pandas does where they have no names; give"
                + " \"header\": true if these are names, or false if they are an example.",
            "0,1,2\n5,6,0\n7,8,1\n"),
        fault(
            ", line 1 counts its 3 columns from 0, as pandas does where they have no names; give"
                + " \"header\": true if these are names, or false if they are an example.",
            "0,1,kind\n5,6,a\n7,8,b\n"),
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

  private static TableColumns columns(Column label, Column... leaveOut) {
    return new TableColumns(Optional.of(label), List.of(leaveOut), Optional.empty());
  }

  /** What Kaggle's competition on MNIST gives. */
  private static final String KAGGLE = "label,pixel0,pixel1\n7,0,255\n2,128,64\n";

  static Stream<Arguments> labelColumns() {
    return Stream.of(
        Arguments.of(columns(new Column.Named("label")), KAGGLE),
        Arguments.of(columns(new Column.Numbered(1)), KAGGLE),
        Arguments.of(
            columns(new Column.Named("kind"), new Column.Named("id")),
            "id;kind;a;b\nx1;7;0;255\nx2;2;128;64\n"),
        Arguments.of(
            columns(new Column.Numbered(2), new Column.Numbered(1)),
            "x1\t7\t0\t255\nx2\t2\t128\t64"),
        Arguments.of(
            new TableColumns(Optional.of(new Column.Named("2")), List.of(), Optional.of(true)),
            "0,1,2\n0,255,7\n128,64,2\n"));
  }

  @ParameterizedTest
  @MethodSource("labelColumns")
  void theLabelHasTheColumnThatIsNamed(TableColumns columns, String text) throws IOException {
    NumberTable table = read(text, columns);
    assertEquals(List.of(0.0, 255.0, 7.0, 128.0, 64.0, 2.0), cells(table));
  }

  @Test
  void aLineThatIsSaidToBeNoHeaderIsAnExample() throws IOException {
    TableColumns columns = new TableColumns(Optional.empty(), List.of(), Optional.of(false));
    assertEquals(2, read("0,1,2\n5,6,0\n", columns).count());
  }

  /** The iris data of the UCI repository have no header; others do. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.1,3.5,Iris-virginica\n4.9,3.0,Iris-setosa\n4.7,3.2,Iris-virginica\n",
        """
        sepal,petal,species\r
        5.1,3.5,"Iris-virginica"\r
        4.9,3.0,"Iris-setosa"\r
        4.7,3.2,"Iris-virginica"\r
        """
      })
  void wordsAreClassesInAlphabeticalOrder(String text) throws IOException {
    NumberTable table = read(text);
    assertEquals(List.of("Iris-setosa", "Iris-virginica"), table.classNames());
    assertEquals(List.of(1, 0, 1), List.of(table.label(0), table.label(1), table.label(2)));
  }

  @Test
  void testExamplesHaveTheClassesOfTheTrainingExamples() throws IOException {
    NumberTable table = read("1,b\n2,b\n", TableColumns.USUAL, List.of("a", "b"));
    assertEquals(List.of(2, 1), List.of(table.classes(), table.label(0)));
  }

  @Test
  void anUnknownClassOfTestExamplesIsRefused() {
    var thrown =
        assertThrows(
            UnreadableDataException.class,
            () -> read("1,b\n2,c\n", TableColumns.USUAL, List.of("a", "b")));
    assertEquals(
        folder.resolve("table.csv")
            + ", line 2, column 2 is \"c\", which is no class of the training examples; give test"
            + " examples of their classes.",
        thrown.getMessage());
  }

  static Stream<Arguments> columnFaults() {
    return Stream.of(
        Arguments.of(
            " has not exactly one column \"digit\", as \"label\" asks for; give one of label,"
                + " pixel0, pixel1, or its number, counted from 1.",
            columns(new Column.Named("digit"))),
        Arguments.of(
            " has 3 columns and no column 4, as \"label\" asks for; give a number from 1 to 3.",
            columns(new Column.Numbered(4))),
        Arguments.of(
            ", column 1 is the label and is to be left out, too; leave out other columns.",
            columns(new Column.Numbered(1), new Column.Named("label"))),
        Arguments.of(
            " has no column for features beside the label and those left out; leave out fewer.",
            columns(new Column.Numbered(1), new Column.Numbered(2), new Column.Numbered(3))),
        Arguments.of(
            " has no line of names, so that \"label\" cannot be the column \"label\"; give its"
                + " number, counted from 1, or \"header\": true if the first line has names.",
            new TableColumns(
                Optional.of(new Column.Named("label")), List.of(), Optional.of(false))));
  }

  @ParameterizedTest
  @MethodSource("columnFaults")
  void aColumnThatIsNotThereIsRefused(String message, TableColumns columns) {
    var thrown = assertThrows(UnreadableDataException.class, () -> read(KAGGLE, columns));
    assertEquals(folder.resolve("table.csv") + message, thrown.getMessage());
  }

  @Test
  void aLabelInAnotherColumnIsAskedWithTheLikeliestFirst() {
    var thrown = assertThrows(AmbiguousDataException.class, () -> read(KAGGLE));
    assertEquals(List.of("label", "pixel1"), thrown.choices());
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("missing.csv");
    var thrown =
        assertThrows(
            UnreadableDataException.class,
            () -> CsvReader.read(DataFile.at(missing), TableColumns.USUAL, 9));
    assertEquals(
        missing + " does not exist; give the path of an existing data file.", thrown.getMessage());
  }

  private NumberTable read(String text) throws IOException {
    return read(text, TableColumns.USUAL);
  }

  private NumberTable read(String text, TableColumns columns) throws IOException {
    return read(text, columns, List.of());
  }

  private NumberTable read(String text, TableColumns columns, List<String> classes)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return CsvReader.read(DataFile.at(write(bytes)), columns, classes, 9);
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("table.csv"), content);
  }

  private static List<Double> cells(NumberTable table) {
    return IntStream.range(0, table.count())
        .boxed()
        .flatMap(i ->
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
            UnreadableDataException.class,
            () -> CsvReader.read(DataFile.at(write(content)), TableColumns.USUAL, 9));
    Path file = folder.resolve("table.csv");
    assertEquals(file + message.replace("%s", file.toString()), thrown.getMessage());
  }
}
