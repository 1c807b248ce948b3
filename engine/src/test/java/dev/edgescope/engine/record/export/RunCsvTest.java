package dev.edgescope.engine.record.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.InEveryLocale;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.training.History;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@InEveryLocale
class RunCsvTest {
  private static final int STEPS = 10;
  private static final int EVERY = 4;

  @Test
  void aRowAStepAndBlanksWhereNothingWasMeasured() throws Exception {
    StringBuilder text = new StringBuilder();
    new RunCsv(2, KernelMark.NONE).write(run(), text);
    List<List<String>> rows =
        text.toString().lines().map(line -> Arrays.asList(line.split(",", -1))).toList();

    assertEquals(
        "step,learning_time,examples_seen,loss,train_loss,train_accuracy,test_loss,test_accuracy,gradient_norm,"
            + "lambda_1,lambda_2,ntk_trace,k,k_trace,learning_rate,batch_size,residual_1,residual_2,"
            + "converged_1,converged_2,k_converged,k_extrapolated,gradient_noise,gradient_share,"
            + "gradient_share_converged,output_norm,realised_sharpening,"
            + "realised_sharpening_converged",
        String.join(",", rows.getFirst()));
    int columns = rows.getFirst().size();
    for (List<String> row : rows) {
      assertEquals(columns, row.size(), () -> String.join(",", row));
    }
    for (int step = 0; step < STEPS; step++) {
      List<String> row = rows.get(step + 1);
      assertEquals(Integer.toString(step), row.get(0));
      assertFalse(row.get(3).isEmpty(), "the loss of every step is there");
      assertEquals(step % EVERY == 0, !row.get(9).isEmpty(), "lambda_1 of step " + step);
    }
  }

  @Test
  void hasAsManyEigenvaluesAsWereFound() throws Exception {
    ProbeConfig aboveHalfEdge =
        new ProbeConfig(TopEigenvalues.aboveHalfEdge(), ProbeConfig.Spacing.every(EVERY));
    History history = run(aboveHalfEdge);
    StringBuilder text = new StringBuilder();
    RunCsv.of(Configs.with(Configs.SILENT, aboveHalfEdge), history).write(history, text);

    int most =
        history.measurements().stream()
            .mapToInt(m -> m.curvature().hessian().size())
            .max()
            .orElse(0);
    List<String> header = List.of(text.toString().lines().findFirst().orElseThrow().split(",", -1));
    assertTrue(most > 0);
    assertEquals(most, header.stream().filter(name -> name.startsWith("lambda_")).count());
  }

  @Test
  void aQuantityByLayerHasAColumnALayerWithItsResidualAndFlag() throws Exception {
    StringBuilder text = new StringBuilder();
    new RunCsv(0, KernelMark.NONE)
        .write(
            run(new ProbeConfig(0, ProbeConfig.Spacing.every(4), Set.of(Quantity.LAYER_SHARPNESS))),
            text);

    String header = text.toString().lines().findFirst().orElseThrow();
    assertTrue(
        header.endsWith(
            ",batch_size,k_converged,k_extrapolated,layer_sharpness_1,layer_sharpness_1_residual,"
                + "layer_sharpness_1_converged,layer_sharpness_2,layer_sharpness_2_residual,"
                + "layer_sharpness_2_converged"),
        header);
  }

  @Test
  void anAdaptiveRuleHasWhatItMeets() throws Exception {
    OptimizerConfig adam =
        new OptimizerConfig(0.001, 0, BatchSize.of(5))
            .withRule(new UpdateRule.Adam(0.9, 0.999, 1e-8, false));
    StringBuilder text = new StringBuilder();
    new RunCsv(2, KernelMark.NONE)
        .write(run(adam, new ProbeConfig(2, ProbeConfig.Spacing.every(EVERY), Set.of())), text);

    List<String> lines = text.toString().lines().toList();
    assertTrue(
        lines
            .getFirst()
            .endsWith(
                ",k_converged,k_extrapolated,effective_lambda_1,effective_lambda_1_residual,"
                    + "effective_lambda_1_converged,effective_lambda_2,"
                    + "effective_lambda_2_residual,effective_lambda_2_converged,ntk_trace_p"),
        lines.getFirst());
    String[] first = lines.get(1).split(",", -1);
    assertTrue(Double.parseDouble(first[first.length - 1]) > 0);
  }

  @Test
  void anEstimateHasItsErrorBesideIt() throws Exception {
    History history =
        run(new ProbeConfig(0, ProbeConfig.Spacing.every(4), Set.of(Quantity.BATCH_SHARPNESS)));
    StringBuilder text = new StringBuilder();
    new RunCsv(0, KernelMark.NONE).write(history, text);

    String[] first = text.toString().lines().skip(1).findFirst().orElseThrow().split(",", -1);
    Reading reading =
        history.measurements().getFirst().readings(Quantity.BATCH_SHARPNESS).getFirst();
    assertEquals(reading.error(), Double.parseDouble(first[first.length - 1]));
  }

  @Test
  void whatHasNotConvergedSaysSo() {
    Measurement rough =
        new Measurement(
            0,
            0,
            new InForce(0.1, 5),
            new Evaluation(1, 0.5),
            new Evaluation(1, 0.5),
            1,
            new Curvature(Spectrum.NONE, 20, 3, new NoiseKernelNorm(0.2, 0.1)),
            1,
            Map.of(Quantity.SECOND_MOMENT_RADIUS, List.of(new Reading(0.99, 0, false))));
    QuantityColumns columns = QuantityColumns.of(List.of(rough));
    assertEquals(
        List.of("second_moment_radius", "second_moment_radius_converged"), columns.header());
    assertEquals(List.of("0.99", "0"), columns.row(rough));
  }

  @Test
  void numbersAreReadBackAsTheyWere() throws Exception {
    History history = run();
    StringBuilder text = new StringBuilder();
    new RunCsv(2, KernelMark.NONE).write(history, text);

    String[] last = text.toString().lines().skip(STEPS).findFirst().orElseThrow().split(",", -1);
    assertEquals(history.loss(STEPS - 1), Double.parseDouble(last[3]));
    assertEquals(history.examplesSeen(STEPS - 1), Long.parseLong(last[2]));
    assertEquals(history.learningTime(STEPS - 1), Double.parseDouble(last[1]));
  }

  @Test
  void aReadingAfterTheLastUpdateHasARowWithoutABatchLoss() throws IOException {
    History history = run();
    StringBuilder text = new StringBuilder();
    new RunCsv(2, KernelMark.NONE).write(history, text);

    assertEquals(
        history.measurements().getLast().step() == STEPS ? STEPS + 2 : STEPS + 1,
        text.toString().lines().count());
  }

  private static History run() throws IOException {
    return run(new ProbeConfig(2, ProbeConfig.Spacing.every(EVERY)));
  }

  private static History run(ProbeConfig probes) throws IOException {
    return run(new OptimizerConfig(0.1, 0, BatchSize.of(5)), probes);
  }

  private static History run(OptimizerConfig optimizer, ProbeConfig probes) throws IOException {
    RunConfig config =
        new RunConfig(
            new DataConfig.Bundled(DataSource.FASHION, 20, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(4), Activation.TANH, 0.3),
            Loss.SQUARED_ERROR,
            optimizer,
            probes,
            Precision.FLOAT,
            1,
            RunLength.steps(STEPS));
    AtomicBoolean ended = new AtomicBoolean();
    try (RunLoop loop = new RunLoop(config)) {
      loop.send(new Command.Resume());
      while (!ended.get()) {
        loop.drain(
            event -> {
              assertFalse(event instanceof RunEvent.Failed, event::toString);
              ended.set(ended.get() || event instanceof RunEvent.Finished);
            },
            100);
        Thread.onSpinWait();
      }
      return loop.history();
    }
  }
}
