package dev.edgescope.app.run.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.TrainingRun;
import org.junit.jupiter.api.Test;

class FlowErrorTest {
  private static final RunConfig CONFIG =
      RunConfigJson.read(
          """
          {"data": {"set": "chebyshev", "degree": 3, "examples": 12},
           "model": {"kind": "mlp", "hidden": [12], "activation": "tanh", "initScale": 0.5},
           "loss": "squared-error",
           "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": 4},
           "probes": {"topEigenvalues": 2, "every": 5, "quantities": ["flow-sharpening"]},
           "precision": "float", "seed": 7}
          """);

  @Test
  void theRateOfGradientFlowHasItsErrorBesideIt() {
    Measurement reading;
    try (TrainingRun run = new TrainingRun(CONFIG)) {
      reading = run.measure();
    }
    RunCurves curves = new RunCurves(KernelMark.NONE);
    curves.add(reading, Moment.START);
    LineKind rates =
        ChartTable.lines().stream()
            .filter(kind -> kind.id().equals("sharpening-rate"))
            .findFirst()
            .orElseThrow();
    Series flow = curves.of(rates, 1).getFirst();
    double bound = reading.readings(Quantity.FLOW_SHARPENING).getFirst().error();
    assertTrue(bound > 0);
    assertEquals(bound, flow.error(0));
  }
}
