package dev.edgescope.engine.record.export;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.NpyArray;
import dev.edgescope.engine.data.NpzFile;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.optimizer.Adam;
import dev.edgescope.engine.optimizer.Sgd;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.training.Checkpoint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Parameters in the files of NumPy, in flat order: layer by layer, the weight matrix {@code [out,
 * in]} row by row, then the bias. In PyTorch that is {@code
 * torch.nn.utils.parameters_to_vector(model.parameters())}.
 *
 * <p>An {@code .npz} file holds the newest checkpoint as {@code theta} and {@code step}, and every
 * checkpoint as {@code theta_STEP}, with what its rule keeps: with momentum {@code velocity_STEP},
 * of an adaptive rule {@code first_moment_STEP} and {@code second_moment_STEP}.
 */
public final class Weights {
  private static final String THETA = "theta";

  private Weights() {}

  /**
   * Reads the parameters of a network: of an {@code .npy} file the vector, of an {@code .npz} file
   * the vector {@code theta} or the only array, or else each tensor by its name.
   *
   * @param network is asked for where tensors have names
   * @throws RunFileException if the array is of another shape or type, or not finite, or a tensor
   *     is not one of the network's
   * @throws dev.edgescope.engine.data.UnreadableDataException if the file cannot be read
   */
  public static double[] read(Path file, Supplier<Network> network) {
    if (!isNpz(file)) {
      return vector(file, NpyArray.read(DataFile.at(file)));
    }
    List<String> names = NpzFile.names(DataFile.at(file));
    if (names.contains(THETA)) {
      return vector(file, NpzFile.read(DataFile.at(file), THETA));
    }
    if (names.size() == 1) {
      NpyArray only = NpzFile.read(DataFile.at(file), names.getFirst());
      if (only.shape().size() == 1) {
        return vector(file, only);
      }
    }
    return new StateDict(file, names, network.get()).flat();
  }

  private static double[] vector(Path file, NpyArray array) {
    if (array.shape().size() != 1) {
      throw new RunFileException(
          String.format(
              Locale.ROOT,
              "%s holds an array of shape %s; give a vector of all parameters in flat order, or an"
                  + " .npz file with the tensors of a state_dict by their names.",
              file,
              array.shapeText()));
    }
    return finite(file.toString(), array);
  }

  /**
   * The values of an array, row by row.
   *
   * @param holder of the array, for a sentence
   * @throws RunFileException if it is not of floats, or not finite
   */
  static double[] finite(String holder, NpyArray array) {
    if (!array.type().isFloat()) {
      throw new RunFileException(
          String.format(Locale.ROOT, "%s holds whole numbers; give parameters as floats.", holder));
    }
    double[] values = array.toDoubles();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new RunFileException(
            String.format(
                Locale.ROOT,
                "%s holds %s at index %,d; give finite parameters.",
                holder,
                values[i],
                i));
      }
    }
    return values;
  }

  /**
   * Reads the parameters of a network.
   *
   * @throws RunFileException if there are more or fewer, they are of another shape or type, or not
   *     finite
   * @throws dev.edgescope.engine.data.UnreadableDataException if the file cannot be read
   */
  public static double[] read(Path file, Network network) {
    double[] values = read(file, () -> network);
    if (values.length != network.parameters()) {
      throw new RunFileException(
          String.format(
              Locale.ROOT,
              "%s holds %,d values, but this network has %,d parameters; give as many, in flat"
                  + " order.",
              file,
              values.length,
              network.parameters()));
    }
    return values;
  }

  /** Writes all checkpoints of a run, in the precision it was trained in. */
  public static void write(RunFile run, Path file) throws IOException {
    RecordedRun recorded = run.run();
    Precision precision = recorded.config().precision();
    if (recorded.checkpointSteps().isEmpty()) {
      throw new RunFileException(
          "This run has no checkpoint: none is made before its first second is over, nor where it"
              + " diverges; export a longer run.");
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    Checkpoint newest = run.checkpoint(recorded.checkpointSteps().getLast());
    putNewest(arrays, newest, precision);
    for (long step : recorded.checkpointSteps()) {
      put(arrays, run.checkpoint(step), precision);
    }
    WholeFile.write(file, path -> NpzFile.write(arrays, path));
  }

  /**
   * Writes one checkpoint: to an {@code .npz} file as that of a run with no other, to any other the
   * parameters alone, as {@code .npy}.
   *
   * @param precision it was trained in
   */
  public static void write(Checkpoint checkpoint, Precision precision, Path file)
      throws IOException {
    if (isNpz(file)) {
      Map<String, NpyArray> arrays = new LinkedHashMap<>();
      putNewest(arrays, checkpoint, precision);
      put(arrays, checkpoint, precision);
      WholeFile.write(file, path -> NpzFile.write(arrays, path));
    } else {
      write(array(checkpoint.parameters(), precision), file);
    }
  }

  /**
   * Writes directions of parameter space as an {@code .npy} table, a row each, in flat order.
   *
   * @param directions as columns
   */
  public static void writeDirections(Matrix directions, Path file) throws IOException {
    write(array(directions.toArray(), directions.precision()).inRowsOf(directions.rows()), file);
  }

  private static void write(NpyArray array, Path file) throws IOException {
    WholeFile.write(
        file,
        path -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            array.write(out);
          }
        });
  }

  private static void putNewest(
      Map<String, NpyArray> arrays, Checkpoint newest, Precision precision) {
    arrays.put(THETA, array(newest.parameters(), precision));
    arrays.put("step", NpyArray.ofLong(newest.step()));
  }

  private static void put(
      Map<String, NpyArray> arrays, Checkpoint checkpoint, Precision precision) {
    arrays.put(THETA + "_" + checkpoint.step(), array(checkpoint.parameters(), precision));
    for (String part : List.of(Sgd.VELOCITY, Adam.FIRST_MOMENT, Adam.SECOND_MOMENT)) {
      double[] values = checkpoint.part(part);
      if (values.length > 0) {
        String name = part.replace('-', '_') + "_" + checkpoint.step();
        arrays.put(name, array(values, precision));
      }
    }
  }

  private static boolean isNpz(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".npz");
  }

  private static NpyArray array(double[] values, Precision precision) {
    return precision == Precision.FLOAT ? NpyArray.ofFloats(values) : NpyArray.ofDoubles(values);
  }
}
