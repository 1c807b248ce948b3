package dev.edgescope.engine.record.export;

import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Quantities;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.training.History;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run as an HDF5 file of two groups of one-dimensional data sets.
 *
 * <p>{@code steps} has an element a step: {@code step}, {@code learning_time}, {@code
 * examples_seen} and {@code batch_loss}. {@code measurements} has an element a measurement: {@code
 * step} and each quantity by its name in the run file, NaN where it is undefined; the group is
 * empty where nothing was measured. Whole numbers have 64 bits, all others are doubles. The
 * attributes of the file are {@code config}, the configuration as JSON, and {@code seed}; a data
 * set has the attribute {@code units} where its unit does not depend on that of the loss or of the
 * parameters, {@code 1} for a share.
 *
 * <p>By jHDF, in Java alone: the library of the HDF Group is native code.
 */
public final class RunHdf5 {
  /**
   * A message of an object's header has up to 65,535 bytes; jHDF takes a tenth more than ASCII has.
   */
  private static final int MAX_ATTRIBUTE = 59_000;

  private static final String STEP = "step";
  private static final Map<String, String> UNITS =
      Map.of(
          STEP,
          "step",
          "examples_seen",
          "example",
          "batch_size",
          "example",
          "train_accuracy",
          "1",
          "test_accuracy",
          "1",
          "seconds",
          "s");

  private RunHdf5() {}

  /**
   * Writes a run, whole or not at all.
   *
   * @param to takes the place of what has its name
   * @throws RunFileException if the configuration is longer than an attribute of HDF5 can be
   */
  public static void write(RecordedRun run, Path to) throws IOException {
    String config = ascii(RunConfigJson.writeLine(run.config()));
    if (config.length() > MAX_ATTRIBUTE) {
      throw new RunFileException(
          String.format(
              Locale.ROOT,
              "The run's configuration has %,d bytes, and an attribute of HDF5 at most %,d; export"
                  + " it as JSON or Parquet.",
              config.length(),
              MAX_ATTRIBUTE));
    }
    WholeFile.write(
        to,
        path -> {
          try (WritableHdfFile file = HdfFile.write(path)) {
            file.putAttribute("config", config);
            file.putAttribute("seed", run.config().seed());
            putSteps(file.putGroup("steps"), run.history());
            putMeasurements(file.putGroup("measurements"), run.history().measurements());
          } catch (HdfException e) {
            throw ioException(e);
          }
        });
  }

  /** The same JSON; of other letters jHDF writes up to twice the bytes that they have in UTF-8. */
  private static String ascii(String json) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char unit = json.charAt(i);
      if (unit < 128) {
        escaped.append(unit);
      } else {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      }
    }
    return escaped.toString();
  }

  /** jHDF tells of a full disk without its reason, which is the cause. */
  private static IOException ioException(HdfException e) {
    return e.getCause() instanceof IOException cause
        ? cause
        : new IOException(String.valueOf(e.getMessage()), e);
  }

  private static void putSteps(WritableGroup group, History history) {
    int count = history.steps();
    long[] steps = new long[count];
    double[] times = new double[count];
    long[] examples = new long[count];
    double[] losses = new double[count];
    for (int step = 0; step < count; step++) {
      steps[step] = step;
      times[step] = history.learningTime(step);
      examples[step] = history.examplesSeen(step);
      losses[step] = history.loss(step);
    }
    put(group, STEP, steps, count);
    put(group, "learning_time", times, count);
    put(group, "examples_seen", examples, count);
    put(group, "batch_loss", losses, count);
  }

  private static void putMeasurements(WritableGroup group, List<Measurement> measurements) {
    int count = measurements.size();
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      for (Map.Entry<String, Double> value : Quantities.of(measurements.get(i)).entrySet()) {
        columns.computeIfAbsent(value.getKey(), _ -> undefined(count))[i] = value.getValue();
      }
    }
    put(group, STEP, measurements.stream().mapToLong(Measurement::step).toArray(), count);
    columns.forEach((name, values) -> put(group, name, values, count));
  }

  private static double[] undefined(int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /** jHDF writes no data set without elements. A slash in a name would be a group's. */
  private static void put(WritableGroup group, String name, Object values, int count) {
    if (count > 0) {
      WritableDataset dataset = group.putDataset(name.replace('/', '_'), values);
      Optional.ofNullable(UNITS.get(name)).ifPresent(unit -> dataset.putAttribute("units", unit));
    }
  }
}
