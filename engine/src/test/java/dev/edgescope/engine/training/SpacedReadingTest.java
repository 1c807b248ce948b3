package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Readings at every step of a run of small batches, of which not each has everything. */
class SpacedReadingTest {
  private static final int STEPS = 20;

  private static final Predicate<Measurement> HAS_KERNEL =
      reading -> reading.curvature().noiseKernel().isRead();

  private static final ProbeConfig PROBES =
      new ProbeConfig(
          2, ProbeConfig.Spacing.every(1), Set.of(Quantity.HESSIAN_TRACE, Quantity.GRADIENT_NOISE));

  private static List<Measurement> readings(ProbeConfig probes, int batchSize) {
    OptimizerConfig optimizer = new OptimizerConfig(0.1, 0, BatchSize.of(batchSize));
    List<Measurement> readings = new ArrayList<>();
    try (TrainingRun run =
        new TrainingRun(Configs.withSteps(Configs.of(optimizer, probes), STEPS))) {
      readings.add(run.readings().spaced().get());
      while (run.step() < STEPS) {
        run.advance();
        readings.add(run.readings().spaced().get());
      }
    }
    return readings;
  }

  private static List<Long> steps(List<Measurement> readings, Predicate<Measurement> having) {
    return readings.stream().filter(having).map(Measurement::step).toList();
  }

  /** Two pairs take some seven gradients: more than three readings may spend, less than four. */
  @Test
  void theSharpnessIsInEachAndTheKernelInEveryFourth() {
    List<Measurement> readings = readings(PROBES, 8);
    assertTrue(readings.stream().allMatch(at -> at.curvature().hessian().isConverged()));
    assertEquals(List.of(0L, 4L, 8L, 12L, 16L, 20L), steps(readings, HAS_KERNEL));
  }

  @Test
  void sixteenProductsAreInEveryEighthAndTheLast() {
    assertEquals(
        List.of(0L, 8L, 16L, 20L),
        steps(readings(PROBES, 8), at -> !at.readings(Quantity.HESSIAN_TRACE).isEmpty()));
  }

  /** 0 on the full batch, where no pairs are looked for. */
  @Test
  void onTheFullBatchTheKernelIsInEach() {
    assertEquals(STEPS + 1, steps(readings(PROBES, Configs.EXAMPLES), HAS_KERNEL).size());
  }

  @Test
  void askedForEachHasEverything() {
    List<Measurement> readings = readings(PROBES.withCostly(ProbeConfig.Costly.EACH), 8);
    assertEquals(
        STEPS + 1,
        steps(readings, HAS_KERNEL.and(at -> !at.readings(Quantity.HESSIAN_TRACE).isEmpty()))
            .size());
  }

  @Test
  void theTrajectoryIsTheSameHoweverTheyAreSpaced() {
    List<Double> spaced = new ArrayList<>();
    readings(PROBES, 8).forEach(at -> spaced.add(at.train().loss()));
    List<Double> each = new ArrayList<>();
    readings(PROBES.withCostly(ProbeConfig.Costly.EACH), 8)
        .forEach(at -> each.add(at.train().loss()));
    assertEquals(each, spaced);
  }
}
