package dev.edgescope.engine.data;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the first line of a table tells of columns that are not what this program takes them for:
 * all but the last for features, the last for the answer.
 */
final class CsvHeader {
  private static final Set<String> ANSWERS =
      Set.of("label", "labels", "class", "classes", "target", "targets");

  /** What pandas calls a column that has no name, where it reads and writes a table again. */
  private static final String UNNAMED = "unnamed: 0";

  private CsvHeader() {}

  /**
   * Insists that names fit what the columns are taken for.
   *
   * @throws UnreadableDataException if the label has another column than the last, or the first is
   *     a count of rows
   */
  static void requireMeaning(DataFile file, int line, List<String> names) {
    String first = name(names.getFirst());
    if (first.isEmpty() || first.equals(UNNAMED)) {
      throw UnreadableDataException.of(
          "%s, line %,d gives no name to the first column, as pandas does where it numbers the"
              + " rows; write the table without them (index=False), or name the column if it is a"
              + " feature.",
          file.name(), line);
    }
    if (ANSWERS.contains(name(names.getLast()))) {
      return;
    }
    for (int i = 0; i < names.size() - 1; i++) {
      if (ANSWERS.contains(name(names.get(i)))) {
        throw UnreadableDataException.of(
            "%s, line %,d names column %,d \"%s\", but the last column is the label; move it to the"
                + " end, or give it another name if it is a feature.",
            file.name(), line, i + 1, names.get(i).strip());
      }
    }
  }

  /**
   * Insists that the first example is no header of numbers.
   *
   * @throws UnreadableDataException if it counts its columns 0, 1, 2 and so on
   */
  static void requireNoCount(DataFile file, int line, List<String> cells) {
    boolean counts =
        cells.size() > 2
            && IntStream.range(0, cells.size())
                .allMatch(i -> cells.get(i).strip().equals(String.valueOf(i)));
    if (counts) {
      throw UnreadableDataException.of(
          "%s, line %,d counts its %,d columns from 0, as pandas does where they have no names;"
              + " write the table without that line (header=False), or put another example first if"
              + " it is one.",
          file.name(), line, cells.size());
    }
  }

  private static String name(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }
}
