package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.AdaptiveReference;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adam and RMSProp on Fashion-MNIST up to their edge and along it, against PyTorch in 64 bits. */
class AdaptiveRunTest {

  private static RunConfig config(JsonNode run, Precision precision) {
    return new RunConfig(
        new DataConfig.Bundled(DataSource.FASHION, 500, Targets.ONE_HOT),
        new ModelConfig.Perceptron(List.of(32), Activation.TANH, 0.5),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(run.get("learningRate").asDouble(), 0, BatchSize.full())
            .withRule(AdaptiveReference.rule(run)),
        new ProbeConfig(2, ProbeConfig.Spacing.every(10), Set.of()),
        precision,
        21,
        RunLength.endless());
  }

  @ParameterizedTest
  @CsvSource({
    "0, DOUBLE, 50, 1e-5",
    "0, DOUBLE, 100, 1e-4",
    "0, FLOAT, 50, 1e-3",
    "0, FLOAT, 100, 3e-3",
    "1, DOUBLE, 100, 1e-7",
    "1, FLOAT, 100, 1e-5"
  })
  void theLossIsThatOfPyTorch(int number, Precision precision, int steps, double tolerance) {
    JsonNode run = AdaptiveReference.fashionRuns().get(number);
    try (TrainingRun own = started(run, precision)) {
      for (int step = 0; step < steps; step++) {
        double expected = run.get("lossAtStep").get(step).asDouble();
        assertEquals(expected, own.advance(), tolerance * expected, "step " + step);
      }
    }
  }

  private static TrainingRun started(JsonNode run, Precision precision) {
    return new TrainingRun(
        RunStart.withParameters(config(run, precision), AdaptiveReference.fashionStart()));
  }

  /** (2 + 2 beta1) / ((1 - beta1) alpha): 6 / alpha for 0.5. */
  @Test
  void theEdgeFollowsBeta1() {
    try (TrainingRun own = started(AdaptiveReference.fashionRuns().get(0), Precision.FLOAT)) {
      double alpha = own.learningRate();
      assertEquals(38 / alpha, own.measure().curvature().edge(), 1e-6);
      own.setControl(Control.BETA1, 0.5);
      assertEquals(6 / alpha, own.measure().curvature().edge(), 1e-6);
    }
  }

  /** In the first steps P is in proportion to 1 - beta1^t, so that a mixture would be seen. */
  @Test
  void aReadingKeepsTheBeta1ThatItBeganWith() {
    JsonNode run = AdaptiveReference.fashionRuns().get(0);
    try (TrainingRun moved = started(run, Precision.FLOAT);
        TrainingRun left = started(run, Precision.FLOAT)) {
      moved.advance();
      left.advance();
      Supplier<Measurement> reading = moved.readings().measurement();
      moved.setControl(Control.BETA1, 0.5);
      Measurement expected = left.measure();
      Measurement found = reading.get();
      assertEquals(expected.curvature().edge(), found.curvature().edge());
      assertEquals(
          expected.readings(Quantity.EFFECTIVE_LAMBDA), found.readings(Quantity.EFFECTIVE_LAMBDA));
    }
  }

  /** Up to the edge its level is that of PyTorch, and along it the mean over the edge. */
  @ParameterizedTest
  @CsvSource({"0", "1"})
  void theEffectiveSharpnessRisesToItsEdgeAndStaysThere(int number) {
    JsonNode run = AdaptiveReference.fashionRuns().get(number);
    int edgeFrom = run.get("edgeFromStep").asInt();
    double sum = 0;
    int count = 0;
    try (TrainingRun own = started(run, Precision.DOUBLE)) {
      for (JsonNode row : run.get("effective")) {
        while (own.step() < row.get(0).asInt()) {
          own.advance();
        }
        Measurement measured = own.measure();
        double sharpness = measured.value(Quantity.EFFECTIVE_LAMBDA);
        assertTrue(measured.isSharpnessConverged());
        assertEquals(run.get("edge").asDouble(), measured.curvature().edge(), 1e-6);
        if (own.step() <= 100 && own.step() < edgeFrom) {
          assertEquals(row.get(1).asDouble(), sharpness, 1e-3 * row.get(1).asDouble());
        } else if (own.step() >= edgeFrom) {
          sum += sharpness / measured.curvature().edge();
          count++;
        }
      }
    }
    assertEquals(run.get("hovering").get("mean").asDouble(), sum / count, 0.1);
  }
}
