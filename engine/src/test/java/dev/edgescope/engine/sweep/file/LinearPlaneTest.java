package dev.edgescope.engine.sweep.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import dev.edgescope.engine.training.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The frontier of the linear model, where it is known: of each batch size the smallest learning
 * rate whose mean loss over three seeds has grown, against what the kernel of the start predicts.
 */
class LinearPlaneTest {
  /** Cells along the learning rate, each 1.27 times the one before. */
  private static final int CLOSE = 2;

  private static final List<JsonNode> BATCHES =
      List.of(IntNode.valueOf(1), IntNode.valueOf(4), IntNode.valueOf(16));

  @TempDir private static Path folder;
  private static Sweep sweep = SweepPresets.byId("linear-model-plane").orElseThrow().sweep();
  private static List<MemberOutcome> outcomes = List.of();

  @BeforeAll
  static void make() throws Exception {
    Axis rates = sweep.axes().get(0);
    Axis seeds = sweep.axes().get(2);
    sweep = sweep.withAxes(List.of(rates, new Axis(sweep.axes().get(1).key(), BATCHES), seeds));
    Path file = folder.resolve("linear.edgesweep");
    try (Executor executor = new ThreadExecutor(2);
        SweepRun run = SweepRun.begin(file, sweep, executor, SweepListener.NONE)) {
      run.await();
    }
    try (SweepFile made = SweepFile.open(file)) {
      outcomes = made.outcomes();
    }
  }

  private interface Cell {
    boolean isBeyond(List<MemberOutcome> seeds);
  }

  /** The index of the first learning rate that is beyond. */
  private static int first(int batch, Cell cell) {
    return IntStream.range(0, sweep.axes().get(0).size())
        .filter(rate ->
            cell.isBeyond(
                IntStream.range(0, sweep.axes().get(2).size())
                    .mapToObj(seed -> outcomes.get(sweep.cell(rate, batch, seed)))
                    .toList()))
        .findFirst()
        .orElseThrow();
  }

  private static int frontier(int batch) {
    return first(
        batch,
        seeds ->
            seeds.stream().mapToDouble(MemberOutcome::finalLoss).sum()
                > seeds.stream().mapToDouble(seed -> seed.curve().getFirst().loss()).sum());
  }

  @Test
  void itLiesWhereTheKernelOfTheStartSaysThatKIsOne() {
    for (int batch = 0; batch < BATCHES.size(); batch++) {
      int predicted =
          first(
              batch,
              seeds ->
                  seeds.stream().anyMatch(seed -> !(seed.startX() < 1))
                      || seeds.stream().mapToDouble(MemberOutcome::startK).sum() >= seeds.size());
      int found = frontier(batch);
      assertTrue(
          Math.abs(found - predicted) <= CLOSE,
          BATCHES.get(batch) + ": " + found + " for " + predicted);
    }
  }

  @Test
  void itLiesAtTheExactMeanSquareThreshold() {
    for (int batch = 0; batch < BATCHES.size(); batch++) {
      int found = frontier(batch);
      assertTrue(radius(sweep.cell(found - CLOSE, batch, 0)) < 1, "below at " + found);
      assertTrue(radius(sweep.cell(found + CLOSE, batch, 0)) > 1, "above at " + found);
    }
  }

  /** Of the second-moment map. */
  private static double radius(int cell) {
    RunConfig member = sweep.config(cell);
    ProbeConfig exact = member.probes().plus(Set.of(Quantity.SECOND_MOMENT_RADIUS));
    RunConfig measured =
        new RunConfig(
            member.data(),
            member.model(),
            member.loss(),
            member.optimizer(),
            exact,
            member.precision(),
            member.seed(),
            member.length());
    try (TrainingRun run = new TrainingRun(measured)) {
      return run.measure().value(Quantity.SECOND_MOMENT_RADIUS);
    }
  }
}
