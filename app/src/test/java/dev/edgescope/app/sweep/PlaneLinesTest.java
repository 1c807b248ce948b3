package dev.edgescope.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.grid.GridLine;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.file.SweepListener;
import dev.edgescope.engine.sweep.file.SweepRun;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edges over the plane of a linear model, whose kernel does not move. */
class PlaneLinesTest {
  private static final String PLAN =
      """
      {"base": {"data": {"set": "random-features", "parameters": 60, "exponent": 0.5, "outlier": 1,
                         "examples": 40},
                "model": {"kind": "mlp", "hidden": [], "activation": "identity",
                          "initScale": 0.0001, "bias": false},
                "loss": "squared-error",
                "optimizer": {"kind": "sgd", "learningRate": 0.4, "momentum": 0, "batchSize": 1},
                "probes": {"topEigenvalues": 1, "every": 10}, "precision": "double", "seed": 1},
       "steps": 200, "stop": {"diverged": true},
       "axes": [{"key": "optimizer.learningRate", "log": [0.05, 12.8], "count": 9},
                {"key": "optimizer.batchSize", "values": [1, "full"]}]}
      """;

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // by make()
  private static SweepResults results;

  private final PlaneChoice choice = PlaneChoice.of(results.sweep(), OutcomeKind.FINAL_LOSS);

  @BeforeAll
  static void make() throws Exception {
    Path file = folder.resolve("linear.edgesweep");
    try (Executor executor = new ThreadExecutor(2);
        SweepRun run = SweepRun.begin(file, SweepJson.read(PLAN), executor, SweepListener.NONE)) {
      run.await();
    }
    results = SweepResults.read(file);
  }

  private GridLine line(GridLine.Kind kind) {
    return PlaneLines.of(results, choice, StartField.found(results, choice)).stream()
        .filter(line -> line.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static MemberOutcome member(int rate, int batch) {
    return results.outcome(results.sweep().cell(rate, batch)).orElseThrow();
  }

  /** The full batch has no noise, and single examples diverge far below the sharpness's edge. */
  @Test
  void whatStoppedAMemberIsToldByTheReadingBeforeItRanAway() {
    for (int rate = 0; rate < 9; rate++) {
      MemberOutcome single = member(rate, 0);
      CurvePoint place = PlaneLines.lastSound(single);
      assertTrue(
          place.loss() <= single.curve().getFirst().loss() || single.status() != Status.DIVERGED);
      // The kernel of a linear model is that of its start.
      assertEquals(single.startX(), place.x(), 1e-3 * single.startX());
      assertEquals(0, PlaneLines.lastSound(member(rate, 1)).k());
    }
  }

  @Test
  void bothFrontiersAreDrawnAndAreTwo() {
    List<List<Double>> noise = line(GridLine.Kind.MEASURED_NOISE).pieces();
    List<List<Double>> sharpness = line(GridLine.Kind.MEASURED_SHARPNESS).pieces();
    double noiseRow = noise.stream().mapToDouble(piece -> piece.get(1)).min().orElseThrow();
    double edgeRow = sharpness.stream().mapToDouble(piece -> piece.get(1)).min().orElseThrow();
    assertTrue(noiseRow < edgeRow, noise + " and " + sharpness);
  }

  /** K has no bound below x = 1, and is not defined beyond: its line joins that of x. */
  @Test
  void thePredictedNoiseLineDoesNotTurnBack() {
    StartField start = StartField.found(results, choice);
    double[] k = start.kUpToTheEdge();
    for (int row = 1; row < 9; row++) {
      assertTrue(k[2 * row] >= 1 || k[2 * row - 2] < 1, "row " + row);
      assertTrue(Double.isNaN(k[2 * row + 1]), "no noise on the full batch");
    }
    assertTrue(k[0] < 1);
    assertEquals(start.x()[16], k[16]);
  }
}
