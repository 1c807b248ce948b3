package dev.edgescope.engine.record.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.NpyArray;
import dev.edgescope.engine.data.NpyType;
import dev.edgescope.engine.data.NpzFile;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.optimizer.Adam;
import dev.edgescope.engine.optimizer.Sgd;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.training.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
  private static final double[] THETA = {0.5, -1.25, 3};
  private static final double[] VELOCITY = {0.25, 0, -2};

  @TempDir private Path folder;

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
    assertArrayEquals(THETA, Weights.read(file));
  }

  @Test
  void parametersOfADivergedRunAreRefused() throws IOException {
    Path file = folder.resolve("theta.npy");
    Weights.write(checkpoint(new double[] {1, Double.NaN, 2}), Precision.DOUBLE, file);

    RunFileException refusal = assertThrows(RunFileException.class, () -> Weights.read(file));

    assertEquals(file + " holds NaN at index 1; give finite parameters.", refusal.getMessage());
  }

  private static Checkpoint checkpoint(double[] parameters) {
    return new Checkpoint(7, 0.7, 0.1, 4, parameters, Map.of(Sgd.VELOCITY, VELOCITY));
  }
}
