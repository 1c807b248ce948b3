package dev.edgescope.engine.data.table;

import dev.edgescope.engine.data.NumberTable;
import dev.edgescope.engine.data.UnreadableDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The answers of a table, cell by cell: numbers, or words for classes, numbered in alphabetical
 * order; never some of each, so that a typing error cannot pass for a class.
 */
final class LabelColumn {
  private static final int MAX_WORD = 200;

  /** Makes a number of a cell, or refuses it with its place. */
  @FunctionalInterface
  interface Reading {
    double number(String cell);
  }

  private final List<String> known;
  private final NumberRows values = new NumberRows();
  private final Map<String, Integer> words = new HashMap<>();

  /** Empty before the first cell. */
  private String firstPlace = "";

  private String firstCell = "";
  private boolean wordy;

  /**
   * @param known the classes that words can be; none if they are whatever the column says
   */
  LabelColumn(List<String> known) {
    this.known = known;
    for (int i = 0; i < known.size(); i++) {
      words.put(known.get(i), i);
    }
  }

  /**
   * Adds the answer of the next example.
   *
   * @param place of the cell, for a sentence
   * @throws UnreadableDataException if it is empty, a word where others are numbers or the other
   *     way round, or one class too many
   */
  void add(String cell, String place, Reading reading) {
    boolean word = !cell.isBlank() && !TableNumbers.isNumber(cell);
    if (firstPlace.isEmpty()) {
      firstPlace = place;
      firstCell = cell;
      wordy = word || !known.isEmpty();
    }
    if (word != wordy && known.isEmpty()) {
      throw cell.isBlank()
          ? UnreadableDataException.of("%s is empty; give the label of every example.", place)
          : UnreadableDataException.of(
              "%s is %s but %s is %s; give labels that are all numbers or all words, and if the"
                  + " first line has names \"header\": true.",
              place, quoted(cell), firstPlace, quoted(firstCell));
    }
    values.add(wordy ? number(cell.strip(), place) : reading.number(cell));
  }

  private double number(String word, String place) {
    Integer known = words.get(word);
    if (known != null) {
      return known;
    }
    if (!this.known.isEmpty()) {
      throw UnreadableDataException.of(
          "%s is %s, which is no class of the training examples; give test examples of their"
              + " classes.",
          place, quoted(word));
    }
    if (word.length() > MAX_WORD || words.size() == NumberTable.MAX_CLASSES) {
      throw UnreadableDataException.of(
          "%s is %s, a word of more than %d letters or the %,dth class; name another column for the"
              + " label.",
          place, quoted(word), MAX_WORD, words.size() + 1);
    }
    words.put(word, words.size());
    return words.size() - 1;
  }

  /** The classes that words stand for, in alphabetical order; none where answers are numbers. */
  List<String> classes() {
    return known.isEmpty() ? new ArrayList<>(new TreeSet<>(words.keySet())) : known;
  }

  /** The answers, words by the number of their class. */
  double[] toArray() {
    double[] answers = values.toArray();
    if (!wordy || !known.isEmpty()) {
      return answers;
    }
    List<String> sorted = classes();
    double[] place = new double[sorted.size()];
    for (int i = 0; i < place.length; i++) {
      place[words.getOrDefault(sorted.get(i), 0)] = i;
    }
    for (int i = 0; i < answers.length; i++) {
      answers[i] = place[(int) answers[i]];
    }
    return answers;
  }

  private static String quoted(String cell) {
    return "\"" + CsvReader.shortened(cell) + "\"";
  }
}
