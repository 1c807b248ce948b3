package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.FlowRuns;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A predicted curve on a thread of its own, beside a run in the hand of the test. */
class FlowLoopTest {
  private static final double ALPHA = 0.02;

  /** A run, seen from outside. */
  private static final class Run implements RunPort, AutoCloseable {
    private final TrainingRun run;
    private final CheckpointTrail trail = new CheckpointTrail();

    Run(RunConfig config) {
      run = new TrainingRun(config);
      trail.add(run.checkpoint());
    }

    void advance(int steps) {
      for (int i = 0; i < steps; i++) {
        run.advance();
        trail.add(run.checkpoint());
      }
    }

    @Override
    public void send(Command command) {
      throw new UnsupportedOperationException(command + " is asked of a run by its flow");
    }

    @Override
    public int drain(Consumer<RunEvent> consumer, int limit) {
      return 0;
    }

    @Override
    public History history() {
      return run.history();
    }

    @Override
    public CheckpointTrail checkpoints() {
      return trail;
    }

    @Override
    public void close() {
      run.close();
    }
  }

  private static RunConfig config(double learningRate, Set<FlowKind> flows) {
    return FlowRuns.config(learningRate, flows, 100);
  }

  private static FlowLoop beside(Run run, FlowKind kind, Checkpoint from) {
    return new FlowLoop(kind, run.run.config(), from, run);
  }

  /** All that it tells until it has come to a step, or ended. */
  private static List<FlowEvent> until(FlowLoop loop, long step) throws InterruptedException {
    List<FlowEvent> told = new ArrayList<>();
    while (told.isEmpty() || !isLast(told.getLast(), step)) {
      if (loop.drain(told::add, 1) == 0) {
        Thread.sleep(1);
      }
    }
    return told;
  }

  private static boolean isLast(FlowEvent event, long step) {
    return switch (event) {
      case FlowEvent.Reached reached -> reached.step() >= step;
      case FlowEvent.Ended _ -> true;
    };
  }

  private static FlowEvent.Reached reached(List<FlowEvent> told) {
    return assertInstanceOf(FlowEvent.Reached.class, told.getLast());
  }

  @ParameterizedTest
  @EnumSource
  void itIsWhatARunCarriesAlongItself(FlowKind kind) throws InterruptedException {
    try (TrainingRun measured = new TrainingRun(config(ALPHA, Set.of(kind)));
        Run run = new Run(config(ALPHA, Set.of()))) {
      for (int i = 0; i < 10; i++) {
        measured.advance();
      }
      run.advance(10);
      try (FlowLoop loop = beside(run, kind, run.trail.atOrBefore(0).orElseThrow())) {
        FlowEvent.Reached there = reached(until(loop, 10));
        Measurement expected = measured.measure();
        Quantity loss =
            switch (kind) {
              case GRADIENT -> Quantity.GRADIENT_FLOW_LOSS;
              case CENTRAL -> Quantity.CENTRAL_PREDICTED_LOSS;
              case TAYLOR -> Quantity.TAYLOR_LOSS;
              case TWIN -> Quantity.TWIN_LOSS;
            };
        Quantity distance =
            switch (kind) {
              case GRADIENT -> Quantity.GRADIENT_FLOW_DISTANCE;
              case CENTRAL -> Quantity.CENTRAL_DISTANCE;
              case TAYLOR -> Quantity.TAYLOR_DISTANCE;
              case TWIN -> Quantity.TWIN_DISTANCE;
            };
        assertEquals(expected.value(loss), there.point().predictedLoss(), 1e-9);
        assertEquals(expected.value(distance), there.distance(), 1e-6);
        assertEquals(expected.learningTime(), there.learningTime(), 1e-12);
      }
    }
  }

  @Test
  void theRunIsBitwiseTheSameWithIt() throws InterruptedException {
    try (Run alone = new Run(config(ALPHA, Set.of()));
        Run watched = new Run(config(ALPHA, Set.of()));
        FlowLoop loop =
            beside(watched, FlowKind.CENTRAL, watched.trail.atOrBefore(0).orElseThrow())) {
      alone.advance(20);
      watched.advance(10);
      until(loop, 10);
      watched.advance(10);
      until(loop, 20);
      assertArrayEquals(alone.run.parameterValues(), watched.run.parameterValues());
    }
  }

  @Test
  void itGoesNoFurtherThanTheRun() throws InterruptedException {
    try (Run run = new Run(config(ALPHA, Set.of()));
        FlowLoop loop = beside(run, FlowKind.GRADIENT, run.trail.atOrBefore(0).orElseThrow())) {
      run.advance(3);
      assertEquals(4, until(loop, 3).size());
      Thread.sleep(50);
      assertEquals(0, loop.drain(event -> {}, 1));
    }
  }

  @Test
  void itStartsWhereTheRunIs() throws InterruptedException {
    try (Run run = new Run(config(ALPHA, Set.of()))) {
      run.advance(5);
      try (FlowLoop loop = beside(run, FlowKind.TAYLOR, run.run.checkpoint())) {
        FlowEvent.Reached start = reached(until(loop, 5));
        assertEquals(5, start.step());
        assertEquals(0, start.distance());
        run.advance(1);
        // The model is exact to second order: one step away they are still together.
        assertEquals(0, reached(until(loop, 6)).distance(), 1e-6);
      }
    }
  }

  @Test
  void itEndsWhereTheLearningRateIsMoved() throws InterruptedException {
    try (Run run = new Run(config(ALPHA, Set.of()));
        FlowLoop loop = beside(run, FlowKind.GRADIENT, run.trail.atOrBefore(0).orElseThrow())) {
      run.advance(2);
      run.run.setLearningRate(2 * ALPHA);
      run.advance(3);
      assertEquals(
          "A flow is that of one learning rate and the full batch, and the run has had another"
              + " since step 3; start it anew from there.",
          assertInstanceOf(FlowEvent.Ended.class, until(loop, 5).getLast()).reason());
    }
  }

  @Test
  void aQuadraticModelThatDivergesEnds() throws InterruptedException {
    try (Run run = new Run(config(5, Set.of()));
        FlowLoop loop = beside(run, FlowKind.TAYLOR, run.run.checkpoint())) {
      run.advance(50);
      String reason = assertInstanceOf(FlowEvent.Ended.class, until(loop, 50).getLast()).reason();
      assertTrue(
          reason.matches(
              "At step \\d+ the loss of the curve is, in size, more than 10 times what it was where"
                  + " the curve begins, so it goes no further\\."),
          reason);
    }
  }

  @Test
  void itEndsOnBatches() throws InterruptedException {
    try (Run run = new Run(config(ALPHA, Set.of()));
        FlowLoop loop = beside(run, FlowKind.GRADIENT, run.trail.atOrBefore(0).orElseThrow())) {
      run.run.setBatchSize(4);
      run.advance(3);
      assertInstanceOf(FlowEvent.Ended.class, until(loop, 3).getLast());
    }
  }

  @Test
  void aCentralFlowAboveTheEdgeIsRefusedInOneSentence() throws InterruptedException {
    try (Run run = new Run(config(5, Set.of()));
        FlowLoop loop = beside(run, FlowKind.CENTRAL, run.run.checkpoint())) {
      FlowEvent.Ended refused = assertInstanceOf(FlowEvent.Ended.class, until(loop, 0).getLast());
      assertTrue(refused.reason().startsWith("Predicted curves: The sharpness is "));
      assertTrue(refused.defect().isEmpty());
    }
  }

  @Test
  void whatIsStoppedTellsNoMore() throws InterruptedException {
    try (Run run = new Run(config(ALPHA, Set.of()));
        FlowLoop loop = beside(run, FlowKind.GRADIENT, run.run.checkpoint())) {
      until(loop, 0);
      run.advance(10);
      loop.stop();
      assertEquals(0, loop.drain(event -> {}, 1));
    }
  }
}
