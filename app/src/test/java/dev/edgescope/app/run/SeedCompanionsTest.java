package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.run.curve.Band;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.sweep.Ensemble;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.TrainingRun;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real runs of other seeds beside a main run whose engine is in the hand of the test. */
class SeedCompanionsTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final int SEEDS = 5;

  private static final RunConfig CONFIG =
      RunConfigJson.read(
          """
          {"data": {"set": "chebyshev", "degree": 3, "examples": 12},
           "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 0.5},
           "loss": "squared-error",
           "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": 4},
           "probes": {"topEigenvalues": 1, "every": 5},
           "precision": "double", "seed": 7}
          """);

  private final Engines engines = new Engines();
  private final RunComparison runs =
      new RunComparison(
          CONFIG, List.of(), Double.POSITIVE_INFINITY, engines.all(), System::nanoTime);
  private final SeedCompanions seeds = runs.companions().seeds();

  @AfterEach
  void close() {
    runs.close();
  }

  private void start(long number) {
    engines.opened().getFirst().tell(new RunEvent.Started(number, CONFIG, 10, 12, 1));
    runs.pulse();
  }

  private RunRecord record() {
    return runs.main().recordProperty().get();
  }

  private Band sharpness() {
    return record().band(ChartTable.SHARPNESS).orElseThrow();
  }

  /** Lets the members come to a step of which there is a reading. */
  private void awaitMeans(int points) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end
        && record().band(ChartTable.SHARPNESS).map(band -> band.mean().size()).orElse(0) < points) {
      runs.pulse();
      Thread.sleep(2);
    }
  }

  /** lambda_1 at step 10 of each seed, with another learning rate from step 5 on. */
  private static double[] expected() {
    double[] values = new double[SEEDS];
    List<RunConfig> configs = Ensemble.seeds(CONFIG, SEEDS);
    for (int i = 0; i < SEEDS; i++) {
      try (TrainingRun run = new TrainingRun(configs.get(i))) {
        while (run.step() < 10) {
          if (run.step() % 5 == 0) {
            run.measure();
          }
          if (run.step() == 5) {
            run.setLearningRate(0.3);
          }
          run.advance();
        }
        values[i] = run.measure().curvature().hessian().largest();
      }
    }
    return values;
  }

  @Test
  void chartsShowMeanAndBandOfTheSameRunWithOtherSeeds() throws InterruptedException {
    start(1);
    seeds.count().set(SEEDS);
    engines
        .opened()
        .getFirst()
        .tell(
            new RunEvent.ControlChanged(
                1, new ControlChange(5, 0.5, Control.LEARNING_RATE, 0.1, 0.3)));
    runs.main().status().reach(10, 2);
    awaitMeans(3);
    double[] values = expected();
    Series mean = sharpness().mean();
    assertEquals(3, mean.size());
    assertEquals(10, mean.step(2));
    assertEquals("mean of 5 seeds", mean.style().name());
    assertEquals(Arrays.stream(values).average().orElseThrow(), mean.value(2), 1e-12);
    double[] sorted = Arrays.stream(values).sorted().toArray();
    // A tenth of the way through five values is 0.4 of the way from the first to the second.
    assertEquals(0.6 * sorted[0] + 0.4 * sorted[1], sharpness().low().value(2), 1e-12);
    assertEquals(0.4 * sorted[3] + 0.6 * sorted[4], sharpness().high().value(2), 1e-12);
    assertEquals(SEEDS, sharpness().members().size());
    assertEquals("up to step 10", seeds.progressProperty().get());
  }

  @Test
  void aRunAloneHasNoSeeds() throws InterruptedException {
    start(1);
    seeds.count().set(2);
    awaitMeans(1);
    seeds.count().set(SeedCompanions.NONE);
    runs.pulse();
    assertTrue(record().band(ChartTable.SHARPNESS).isEmpty());
    assertEquals("", seeds.progressProperty().get());
  }

  @Test
  void withTheRunItsSeedsBeginAnew() throws InterruptedException {
    start(1);
    seeds.count().set(2);
    runs.main().status().reach(10, 1);
    awaitMeans(3);
    RunRecord before = record();
    runs.begin(CONFIG);
    start(2);
    assertNotSame(before, record());
    awaitMeans(1);
    assertEquals(1, sharpness().mean().size());
  }
}
