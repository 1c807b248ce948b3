package dev.edgescope.engine.sweep.file;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.JsonText;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the prepared sweeps are to show, on a few of their cells. */
class PreparedSweepsTest {
  @TempDir private Path folder;

  /** What a few cells of a prepared sweep have come to, and their conservatism. */
  private record Made(List<MemberOutcome> outcomes, Map<Integer, Double> conservatism) {
    double conservatismOf(int cell) {
      return requireNonNull(conservatism.get(cell));
    }
  }

  /**
   * Makes a part of a prepared sweep.
   *
   * @param values of each axis, in JSON
   */
  private Made made(Sweep sweep, String... values) throws Exception {
    List<Axis> axes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      List<JsonNode> all = new ArrayList<>();
      new JsonText("list").parse(values[i]).forEach(all::add);
      axes.add(new Axis(sweep.axes().get(i).key(), all));
    }
    Path file = folder.resolve("part.edgesweep");
    try (Executor executor = new ThreadExecutor(2);
        SweepRun run = SweepRun.begin(file, sweep.withAxes(axes), executor, SweepListener.NONE)) {
      run.await();
    }
    try (SweepFile read = SweepFile.open(file)) {
      return new Made(read.outcomes(), read.conservatism());
    }
  }

  private static Sweep prepared(String id) {
    return SweepPresets.byId(id).orElseThrow().sweep();
  }

  /** On fewer examples of the same data, for time. */
  private static Sweep smaller(Sweep sweep, int examples, long steps) {
    return changed(sweep, "{\"data\": {\"examples\": " + examples + "}}", steps);
  }

  /** The same, of whose members the start and the end are all that is read. */
  private static Sweep smallerUnread(Sweep sweep, int examples, long steps) {
    String base = "{\"data\": {\"examples\": " + examples + "}, \"probes\": {\"share\": 0}}";
    return changed(sweep, base, steps);
  }

  private static Sweep changed(Sweep sweep, String base, long steps) {
    return new Sweep(
        ConfigPatch.parse(base).applyTo(sweep.base()),
        steps,
        sweep.budget(),
        sweep.leastSteps(),
        sweep.axes(),
        sweep.stop(),
        sweep.keep(),
        sweep.threshold());
  }

  @Test
  void theSharpnessStopsAtItsEdgeWhateverTheMomentum() throws Exception {
    Made plane =
        made(smaller(prepared("edge-of-stability-plane"), 200, 300), "[0.2, 0.4]", "[0.0, 0.5]");
    for (MemberOutcome member : plane.outcomes()) {
      assertTrue(member.firstEdgeStep() > 0, member.toString());
      assertEquals(1.05, member.finalX(), 0.25, member.toString());
    }
  }

  @Test
  void largerBatchesTrainAtRatesWhereTheNoiseStopsSingleExamples() throws Exception {
    Sweep prepared = prepared("stochastic-edge-plane");
    Sweep unread = smallerUnread(prepared, 1000, prepared.steps());
    List<MemberOutcome> plane = made(unread, "[0.05, 0.2]", "[1, 8]", "[1]").outcomes();
    List<Boolean> trained =
        plane.stream()
            .map(member -> member.finalLoss() < 0.5 * member.curve().getFirst().loss())
            .toList();
    assertEquals(List.of(true, true, false, true), trained, plane.toString());
    MemberOutcome stopped = plane.get(2);
    assertTrue(stopped.startK() > 1 && stopped.startX() < 0.6, stopped.toString());
  }

  @Test
  void theSmallerTheBatchTheLowerTheSharpness() throws Exception {
    Made curves =
        made(
            smaller(prepared("conservative-sharpening-by-batch"), 300, 200),
            "[4, 20, \"full\"]",
            "[1]");
    double small = curves.conservatismOf(0);
    double middle = curves.conservatismOf(1);
    double full = curves.conservatismOf(2);
    assertTrue(small < 0.9 * middle, small + " and " + middle);
    assertTrue(middle < 0.98 * full, middle + " and " + full);
    assertEquals(1.0, full);
  }

  @Test
  void convolutionsAreHeldBackAsWell() throws Exception {
    Made curves =
        made(
            smaller(prepared("conservative-sharpening-convolutional"), 40, 100),
            "[2, \"full\"]",
            "[1]");
    double small = curves.conservatismOf(0);
    assertTrue(small < 0.9, "" + small);
  }

  @Test
  void whatIsClippedTrainsWhereTheUnclippedDoesNot() throws Exception {
    Made plane =
        made(
            smallerUnread(prepared("clipping-moves-the-frontier"), 1000, 1500),
            "[0.16]",
            "[null, 0.5]",
            "[1]");
    assertEquals(Status.DIVERGED, plane.outcomes().get(0).status(), plane.outcomes().toString());
    MemberOutcome clipped = plane.outcomes().get(1);
    assertTrue(clipped.finalLoss() < clipped.curve().getFirst().loss(), clipped.toString());
  }

  /** Every rate trains, and none is told by its x: the other frontier, which knows no batch. */
  @Test
  void onTheFullBatchTheSharpnessOfWhatTrainsIsAtItsEdge() throws Exception {
    Sweep prepared = smaller(prepared("stochastic-edge-plane"), 200, 8000);
    List<MemberOutcome> row = made(prepared, "[0.1, 0.4, 1.28]", "[\"full\"]", "[1]").outcomes();
    for (MemberOutcome member : row.subList(0, 2)) {
      assertEquals(1.0, member.finalX(), 0.15, member.toString());
      assertTrue(member.finalLoss() < 0.1, member.toString());
    }
    MemberOutcome beyond = row.getLast();
    assertEquals(Status.DIVERGED, beyond.status(), beyond.toString());
    assertTrue(beyond.startX() > 1, beyond.toString());
  }

  @Test
  void aHeldKTrainsFromARateAtWhichAConstantOneDiverges() throws Exception {
    Sweep prepared = prepared("steered-against-constant");
    List<MemberOutcome> members =
        made(
                smaller(prepared, 1000, 2000),
                "[{\"learningRate\": 0.005}, {\"learningRate\": 0.05}, {\"steer\":"
                    + " {\"control\": \"learning-rate\", \"target\": 0.5, \"every\": 100}}]",
                "[1]")
            .outcomes();
    assertEquals(Status.DIVERGED, members.get(1).status(), members.toString());
    assertEquals(2000, members.get(2).examples());
    assertTrue(members.get(2).finalLoss() < members.get(0).finalLoss(), members.toString());
  }

  @Test
  void onTheEdgeTheTunerGetsFurtherThanTheGreedyOneAndASmallConstantRate() throws Exception {
    Made table =
        made(
            changed(prepared("cdat-against-constant"), "{\"probes\": {\"every\": 100}}", 600),
            "[{\"learningRate\": 0.05}, {\"rateRule\": {\"kind\": \"cdat\", \"sigma\": 1,"
                + " \"decay\": 0}}, {\"rateRule\": {\"kind\": \"cdat\", \"sigma\": 2,"
                + " \"decay\": 0}}]",
            "[1]");
    MemberOutcome constant = table.outcomes().get(0);
    MemberOutcome greedy = table.outcomes().get(1);
    MemberOutcome onEdge = table.outcomes().get(2);
    assertTrue(onEdge.finalLoss() < greedy.finalLoss(), table.toString());
    assertTrue(onEdge.maxX() < greedy.maxX(), table.toString());
    assertTrue(onEdge.finalLoss() < constant.finalLoss(), table.toString());
  }
}
