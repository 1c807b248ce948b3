package dev.edgescope.engine.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table of numbers: an example a line, its features and then its answer, separated by tabs,
 * semicolons or commas, quoted or not, in UTF-8.
 *
 * <p>The first line is a header if none of its cells is a number. A line with some numbers and some
 * words is refused rather than taken for one or the other: a row of data must not get lost.
 */
public final class CsvReader {
  private static final int SNIFFED = 1 << 16;
  private static final int MAX_CELLS = 50_000_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final DataFile file;
  private int columns;
  private int rows;
  private double[] cells = new double[1024];
  private int[] lines = new int[64];

  private CsvReader(DataFile file) {
    this.file = file;
  }

  /**
   * Reads all examples of a file.
   *
   * @throws UnreadableDataException if the file is missing, not text, empty, ragged, or has a cell
   *     that is not a number to compute with
   */
  public static NumberTable read(DataFile file) {
    return new CsvReader(file).read();
  }

  private NumberTable read() {
    file.read(this::parse);
    if (rows == 0) {
      throw UnreadableDataException.of(
          "%s holds no examples; give a file with a line of numbers an example.", file.name());
    }
    int width = columns;
    double[] values = Arrays.copyOf(cells, rows * width);
    int[] places = Arrays.copyOf(lines, rows);
    return new NumberTable(
        rows,
        width - 1,
        Optional.empty(),
        (example, feature) -> values[example * width + feature],
        1,
        (example, answer) -> values[example * width + width - 1],
        example -> place(places[example], width));
  }

  private Optional<Void> parse(InputStream content) throws IOException {
    // A decoder of its own reports what is not UTF-8; the usual one would replace it.
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()), SNIFFED);
    try {
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(delimiter(reader))
              .setIgnoreEmptyLines(true)
              .setIgnoreSurroundingSpaces(true)
              .get();
      try (CSVParser parser = CSVParser.builder().setReader(reader).setFormat(format).get()) {
        addAll(parser);
      }
    } catch (CharacterCodingException e) {
      throw new UnreadableDataException(
          file.name() + " is not text in UTF-8; give a table of comma-separated numbers.", e);
    } catch (CSVException e) {
      throw new UnreadableDataException(
          String.format(
              Locale.ROOT,
              "%s, after line %,d, has a quotation mark that is not closed or that stands inside a"
                  + " cell; quote whole cells or none.",
              file.name(),
              rows == 0 ? 0 : lines[rows - 1]),
          e);
    }
    return Optional.empty();
  }

  private void addAll(CSVParser parser) throws IOException {
    try {
      for (CSVRecord row : parser) {
        add(row, (int) Math.max(1, parser.getCurrentLineNumber()));
      }
    } catch (UncheckedIOException e) {
      // The iterator's wrapping; whoever reads the file knows the causes.
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private void add(CSVRecord row, int line) {
    if (columns == 0) {
      columns = row.size();
      if (columns < 2) {
        throw UnreadableDataException.of(
            "%s has a single column; give columns for the features and a last one for the label,"
                + " separated by commas, semicolons or tabs.",
            file.name());
      }
      if (isHeader(row)) {
        return;
      }
    }
    if (row.size() != columns) {
      throw UnreadableDataException.of(
          "%s, line %,d has %,d columns but the first line has %,d; give every line as many.",
          file.name(), line, row.size(), columns);
    }
    if ((long) (rows + 1) * columns > MAX_CELLS) {
      throw UnreadableDataException.of(
          "%s holds more than %,d numbers; give a smaller file, or an .npz file.",
          file.name(), MAX_CELLS);
    }
    if (rows == lines.length) {
      lines = Arrays.copyOf(lines, 2 * rows);
    }
    int start = rows * columns;
    if (start + columns > cells.length) {
      cells = Arrays.copyOf(cells, Math.min(MAX_CELLS, Math.max(start + columns, 2 * start)));
    }
    for (int i = 0; i < columns; i++) {
      cells[start + i] = number(row.get(i), line, i + 1);
    }
    lines[rows] = line;
    rows++;
  }

  private double number(String cell, int line, int column) {
    double value = parse(cell);
    if (Double.isNaN(value) && !isNumber(cell)) {
      throw UnreadableDataException.of(
          "%s is %s, not a number; give numbers with a decimal point, and names in the first line"
              + " alone.",
          place(line, column), cell.isBlank() ? "empty" : "\"" + shortened(cell) + "\"");
    }
    if (!NumberTable.isUsable(value)) {
      throw UnreadableDataException.of(
          "%s is %s; give finite numbers, of a magnitude of at most 1e30.",
          place(line, column), shortened(cell));
    }
    return value;
  }

  /** Empty cells count as numbers that are missing, so that they do not make a header. */
  private static boolean isHeader(CSVRecord row) {
    boolean named = false;
    for (String cell : row) {
      if (isNumber(cell)) {
        return false;
      }
      named |= !cell.isBlank();
    }
    return named;
  }

  private static boolean isNumber(String cell) {
    return !Double.isNaN(parse(cell)) || cell.strip().equalsIgnoreCase("nan");
  }

  /** NaN for what is none; "inf" and "infinity" are numbers, though not finite ones. */
  private static double parse(String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return Double.NaN;
    }
    char last = text.charAt(text.length() - 1);
    boolean plain = (last >= '0' && last <= '9') || last == '.';
    if (plain && text.indexOf('x') < 0 && text.indexOf('X') < 0) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        return Double.NaN;
      }
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  /** The first separator of the first line that is not blank, tabs before semicolons. */
  private static char delimiter(BufferedReader reader) throws IOException {
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
    if (length > 0 && start[0] == BYTE_ORDER_MARK) {
      reader.skip(1);
      start[0] = ' ';
    }
    String line = new String(start, 0, length).stripLeading().lines().findFirst().orElse("");
    String outside = line.replaceAll("\"[^\"]*\"", "");
    if (outside.indexOf('\t') >= 0) {
      return '\t';
    }
    return outside.indexOf(';') >= 0 ? ';' : ',';
  }

  private String place(int line, int column) {
    return String.format(Locale.ROOT, "%s, line %,d, column %,d", file.name(), line, column);
  }

  private static String shortened(String cell) {
    String text = cell.strip().replaceAll("\\s+", " ");
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }
}
