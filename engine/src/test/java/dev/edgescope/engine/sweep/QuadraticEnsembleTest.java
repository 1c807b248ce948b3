package dev.edgescope.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.data.KernelSpectrum;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.ModelConfig;
import dev.edgescope.engine.run.OptimizerConfig;
import dev.edgescope.engine.run.ProbeConfig;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.TaskConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Conservative sharpening in the quadratic model: the numbers of the theory's table. */
class QuadraticEnsembleTest {
  private static final int STEPS = 150;
  private static final int SEEDS = 5;

  private static RunConfig config(int batchSize) {
    return new RunConfig(
        new TaskConfig.Quadratic(new KernelSpectrum(1.4, 1), 200, 0.1, 100),
        new ModelConfig.Quadratic(List.of()),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(0.6, 0.0, new BatchSize(batchSize)),
        new ProbeConfig(1, STEPS, 0, Set.of()),
        Precision.FLOAT,
        1,
        STEPS);
  }

  private static List<EnsembleCurve.Point> sharpness(int batchSize) throws InterruptedException {
    List<EnsembleMember> members = new ArrayList<>();
    try (Ensemble ensemble = new Ensemble(Ensemble.seeds(config(batchSize), SEEDS), 2)) {
      ensemble.await();
      ensemble.drain(members::add);
    }
    return EnsembleCurve.of(members, measurement -> measurement.hessian().largest()).points();
  }

  private static double finalSharpness(int batchSize) throws InterruptedException {
    return sharpness(batchSize).getLast().mean();
  }

  /**
   * Means over five seeds, which scatter by 0.03 from one five to another: two neighbouring batch
   * sizes may change places, the two larger and the two smaller ones do not.
   */
  @Test
  void theSmallerTheBatchTheLessItSharpens() throws InterruptedException {
    double full = finalSharpness(100);
    double half = finalSharpness(50);
    double fifth = finalSharpness(20);
    double tenth = finalSharpness(10);
    assertEquals(1.36, full, 0.05);
    assertEquals(1.35, half, 0.05);
    assertEquals(1.33, fifth, 0.05);
    assertEquals(1.30, tenth, 0.05);
    assertTrue(full > tenth, full + " and " + tenth);
    assertTrue(full + half > fifth + tenth);
  }

  /** All members, so that nothing is measured after the start. */
  @Test
  void theSmallestBatchDiverges() throws InterruptedException {
    assertEquals(1, sharpness(5).size());
  }
}
