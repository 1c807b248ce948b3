package dev.edgescope.app.run;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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

  private static RunRecord adam() {
    RunConfig config = Presets.load().byId("adam-edge").config();
    return new RunRecord(
        config.withOptimizer(
            new OptimizerConfig(0.1, 0, BatchSize.of(8))
                .withRule(new UpdateRule.Adam(0.9, 0.999, 1e-8, false))));
  }

  /** Of a run whose kernel and level are those of one beta1, as an engine reads them. */
  private static Measurement reading(long step, double beta1) {
    AdaptiveEdge edge = new AdaptiveEdge(beta1, 0);
    Spectrum none = Spectrum.NONE;
    return new Measurement(
        step,
        0.1 * step,
        new InForce(0.1, 8),
        new Evaluation(0.5, 0.9),
        new Evaluation(0.6, 0.8),
        0.1,
        new Curvature(
            none, edge.level(0.1), 60, NoiseKernelNorm.of(none, 60, 0.1, edge, 8, 1000, 10)),
        0.01,
        Map.of(
            Quantity.EFFECTIVE_LAMBDA,
            List.of(Reading.exact(190)),
            Quantity.NTK_TRACE_P,
            List.of(Reading.exact(60))));
  }

  private static ControlChange lowered(long step) {
    return new ControlChange(step, 0.1 * step, Control.BETA1, 0.9, 0.5);
  }

  @Test
  void theEdgeOfAdamFollowsTheHandOnBeta1() {
    RunRecord record = adam();
    assertEquals(380, record.edge().current(), 1e-9);
    record.ask(Control.BETA1, 0.5);
    assertEquals(60, record.edge().current(), 1e-9);
  }

  /** A hand that has gone on is not thrown back by the engine's answer to where it was. */
  @Test
  void whatTheEngineTellsDoesNotMoveTheLineOfTheHand() {
    RunRecord record = adam();
    record.ask(Control.BETA1, 0.0);
    record.add(lowered(30), 0);
    assertEquals(20, record.edge().current(), 1e-9);
  }

  @Test
  void aReadingBeforeTheMoveThatArrivesAfterItLiesByItsOwnEdge() {
    RunRecord record = adam();
    record.ask(Control.BETA1, 0.5);
    record.add(lowered(30), 0);
    record.add(reading(30, 0.9));
    assertEquals(0.5, record.stability().trail().x(0), 1e-9);
    assertEquals(190 / 60.0, requireNonNull(record.stability().trail().projected()).x(), 1e-9);
    record.add(reading(31, 0.5));
    assertEquals(190 / 60.0, record.stability().trail().x(1), 1e-9);
    assertNull(record.stability().trail().projected());
  }

  @Test
  void thePointOfThePlaneFollowsTheHandOnBeta1() {
    RunRecord record = adam();
    record.add(reading(30, 0.9));
    record.ask(Control.BETA1, 0.5);
    assertEquals(190 / 60.0, requireNonNull(record.stability().trail().projected()).x(), 1e-9);
  }

  /** A run that goes on where its record breaks off, which tells it what was moved, in order. */
  private static RunRecord goneOn(RunConfig config, ControlChange... changes) {
    RunStart start =
        new RunStart(
            config,
            Optional.empty(),
            new History(),
            List.of(changes),
            Optional.empty(),
            Optional.empty());
    RunRecord record = new RunRecord(Controls.of(start), Moment.START);
    for (ControlChange change : changes) {
      record.add(change, 0);
    }
    return record;
  }

  @Test
  void theEdgeOfARunThatIsGoneOnWithIsThatOfTheRateItHadLast() {
    RunRecord record =
        goneOn(record(0).config(), new ControlChange(300, 30, Control.LEARNING_RATE, 0.1, 0.2));
    assertEquals(List.of("2/α = 10.0"), batchSharpness(record));
  }

  @Test
  void aRateThatWasMovedBeforeBeta1LiesByTheEdgeOfThen() {
    RunRecord record =
        goneOn(
            adam().config(),
            new ControlChange(10, 1, Control.LEARNING_RATE, 0.1, 0.2),
            new ControlChange(20, 3, Control.BETA1, 0.9, 0.5),
            new ControlChange(30, 5, Control.LEARNING_RATE, 0.2, 0.1),
            new ControlChange(40, 6, Control.BETA1, 0.5, 0.0));
    assertEquals(
        List.of(380.0, 190.0, 30.0, 60.0, 20.0),
        IntStream.range(0, record.edge().history().size())
            .mapToObj(i -> (double) Math.round(record.edge().history().value(i)))
            .toList());
  }
}
