package dev.edgescope.engine.config;

import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.task.WrittenExamples;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Examples that are written out, for the smallest of systems.
 *
 * @param x the features of each example
 * @param y the targets of each example
 */
public record InlineData(List<List<Double>> x, List<List<Double>> y) implements DataConfig {
  /**
   * @throws InvalidConfigException if the lists are empty, too long, or not of one length
   */
  public InlineData {
    x = WrittenNumbers.requireTable(Setting.WRITTEN_INPUTS, x);
    y = WrittenNumbers.requireTable(Setting.WRITTEN_TARGETS, y);
    if (x.size() != y.size()) {
      throw Setting.WRITTEN_TARGETS.reject(
          String.format(
              Locale.ROOT,
              "there are targets for %s examples, but inputs for %s",
              y.size(),
              x.size()),
          "give as many lists as there are inputs");
    }
  }

  @Override
  public DataKind kind() {
    return DataKind.INLINE;
  }

  @Override
  public int examples() {
    return x.size();
  }

  @Override
  public Targets targets() {
    return Targets.REGRESSION;
  }

  @Override
  public Optional<DataShape> shape() {
    return Optional.of(DataShape.plain(x.getFirst().size(), y.getFirst().size()));
  }

  @Override
  public DataSplit load(long seed) {
    return WrittenExamples.of(x, y);
  }

  /**
   * Reads the text of a field: the inputs of the examples, numbers separated by commas, an example
   * from the next by a semicolon.
   *
   * @throws InvalidConfigException if they are none, too many, or not equally many
   */
  public static List<List<Double>> parseInputs(String text) {
    return WrittenNumbers.parseTable(Setting.WRITTEN_INPUTS, text);
  }

  /**
   * Reads the text of a field: the targets of the examples, as {@link #parseInputs}.
   *
   * @throws InvalidConfigException if they are none, too many, or not equally many
   */
  public static List<List<Double>> parseTargets(String text) {
    return WrittenNumbers.parseTable(Setting.WRITTEN_TARGETS, text);
  }

  /** The text that is read as {@code rows}: {@code 1, 0; 0, 0.1}. */
  public static String text(List<List<Double>> rows) {
    return String.join("; ", rows.stream().map(WrittenNumbers::text).toList());
  }
}
