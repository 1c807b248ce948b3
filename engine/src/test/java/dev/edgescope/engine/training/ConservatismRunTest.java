package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConservatismRunTest {

  /**
   * Full-batch descent in small steps follows gradient flow, with momentum 1 / (1 - mu) as fast.
   */
  @ParameterizedTest
  @CsvSource({"0, 0.005, 0", "0.9, 0.0005, 0", "0, 0.005, 0.005"})
  void smallStepsOnTheFullBatchAreProgressive(double momentum, double rate, double decay) {
    RunConfig config =
        RunConfigJson.read(
            """
            {"data": {"set": "mnist", "examples": 60, "targets": "one-hot"},
             "model": {"kind": "mlp", "hidden": [8], "activation": "tanh", "initScale": 0.5},
             "loss": "squared-error",
             "optimizer": {"kind": "sgd", "learningRate": %s, "momentum": %s, "weightDecay": %s,
                           "batchSize": "full"},
             "probes": {"topEigenvalues": 2, "every": 5, "quantities": ["conservatism"]},
             "precision": "double", "seed": 7}
            """
                .replaceFirst("%s", Double.toString(rate))
                .replaceFirst("%s", Double.toString(momentum))
                .replaceFirst("%s", Double.toString(decay)));
    try (TrainingRun run = new TrainingRun(config)) {
      for (int i = 0; i < 30; i++) {
        for (int j = 0; j < 20; j++) {
          run.advance();
        }
        run.measure();
      }
      double last = run.history().measurements().getLast().value(Quantity.CONSERVATISM);
      assertEquals(1, last, 0.1);
    }
  }
}
