package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.InEveryLocale;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.DocumentedConfig;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A configuration as JSON: what is read, and what is written. */
@InEveryLocale
class RunConfigJsonTest {
  @Test
  void theDocumentedFormatIsRead() {
    assertEquals(DocumentedConfig.CONFIG, RunConfigJson.read(DocumentedConfig.JSON));
  }

  @Test
  void withoutStepsARunIsEndless() {
    assertEquals(
        RunLength.endless(),
        RunConfigJson.read(DocumentedConfig.edited("1,\n  \"steps\": 300", "1")).length());
  }

  @Test
  void withoutSpacingHalfTheTimeMayGoToMeasuring() {
    assertEquals(
        new ProbeConfig(6, ProbeConfig.Spacing.budget(0.5)),
        RunConfigJson.read(DocumentedConfig.edited(", \"every\": 20", "")).probes());
  }

  @Test
  void aShareSpacesByBudget() {
    assertEquals(
        new ProbeConfig(6, ProbeConfig.Spacing.budget(0.25)),
        RunConfigJson.read(DocumentedConfig.edited("\"every\": 20", "\"share\": 0.25")).probes());
  }

  @Test
  void quantitiesAreReadByTheirWords() {
    assertEquals(
        Set.of(Quantity.BATCH_SHARPNESS, Quantity.SMALLEST_EIGENVALUE),
        withQuantities("[\"smallest-eigenvalue\", \"batch-sharpness\"]").quantities());
  }

  @Test
  void noQuantitiesAreNoQuantities() {
    assertEquals(Set.of(), withQuantities("[]").quantities());
  }

  private static ProbeConfig withQuantities(String list) {
    return RunConfigJson.read(
            DocumentedConfig.edited("\"every\": 20", "\"every\": 20, \"quantities\": " + list))
        .probes();
  }

  @Test
  void theNumberOfEigenvaluesCanFollowTheEdge() {
    assertEquals(
        TopEigenvalues.aboveHalfEdge(),
        RunConfigJson.read(
                DocumentedConfig.edited(
                    "\"topEigenvalues\": 6", "\"topEigenvalues\": \"above-half-edge\""))
            .probes()
            .topEigenvalues());
  }

  static Stream<RunConfig> configs() {
    return Stream.of(
        DocumentedConfig.CONFIG,
        new RunConfig(
            new DataConfig.Bundled(DataSource.MNIST, 20, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(2), Activation.TANH, 1),
            Loss.CROSS_ENTROPY,
            new OptimizerConfig(0.1, 0, BatchSize.full()),
            ProbeConfig.OFF,
            Precision.DOUBLE,
            Reproducibility.PORTABLE,
            3,
            RunLength.endless()),
        new RunConfig(
            new DataConfig.Bundled(DataSource.MNIST, 5000, Targets.PARITY),
            new ModelConfig.Perceptron(List.of(), Activation.IDENTITY, 1.0 / 3.0),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(Limits.MIN_LEARNING_RATE, 0.999, BatchSize.of(5000)),
            new ProbeConfig(0, ProbeConfig.Spacing.every(1), Set.of(Quantity.SMALLEST_EIGENVALUE)),
            Precision.DOUBLE,
            Long.MIN_VALUE,
            RunLength.endless()),
        new RunConfig(
            new DataConfig.Bundled(DataSource.MNIST, 1, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(4096), Activation.GELU, 100),
            Loss.CROSS_ENTROPY,
            new OptimizerConfig(1000, 0.1, BatchSize.of(1)),
            new ProbeConfig(32, ProbeConfig.Spacing.budget(1.0))
                .withCostly(ProbeConfig.Costly.EACH),
            Precision.FLOAT,
            Long.MAX_VALUE,
            RunLength.steps(0)),
        new RunConfig(
            new DataConfig.Bundled(DataSource.MNIST, 1, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(1), Activation.GELU, 1),
            Loss.CROSS_ENTROPY,
            new OptimizerConfig(1, 0.1, BatchSize.full()),
            new ProbeConfig(
                TopEigenvalues.aboveHalfEdge(), ProbeConfig.Spacing.budget(0.0), Quantity.ofRuns()),
            Precision.FLOAT,
            1,
            RunLength.endless()),
        new RunConfig(
            new DataConfig.Bundled(DataSource.MNIST, 1, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(1), Activation.GELU, 1),
            Loss.CROSS_ENTROPY,
            new OptimizerConfig(1, 0.1, BatchSize.full()),
            ProbeConfig.OFF,
            Precision.FLOAT,
            1,
            RunLength.endless()),
        new RunConfig(
            new DataConfig.Bundled(DataSource.MNIST, 2, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(1), Activation.GELU, 1),
            Loss.CROSS_ENTROPY,
            new OptimizerConfig(1, 0, BatchSize.full()),
            new ProbeConfig(3, ProbeConfig.Spacing.every(7)).plus(FlowKind.CENTRAL.quantities()),
            Precision.FLOAT,
            1,
            RunLength.endless()));
  }

  @Test
  void flowsAreAskedForBesideTheProbes() {
    RunConfig config = configs().toList().getLast();
    String json = RunConfigJson.writeLine(config);
    assertTrue(
        json.contains("\"probes\":{\"topEigenvalues\":3,\"every\":7},\"flows\":[\"central\"],"),
        json);
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whatIsWrittenIsReadBackEqual(RunConfig config) {
    assertEquals(config, RunConfigJson.read(RunConfigJson.write(config)));
  }
}
