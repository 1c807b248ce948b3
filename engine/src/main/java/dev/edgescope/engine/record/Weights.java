package dev.edgescope.engine.record;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.NpyArray;
import dev.edgescope.engine.data.NpzFile;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.run.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Parameters in the files of NumPy, in flat order: layer by layer, the weight matrix {@code [out,
 * in]} row by row, then the bias. In PyTorch that is {@code
 * torch.nn.utils.parameters_to_vector(model.parameters())}.
 *
 * <p>An {@code .npz} file holds the newest checkpoint as {@code theta} and {@code step}, and every
 * checkpoint as {@code theta_STEP} and, with momentum, {@code velocity_STEP}.
 */
public final class Weights {
  private static final String THETA = "theta";

  private Weights() {}

  /**
   * Reads a vector of 32- or 64-bit floats: an {@code .npy} file, or the array {@code theta} or the
   * only array of an {@code .npz} file.
   *
   * @throws RunFileException if the array is of another shape or type
   * @throws dev.edgescope.engine.data.UnreadableDataException if the file cannot be read
   */
  public static double[] read(Path file) {
    NpyArray array = array(file);
    if (array.shape().size() != 1) {
      throw new RunFileException(
          "%s holds an array of shape %s; give a vector of all parameters in flat order."
              .formatted(file, array.shapeText()));
    }
    if (!array.type().isFloat()) {
      throw new RunFileException(
          "%s holds whole numbers; give parameters as 32- or 64-bit floats.".formatted(file));
    }
    return array.toDoubles();
  }

  /**
   * Reads the parameters of a network.
   *
   * @param parameters P
   * @throws RunFileException if the array is of another shape, type or length
   * @throws dev.edgescope.engine.data.UnreadableDataException if the file cannot be read
   */
  public static double[] read(Path file, int parameters) {
    double[] values = read(file);
    if (values.length != parameters) {
      throw new RunFileException(
          String.format(
              Locale.ROOT,
              "%s holds %,d values, but this network has %,d parameters; give as many, in flat"
                  + " order.",
              file,
              values.length,
              parameters));
    }
    return values;
  }

  /** Writes all checkpoints of a run, in the precision it was trained in. */
  public static void write(RunFile run, Path file) throws IOException {
    RecordedRun recorded = run.run();
    Precision precision = recorded.config().precision();
    if (recorded.checkpointSteps().isEmpty()) {
      throw new RunFileException(
          "This run has no checkpoint yet; one is made a second after its start.");
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    Checkpoint newest = run.checkpoint(recorded.checkpointSteps().getLast());
    arrays.put(THETA, array(newest.parameters(), precision));
    arrays.put("step", NpyArray.ofLong(newest.step()));
    for (long step : recorded.checkpointSteps()) {
      Checkpoint checkpoint = run.checkpoint(step);
      arrays.put(THETA + "_" + step, array(checkpoint.parameters(), precision));
      if (checkpoint.velocity().length > 0) {
        arrays.put("velocity_" + step, array(checkpoint.velocity(), precision));
      }
    }
    NpzFile.write(arrays, file);
  }

  private static NpyArray array(double[] values, Precision precision) {
    return precision == Precision.FLOAT ? NpyArray.ofFloats(values) : NpyArray.ofDoubles(values);
  }

  private static NpyArray array(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
      return NpyArray.read(DataFile.at(file));
    }
    Map<String, NpyArray> arrays = NpzFile.read(DataFile.at(file));
    NpyArray theta = arrays.get(THETA);
    if (theta == null && arrays.size() == 1) {
      theta = arrays.values().iterator().next();
    }
    if (theta == null) {
      throw new RunFileException(
          "%s holds the arrays %s; give one that holds theta."
              .formatted(file, String.join(", ", arrays.keySet())));
    }
    return theta;
  }
}
