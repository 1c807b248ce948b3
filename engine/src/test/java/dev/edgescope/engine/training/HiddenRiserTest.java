package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Loss;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Six parameters that do not touch each other: the Hessian is {@code diag(3, 2, 1, 9 t^2 - 3, 0,
 * 0)} with {@code t' = t + 0.3 (1 - t^2) t} in a step, so that an eigenvector in which no other has
 * a part becomes the first on the way.
 */
class HiddenRiserTest {
  private static final int PARAMETERS = 6;

  /** Of the recursion for t from 0.05. */
  private static final Map<Integer, Double> SHARPNESS =
      Map.of(0, 3.0, 11, 3.0, 13, 4.270, 15, 5.610, 20, 5.996, 60, 6.0);

  /** An example of the quadratic model: its row of J and the lower triangle of its Q. */
  private static List<Double> zeros() {
    return new ArrayList<>(
        Collections.nCopies(PARAMETERS + PARAMETERS * (PARAMETERS + 1) / 2, 0.0));
  }

  private static RunConfig config(int topEigenvalues, Precision precision) {
    List<List<Double>> x = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<Double> row = zeros();
      row.set(i, Math.sqrt(PARAMETERS * (3.0 - i)));
      x.add(row);
    }
    List<Double> curved = zeros();
    curved.set(PARAMETERS + 6 + 5 + 4, 6.0);
    x.add(curved);
    x.add(zeros());
    x.add(zeros());
    List<List<Double>> y =
        List.of(List.of(0.0), List.of(0.0), List.of(0.0), List.of(3.0), List.of(0.0), List.of(0.0));
    return new RunConfig(
        new InlineData(x, y),
        new ModelConfig.Quadratic(List.of(0.0, 0.0, 0.0, 0.05, 0.0, 0.0)),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(0.1, 0.0, BatchSize.full()),
        new ProbeConfig(topEigenvalues, ProbeConfig.Spacing.every(1)),
        precision,
        1,
        RunLength.steps(60));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theSharpnessIsThatOfTheDirectionThatRoseUnseen(int topEigenvalues) {
    try (TrainingRun run = new TrainingRun(config(topEigenvalues, Precision.DOUBLE))) {
      while (true) {
        Spectrum hessian = run.measure().curvature().hessian();
        Double right = SHARPNESS.get((int) run.step());
        if (right != null) {
          assertEquals(right, hessian.largest(), 1e-3, "at step " + run.step());
          assertTrue(hessian.isConverged(), "at step " + run.step());
        }
        if (run.step() == 60) {
          return;
        }
        run.advance();
      }
    }
  }
}
