package dev.edgescope.engine.data.task;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.Numbers;
import java.util.List;
import java.util.Optional;

/** Examples that are written out in the configuration, for the smallest of systems. */
public final class WrittenExamples {
  private WrittenExamples() {}

  /**
   * The examples as they are, without preprocessing and without test examples.
   *
   * @param x d features for each of the D examples
   * @param y C targets for each
   * @throws IllegalArgumentException if the lists are not of one length
   */
  public static DataSplit of(List<List<Double>> x, List<List<Double>> y) {
    return new DataSplit(
        DataSet.regression(
            x.getFirst().size(),
            flat(x),
            y.getFirst().size(),
            flat(y),
            "written out in the configuration"),
        Optional.empty(),
        Optional.empty());
  }

  private static Numbers flat(List<List<Double>> rows) {
    return Numbers.of(rows.stream().flatMap(List::stream).mapToDouble(x -> x).toArray());
  }
}
