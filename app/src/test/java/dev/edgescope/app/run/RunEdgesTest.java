package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunEdgesTest {
  private static RunRecord record(double momentum) {
    RunConfig config = Presets.load().first().config();
    return new RunRecord(config.withOptimizer(new OptimizerConfig(0.1, momentum, BatchSize.of(8))));
  }

  private static List<String> batchSharpness(RunRecord record) {
    LineKind kind =
        ChartTable.lines().stream()
            .filter(one -> one.id().equals("batch-sharpness"))
            .findFirst()
            .orElseThrow();
    return record.thresholds(kind).stream().map(RunEdgesTest::words).toList();
  }

  private static String words(Threshold threshold) {
    return threshold.formula() + " = " + Math.round(1000 * threshold.current()) / 1000.0;
  }

  @Test
  void batchSharpnessWithHeavyBallHasTwoPlateaus() {
    assertEquals(List.of("2(1+μ)/α = 38.0", "2(1−μ)/α = 2.0"), batchSharpness(record(0.9)));
  }

  @Test
  void withoutMomentumTheyAreOne() {
    assertEquals(List.of("2/α = 20.0"), batchSharpness(record(0)));
  }

  @Test
  void bothMoveWithTheLearningRate() {
    RunRecord record = record(0.9);
    record.ask(Control.LEARNING_RATE, 0.2);
    assertEquals(List.of("2(1+μ)/α = 19.0", "2(1−μ)/α = 1.0"), batchSharpness(record));
  }
}
