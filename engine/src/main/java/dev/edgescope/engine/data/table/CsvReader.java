package dev.edgescope.engine.data.table;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.NumberTable;
import dev.edgescope.engine.data.UnicodeText;
import dev.edgescope.engine.data.UnreadableDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table: an example a line, its features numbers and its answer a number or a word,
 * separated by tabs, semicolons or commas, quoted or not, in UTF-8 or in UTF-16 with a byte order
 * mark. What the columns are {@link TableColumns} say.
 *
 * <p>Unless it is told, the first line is a header if none of its cells is a number. A line with
 * some numbers and some words is refused rather than taken for one or the other, but for a word as
 * the label where the labels are words: a row of data must not get lost.
 */
public final class CsvReader {
  private static final int SNIFFED = 1 << 16;
  private static final int MAX_CELLS = 50_000_000;
  private static final int MAX_ROWS = 10_000_000;
  private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=([,;\\t])\\s*");

  private final DataFile file;
  private final TableColumns asked;
  private final int wanted;
  private final NumberRows features = new NumberRows();
  private final LabelColumn answers;

  /** Null before the first line. */
  private @Nullable TableLayout layout;

  private int columns;
  private int rows;
  private int lastLine;
  private int[] lines = new int[64];

  private CsvReader(DataFile file, TableColumns asked, List<String> classes, int wanted) {
    this.file = file;
    this.asked = asked;
    this.wanted = wanted;
    answers = new LabelColumn(classes);
  }

  /**
   * Reads the examples of a file.
   *
   * @param columns what they are
   * @param examples of which features are wanted, the first; answers are read of all
   * @throws UnreadableDataException if the file is missing, not text, empty, ragged, has a cell
   *     that is not a number to compute with, or lacks a column that is asked for
   * @throws dev.edgescope.engine.data.AmbiguousDataException if the first line leaves open what the
   *     columns are, and nobody says
   */
  public static NumberTable read(DataFile file, TableColumns columns, int examples) {
    return read(file, columns, List.of(), examples);
  }

  /**
   * Reads the examples of a file whose labels are of known classes.
   *
   * @param classes their names; none if labels are numbers
   * @throws UnreadableDataException as {@link #read(DataFile, TableColumns, int)}, and for a label
   *     of another class
   */
  public static NumberTable read(
      DataFile file, TableColumns columns, List<String> classes, int examples) {
    return new CsvReader(file, columns, classes, examples).read();
  }

  private NumberTable read() {
    file.read(this::parse);
    if (rows == 0) {
      throw UnreadableDataException.of(
          "%s holds no examples; give a file with a line of numbers an example.", file.name());
    }
    TableLayout found = Objects.requireNonNull(layout);
    int width = found.features().size();
    int label = found.label() + 1;
    double[] inputs = features.toArray();
    double[] labels = answers.toArray();
    int[] places = Arrays.copyOf(lines, rows);
    return new NumberTable(
            rows,
            width,
            Optional.empty(),
            (example, feature) -> inputs[example * width + feature],
            1,
            (example, answer) -> labels[example],
            example -> place(places[example], label))
        .withClasses(answers.classes());
  }

  private Optional<Void> parse(InputStream content) throws IOException {
    BufferedReader reader =
        new BufferedReader(new TableText(file.name(), UnicodeText.reader(content)), SNIFFED);
    try {
      int before = 0;
      String first = firstLine(reader);
      Matcher named = SEPARATOR_LINE.matcher(first);
      char delimiter = delimiter(first);
      if (named.matches()) {
        // Spreadsheets name the separator in a line of its own.
        delimiter = named.group(1).charAt(0);
        reader.readLine();
        before = 1;
      }
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(delimiter)
              .setIgnoreEmptyLines(true)
              .setIgnoreSurroundingSpaces(true)
              .get();
      lastLine = before;
      try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
        addAll(parser, before);
      }
    } catch (CharacterCodingException e) {
      throw new UnreadableDataException(
          file.name() + " is not text in UTF-8; give a table of comma-separated numbers.", e);
    } catch (CSVException e) {
      throw new UnreadableDataException(
          String.format(
              Locale.ROOT,
              "%s has, from line %,d on, a quotation mark that is not closed or that stands inside"
                  + " a cell; quote whole cells or none.",
              file.name(),
              lastLine + 1),
          e);
    }
    return Optional.empty();
  }

  private void addAll(CSVParser parser, int before) throws IOException {
    try {
      for (CSVRecord row : parser) {
        lastLine = before + (int) Math.max(1, parser.getCurrentLineNumber());
        add(row, lastLine);
      }
    } catch (UncheckedIOException e) {
      // The iterator's wrapping; whoever reads the file knows the causes.
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private void add(CSVRecord row, int line) {
    if (layout == null) {
      columns = row.size();
      layout = TableLayout.of(file, line, row.toList(), asked);
      if (layout.hasHeader()) {
        return;
      }
    }
    if (row.size() != columns) {
      throw UnreadableDataException.of(
          "%s, line %,d has %,d columns but the first line has %,d; give every line as many.",
          file.name(), line, row.size(), columns);
    }
    if (rows == MAX_ROWS || (long) Math.min(rows + 1, wanted) * columns > MAX_CELLS) {
      throw UnreadableDataException.of(
          "%s holds more than %,d numbers of the examples that are wanted, or more than %,d"
              + " examples; give a smaller file or fewer examples, or an .npz file.",
          file.name(), MAX_CELLS, MAX_ROWS);
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    for (int i : layout.features()) {
      double feature = number(row.get(i), line, i + 1);
      if (rows < wanted) {
        features.add(feature);
      }
    }
    int label = layout.label();
    answers.add(row.get(label), place(line, label + 1), cell -> number(cell, line, label + 1));
    lines[rows] = line;
    rows++;
  }

  private double number(String cell, int line, int column) {
    double value = TableNumbers.parse(cell);
    if (Double.isNaN(value) && !TableNumbers.isNumber(cell)) {
      throw UnreadableDataException.of(
          "%s is %s, not a number; give numbers with a decimal point, and %s.",
          place(line, column),
          cell.isBlank() ? "empty" : "\"" + shortened(cell) + "\"",
          isBelowNames()
              ? "\"leaveOut\": [" + column + "] if the column has none"
              : "names in the first line alone");
    }
    if (!NumberTable.isUsable(value)) {
      throw UnreadableDataException.of(
          "%s is %s; give finite numbers, of a magnitude of at most 1e30.",
          place(line, column), shortened(cell));
    }
    return value;
  }

  /** Whether this is the first example, so that a word tells of its column what names do not. */
  private boolean isBelowNames() {
    return rows == 0 && layout != null && layout.hasHeader();
  }

  /** The first line that is not empty, as far as it is looked at; the reader stays in front. */
  private static String firstLine(BufferedReader reader) throws IOException {
    reader.mark(SNIFFED);
    char[] start = new char[SNIFFED - 1];
    int length = 0;
    while (length < start.length) {
      int read = reader.read(start, length, start.length - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    reader.reset();
    return new String(start, 0, length)
        .lines()
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The first separator outside of quotation marks, tabs before semicolons. */
  private static char delimiter(String line) {
    String outside = line.replaceAll("\"[^\"]*\"", "");
    if (outside.indexOf('\t') >= 0) {
      return '\t';
    }
    return outside.indexOf(';') >= 0 ? ';' : ',';
  }

  private String place(int line, int column) {
    return String.format(Locale.ROOT, "%s, line %,d, column %,d", file.name(), line, column);
  }

  static String shortened(String cell) {
    String text = cell.strip().replaceAll("\\s+", " ");
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
