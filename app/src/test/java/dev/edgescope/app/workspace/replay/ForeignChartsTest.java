package dev.edgescope.app.workspace.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Quantities;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The board that a run of another program is opened with. */
class ForeignChartsTest {
  private static List<String> charts(Map<String, Double> values) {
    Measurement reading = Quantities.measurement(0, values);
    return ForeignCharts.of(List.of(reading)).charts();
  }

  @Test
  void aProgramThatMeasuresNothingHasItsLoss() {
    assertEquals(List.of("loss"), ForeignCharts.of(List.of()).charts());
  }

  @Test
  void aFullBatchHasNoPlane() {
    assertEquals(
        List.of("sharpness", "loss"),
        charts(Map.of("hessian.count", 1.0, "hessian.1", 3.0, "k", 0.0, "k_trace", 0.0)));
  }

  @Test
  void batchesWithATraceHaveAll() {
    assertEquals(
        List.of("sharpness", "loss", "stability-plane", "noise-kernel"),
        charts(Map.of("hessian.count", 1.0, "hessian.1", 3.0, "k_trace", 0.25)));
  }

  @Test
  void whatItNamesHasChartsUpToSix() {
    assertEquals(
        List.of("loss", "named-a", "named-b", "named-c", "named-d", "named-e"),
        charts(
            Map.of(
                "named.a", 1.0, "named.b", 1.0, "named.c", 1.0, "named.d", 1.0, "named.e", 1.0,
                "named.f", 1.0)));
  }
}
