package dev.edgescope.engine.data.table;

import dev.edgescope.engine.data.AmbiguousDataException;
import dev.edgescope.engine.data.AmbiguousDataException.Question;
import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.UnreadableDataException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which columns of a table are features and which is the label, once its first line has been seen.
 * What the first line leaves open is asked, never guessed.
 *
 * @param features indices of their columns
 * @param label index of its column
 * @param hasHeader whether the first line has names
 */
record TableLayout(List<Integer> features, int label, boolean hasHeader) {
  private static final Set<String> ANSWERS =
      Set.of("label", "labels", "class", "classes", "target", "targets");

  /** What pandas calls a column that has no name, where it reads and writes a table again. */
  private static final String UNNAMED = "unnamed: 0";

  /**
   * Finds them.
   *
   * @param line of the first record
   * @param cells of the first record
   * @throws UnreadableDataException if a column that is asked for is not there, or no feature is
   *     left
   * @throws AmbiguousDataException if nobody says what the first line leaves open
   */
  static TableLayout of(DataFile file, int line, List<String> cells, TableColumns asked) {
    int columns = cells.size();
    if (columns < 2) {
      throw UnreadableDataException.of(
          "%s has a single column; give columns for the features and one for the label, separated"
              + " by commas, semicolons or tabs.",
          file.name());
    }
    boolean header = asked.header().orElseGet(() -> isHeader(cells));
    Optional<List<String>> names = header ? Optional.of(cells) : Optional.empty();
    Set<Integer> out = new TreeSet<>();
    asked.leaveOut().forEach(column -> out.add(index(file, column, columns, names, "leaveOut")));
    int label =
        asked.label().isPresent()
            ? index(file, asked.label().get(), columns, names, "label")
            : IntStream.range(0, columns).filter(i -> !out.contains(i)).max().orElse(-1);
    if (out.contains(label)) {
      throw UnreadableDataException.of(
          "%s, column %,d is the label and is to be left out, too; leave out other columns.",
          file.name(), label + 1);
    }
    List<Integer> features =
        IntStream.range(0, columns).filter(i -> i != label && !out.contains(i)).boxed().toList();
    if (features.isEmpty()) {
      throw UnreadableDataException.of(
          "%s has no column for features beside the label and those left out; leave out fewer.",
          file.name());
    }
    TableLayout layout = new TableLayout(features, label, header);
    if (header) {
      layout.requireMeaning(file, line, cells, asked);
    } else if (asked.header().isEmpty()) {
      layout.requireNoCount(file, line, cells);
    }
    return layout;
  }

  /** Empty cells count as numbers that are missing, so that they do not make a header. */
  private static boolean isHeader(List<String> cells) {
    boolean named = false;
    for (String cell : cells) {
      if (TableNumbers.isNumber(cell)) {
        return false;
      }
      named |= !cell.isBlank();
    }
    return named;
  }

  private static int index(
      DataFile file, Column column, int columns, Optional<List<String>> names, String key) {
    OptionalInt index = column.in(columns, names);
    if (index.isPresent()) {
      return index.getAsInt();
    }
    throw switch (column) {
      case Column.Numbered(int number) ->
          UnreadableDataException.of(
              "%s has %,d columns and no column %,d, as \"%s\" asks for; give a number from 1 to"
                  + " %,d.",
              file.name(), columns, number, key, columns);
      case Column.Named named ->
          names.isEmpty()
              ? UnreadableDataException.of(
                  "%s has no line of names, so that \"%s\" cannot be the column %s; give its"
                      + " number, counted from 1, or \"header\": true if the first line has names.",
                  file.name(), key, named.shown())
              : UnreadableDataException.of(
                  "%s has not exactly one column %s, as \"%s\" asks for; give one of %s, or its"
                      + " number, counted from 1.",
                  file.name(), named.shown(), key, listed(names.get()));
    };
  }

  private static String listed(List<String> names) {
    int most = 8;
    String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() <= most
        ? first
        : first + String.format(Locale.ROOT, " and %,d more", names.size() - most);
  }

  /** Asks where names do not fit what the columns are taken for. */
  private void requireMeaning(DataFile file, int line, List<String> names, TableColumns asked) {
    String first = name(names.getFirst());
    if (features.getFirst() == 0 && (first.isEmpty() || first.equals(UNNAMED))) {
      throw AmbiguousDataException.of(
          Question.LEAVE_OUT,
          List.of("1"),
          "%s, line %,d gives no name to the first column, as pandas does where it numbers the"
              + " rows; leave it out with \"leaveOut\": [1], or name the column if it is a"
              + " feature.",
          file.name(),
          line);
    }
    if (asked.label().isPresent() || ANSWERS.contains(name(names.get(label)))) {
      return;
    }
    for (int i : features) {
      if (ANSWERS.contains(name(names.get(i)))) {
        throw AmbiguousDataException.of(
            Question.LABEL,
            List.of(names.get(i).strip(), names.get(label).strip()),
            "%s, line %,d names column %,d \"%s\", but the last column is the label unless another"
                + " is named; give \"label\": \"%s\" or \"label\": %d.",
            file.name(),
            line,
            i + 1,
            names.get(i).strip(),
            names.get(i).strip(),
            label + 1);
      }
    }
  }

  /** Asks where the first example may be a header of numbers. */
  private void requireNoCount(DataFile file, int line, List<String> cells) {
    boolean counts =
        cells.size() > 2
            && IntStream.range(0, cells.size())
                .allMatch(i ->
                    cells.get(i).strip().equals(String.valueOf(i))
                        || (i == label && !TableNumbers.isNumber(cells.get(i))));
    if (counts) {
      throw AmbiguousDataException.of(
          Question.HEADER,
          List.of("true", "false"),
          "%s, line %,d counts its %,d columns from 0, as pandas does where they have no names;"
              + " give \"header\": true if these are names, or false if they are an example.",
          file.name(),
          line,
          cells.size());
    }
  }

  private static String name(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }
}
