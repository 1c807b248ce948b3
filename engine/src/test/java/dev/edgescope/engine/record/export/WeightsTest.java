package dev.edgescope.engine.record.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.NpyArray;
import dev.edgescope.engine.data.NpyType;
import dev.edgescope.engine.data.NpzFile;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.optimizer.Adam;
import dev.edgescope.engine.optimizer.Sgd;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.training.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
  private static final double[] THETA = {0.5, -1.25, 3};
  private static final double[] VELOCITY = {0.25, 0, -2};

  /** Layers of 3 x 2 with biases, and 2 x 3 with biases. */
  private static final Network NETWORK = Network.perceptron(2, List.of(3), 2, Activation.TANH);

  @TempDir private Path folder;

  /** Vectors are read without a network. */
  private static Network noneAsked() {
    throw new IllegalStateException("A vector needs no network");
  }

  @Test
  void anArchiveOfACheckpointHasItsStepAndVelocity() throws IOException {
    Path file = folder.resolve("theta.npz");

    Weights.write(checkpoint(THETA), Precision.FLOAT, file);

    DataFile data = DataFile.at(file);
    assertEquals(List.of("theta", "step", "theta_7", "velocity_7"), NpzFile.names(data));
    assertEquals(7, NpzFile.read(data, "step").get(0));
    assertArrayEquals(VELOCITY, NpzFile.read(data, "velocity_7").toDoubles());
  }

  @Test
  void anArchiveOfAnAdaptiveRuleHasItsMoments() throws IOException {
    Path file = folder.resolve("theta.npz");
    Map<String, double[]> parts =
        Map.of(Adam.FIRST_MOMENT, VELOCITY, Adam.SECOND_MOMENT, THETA, "lack", new double[] {0.5});

    Weights.write(new Checkpoint(7, 0.7, 0.1, 3, THETA, parts), Precision.FLOAT, file);

    DataFile data = DataFile.at(file);
    assertEquals(
        List.of("theta", "step", "theta_7", "first_moment_7", "second_moment_7"),
        NpzFile.names(data));
    assertArrayEquals(VELOCITY, NpzFile.read(data, "first_moment_7").toDoubles());
    assertArrayEquals(THETA, NpzFile.read(data, "second_moment_7").toDoubles());
  }

  @Test
  void anArrayOfACheckpointHasThePrecisionOfItsRun() throws IOException {
    Path file = folder.resolve("theta.npy");

    Weights.write(checkpoint(THETA), Precision.FLOAT, file);

    assertEquals(NpyType.FLOAT32, NpyArray.read(DataFile.at(file)).type());
    assertArrayEquals(THETA, Weights.read(file, WeightsTest::noneAsked));
  }

  @Test
  void parametersOfADivergedRunAreRefused() throws IOException {
    Path file = folder.resolve("theta.npy");
    Weights.write(checkpoint(new double[] {1, Double.NaN, 2}), Precision.DOUBLE, file);

    RunFileException refusal =
        assertThrows(RunFileException.class, () -> Weights.read(file, WeightsTest::noneAsked));

    assertEquals(file + " holds NaN at index 1; give finite parameters.", refusal.getMessage());
  }

  @Test
  void tensorsByNameAreTheLayersInTheirOrder() throws IOException {
    Path file =
        stateDict(
            "fc1.bias",
            vector(3, 10),
            "fc1.weight",
            table(3, 2, 0),
            "fc2.weight",
            table(2, 3, 20),
            "fc2.bias",
            vector(2, 30));

    assertArrayEquals(
        new double[] {0, 1, 2, 3, 4, 5, 10, 11, 12, 20, 21, 22, 23, 24, 25, 30, 31},
        Weights.read(file, NETWORK));
  }

  @Test
  void aTensorOfAnotherShapeIsNamed() throws IOException {
    Path file = stateDictWith("0.weight", table(2, 3, 0));

    assertEquals(
        file
            + " holds 0.weight of shape (2, 3), but the weight of layer 1 of this network has shape"
            + " (3, 2); give the state_dict of the same network.",
        refusal(file));
  }

  @Test
  void aTensorThatNoLayerHasIsNamed() throws IOException {
    Path file = stateDictWith("0.running_mean", vector(3, 1));

    assertEquals(
        file
            + " holds 0.running_mean, but layer 1 of this network has weight and bias alone; give"
            + " the state_dict of the same network.",
        refusal(file));
  }

  @Test
  void aLackingTensorIsNamed() throws IOException {
    Path file =
        stateDict("0.weight", table(3, 2, 0), "0.bias", vector(3, 10), "2.weight", table(2, 3, 20));

    assertEquals(
        file
            + " lacks 2.bias, which layer 2 of this network has; give the state_dict of the same"
            + " network.",
        refusal(file));
  }

  @Test
  void anotherNumberOfLayersIsTold() throws IOException {
    Path file = stateDict("0.weight", table(3, 2, 0), "0.bias", vector(3, 10));

    assertEquals(
        file
            + " has the tensors of other layers (0) than this network, which has 2 with parameters;"
            + " give the state_dict of the same network.",
        refusal(file));
  }

  @Test
  void arraysThatAreOfNoLayerAreNamed() throws IOException {
    Path file = stateDict("features", table(3, 2, 0), "labels", vector(3, 10));

    assertEquals(
        file
            + " has the tensors of other layers (features, labels) than this network, which has 2"
            + " with parameters; give the state_dict of the same network.",
        refusal(file));
  }

  private static String refusal(Path file) {
    return String.valueOf(
        assertThrows(RunFileException.class, () -> Weights.read(file, NETWORK)).getMessage());
  }

  /** That of the network, but for one array. */
  private Path stateDictWith(String name, NpyArray array) throws IOException {
    return stateDict(
        "0.weight",
        table(3, 2, 0),
        "0.bias",
        vector(3, 10),
        "2.weight",
        table(2, 3, 20),
        "2.bias",
        vector(2, 30),
        name,
        array);
  }

  private Path stateDict(Object... namesAndArrays) throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    for (int i = 0; i < namesAndArrays.length; i += 2) {
      arrays.put((String) namesAndArrays[i], (NpyArray) namesAndArrays[i + 1]);
    }
    Path file = folder.resolve("state.npz");
    NpzFile.write(arrays, file);
    return file;
  }

  private static NpyArray vector(int length, int from) {
    return NpyArray.ofFloats(IntStream.range(from, from + length).asDoubleStream().toArray());
  }

  private static NpyArray table(int rows, int columns, int from) {
    return vector(rows * columns, from).inRowsOf(columns);
  }

  private static Checkpoint checkpoint(double[] parameters) {
    return new Checkpoint(7, 0.7, 0.1, 4, parameters, Map.of(Sgd.VELOCITY, VELOCITY));
  }
}
