package dev.edgescope.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.TaskConfig;
import dev.edgescope.engine.data.task.KernelSpectrum;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conservative sharpening in the quadratic model: the numbers of the theory's table. */
class QuadraticEnsembleTest {
  private static final int STEPS = 150;
  private static final int SEEDS = 24;

  private static List<EnsembleMember> members(int batchSize, int seeds)
      throws InterruptedException {
    RunConfig config =
        new RunConfig(
            new TaskConfig.Quadratic(new KernelSpectrum(1.4, 1), 200, 0.1, 100),
            new ModelConfig.Quadratic(List.of()),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(0.6, 0.0, BatchSize.of(batchSize)),
            new ProbeConfig(1, ProbeConfig.Spacing.every(STEPS), Set.of()),
            Precision.FLOAT,
            1,
            RunLength.steps(STEPS));
    List<EnsembleMember> members = new ArrayList<>();
    try (Ensemble ensemble = new Ensemble(Ensemble.seeds(config, seeds), 2)) {
      ensemble.await();
      ensemble.drain(members::add);
    }
    members.sort(Comparator.comparingInt(EnsembleMember::index));
    return members;
  }

  /** By the batch size: lambda_1 after the last step, seed by seed. */
  private static final Map<Integer, double[]> SHARPNESS = new HashMap<>();

  @BeforeAll
  static void run() throws InterruptedException {
    for (int batchSize : List.of(100, 50, 20, 10)) {
      SHARPNESS.put(
          batchSize,
          members(batchSize, SEEDS).stream()
              .mapToDouble(
                  member -> member.measurements().getLast().curvature().hessian().largest())
              .toArray());
    }
  }

  private static double[] sharpness(int batchSize) {
    return Objects.requireNonNull(SHARPNESS.get(batchSize));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Of the mean. */
  private static double standardError(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /** The table's own means are of five seeds, with a standard error of 0.035. */
  @ParameterizedTest
  @CsvSource({"100, 1.36", "50, 1.35", "20, 1.33", "10, 1.30"})
  void theSharpnessEndsWhereTheTableSays(int batchSize, double expected) {
    double[] ends = sharpness(batchSize);
    assertEquals(expected, mean(ends), 2 * 0.035);
    assertTrue(standardError(ends) < 0.02);
  }

  /**
   * Seed by seed, which takes out how much a task sharpens at all. Between the larger batches there
   * is nothing to be told: over 40 seeds the means are 1.348 (B = 100), 1.350 (50) and 1.348 (20),
   * with 0.01 in their differences.
   */
  @ParameterizedTest
  @ValueSource(ints = {100, 50, 20})
  void theSmallestBatchSharpensLessThanEachLarger(int batchSize) {
    double[] larger = sharpness(batchSize);
    double[] smallest = sharpness(10);
    double[] differences = new double[SEEDS];
    Arrays.setAll(differences, seed -> larger[seed] - smallest[seed]);
    assertTrue(
        mean(differences) > 2 * standardError(differences),
        String.format(
            Locale.ROOT,
            "%.4f, standard error %.4f",
            mean(differences),
            standardError(differences)));
  }

  /** All members, so that nothing is measured after the start. */
  @Test
  void theSmallestBatchOfTheTableDiverges() throws InterruptedException {
    for (EnsembleMember member : members(5, 3)) {
      assertEquals(1, member.measurements().size());
    }
  }
}
