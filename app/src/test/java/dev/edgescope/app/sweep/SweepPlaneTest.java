package dev.edgescope.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.grid.ColourScale;
import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.chart.grid.GridContent.State;
import dev.edgescope.app.chart.grid.GridReadout;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real sweep as a plane. */
class SweepPlaneTest {
  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // by make()
  private static SweepResults results;

  private final PlaneChoice choice = PlaneChoice.of(results.sweep(), OutcomeKind.FINAL_LOSS);

  @BeforeAll
  static void make() throws Exception {
    results = SweepResults.read(MadeSweeps.make(folder.resolve("made.edgesweep"), 20));
  }

  @Test
  void atFirstTheLearningRateGoesUpwardsAndSeedsAreAveraged() {
    GridContent content = SweepPlane.of(results, choice);
    assertEquals("Learning rate α", content.y().title());
    assertEquals("Batch size B", content.x().title());
    assertEquals(List.of("2", "full"), content.x().labels());
    assertEquals("mean of 2 seeds · Momentum 0", content.subtitle());
  }

  @Test
  void aCellIsTheMeanOverItsSeeds() {
    Sweep sweep = results.sweep();
    double first = results.outcome(sweep.cell(1, 1, 0, 0)).orElseThrow().finalLoss();
    double second = results.outcome(sweep.cell(1, 1, 0, 1)).orElseThrow().finalLoss();
    assertNotEquals(first, second);
    GridContent content = SweepPlane.of(results, choice);
    assertEquals((first + second) / 2, content.value(1, 1), 1e-12);
  }

  @Test
  void anotherAxisIsLookedAtWhereItStands() {
    Sweep sweep = results.sweep();
    GridContent content = SweepPlane.of(results, choice.withFixed(2, 1));
    double first = results.outcome(sweep.cell(0, 0, 1, 0)).orElseThrow().finalLoss();
    double second = results.outcome(sweep.cell(0, 0, 1, 1)).orElseThrow().finalLoss();
    assertEquals((first + second) / 2, content.value(0, 0), 1e-12);
  }

  @Test
  void whatDivergedHasNoColour() {
    GridContent content = SweepPlane.of(results, choice);
    assertEquals(State.DIVERGED, content.state(0, 3));
    assertTrue(content.colours().upper() < 1e3);
  }

  @Test
  void aZeroLeavesTheLogarithmToTheOthers() {
    ColourScale colours =
        SweepPlane.colours(OutcomeKind.FIRST_EDGE_STEP, "Step", List.of(0.0, 10.0, 1000.0));
    assertEquals(ValueScale.LOGARITHMIC, colours.scale());
    assertEquals(0.5, colours.share(100), 1e-12);
    assertEquals(0, colours.share(0));
  }

  @Test
  void zerosAloneHaveALinearScale() {
    ColourScale colours =
        SweepPlane.colours(OutcomeKind.FIRST_EDGE_STEP, "Step", List.of(0.0, 0.0));
    assertEquals(ValueScale.LINEAR, colours.scale());
    assertTrue(colours.isKnown());
  }

  @Test
  void whatIsNotMadeYetIsToCome() {
    SweepResults half = new SweepResults(results.sweep());
    half.put(results.outcome(results.sweep().cell(0, 0, 0, 1)).orElseThrow());
    GridContent content = SweepPlane.of(half, choice);
    assertEquals(State.KNOWN, content.state(0, 0));
    assertEquals(State.TO_COME, content.state(1, 0));
  }

  @Test
  void axesCanChangePlaces() {
    PlaneChoice turned = choice.withX(choice.y());
    GridContent content = SweepPlane.of(results, turned);
    assertEquals("Learning rate α", content.x().title());
    assertEquals(SweepPlane.of(results, choice).value(1, 2), content.value(2, 1));
  }

  /** The engine measures it at each member's step 0; here all cells share one measurement. */
  @Test
  void theStartIsPredictedAsMembersFindIt() throws InterruptedException {
    BlockingQueue<StartField> told = new ArrayBlockingQueue<>(1);
    try (StartPrediction _ = StartPrediction.begin(results.sweep(), choice, told::add)) {
      StartField field = told.poll(60, TimeUnit.SECONDS);
      for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 2; column++) {
          int cell = choice.cells(results.sweep(), column, row)[0];
          MemberOutcome member = results.outcome(cell).orElseThrow();
          assertEquals(member.startX(), field.x()[2 * row + column], 1e-5 * member.startX());
          assertEquals(
              member.startK(), field.k()[2 * row + column], 1e-5 * Math.abs(member.startK()));
        }
      }
    }
  }

  @Test
  void conservatismOfTheFullBatchIsOne() {
    GridContent content = SweepPlane.of(results, choice.withOutcome(OutcomeKind.CONSERVATISM));
    assertEquals(1, content.value(1, 0), 1e-12);
    assertNotEquals(1, content.value(0, 0), 1e-6);
  }

  private static SweepResults ofDecayed() {
    return new SweepResults(
        SweepJson.read(
            MadeSweeps.plane(20)
                .replace("\"batchSize\": 4}", "\"batchSize\": 4, \"weightDecay\": 0.01}")));
  }

  @Test
  void anExtrapolatedKIsNamedSo() {
    SweepResults marked = ofDecayed();
    PlaneChoice mean = choice.withOutcome(OutcomeKind.K_MEAN);
    GridContent content = SweepPlane.of(marked, mean);
    assertEquals("Mean K, last quarter (extrapolated)", content.title());
    assertEquals("Mean K, last quarter (extrapolated)", content.colours().title());
    assertEquals("K (extrapolated)", CurveQuantity.K.formula(marked));
    assertTrue(PlaneScript.of(content).contains("quarter (extrapolated)"));
    assertTrue(
        MemberColumn.of(marked).stream()
            .anyMatch(column -> column.title().equals("Share of time with K > 1 (extrapolated)")));
  }

  @Test
  void theReadoutOfACellHasTheMark() {
    SweepResults marked = ofDecayed();
    int cell = marked.sweep().cell(0, 0, 0, 0);
    marked.put(results.outcome(cell).orElseThrow());
    GridReadout readout = CellReadout.of(marked, choice, 0, 0);
    assertTrue(
        readout.rows().stream()
            .anyMatch(row -> row.name().equals("Mean K, last quarter (extrapolated)")));
    assertTrue(
        readout.curves().stream()
            .anyMatch(curve -> curve.name().equals("K (extrapolated) over τ")));
  }

  @Test
  void whereTheKOfOneMemberIsExtrapolatedSoIsThatOfThePlane() {
    Sweep sweep =
        SweepJson.read(MadeSweeps.plane(20).replace("optimizer.momentum", "optimizer.weightDecay"));
    assertEquals("weight decay", String.join(", ", sweep.kernelMark().words()));
  }

  @Test
  void aKThatIsWhatWasDerivedHasNoMark() {
    PlaneChoice mean = choice.withOutcome(OutcomeKind.K_MEAN);
    assertEquals("Mean K, last quarter", SweepPlane.of(results, mean).title());
  }
}
