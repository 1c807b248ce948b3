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
}
