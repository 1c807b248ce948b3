package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.optimizer.Sgd;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BranchTest {
  private static final int AT = 7;
  private static final int MORE = 9;
  private static final RunConfig NOISY = Configs.of(0.02, 0.9, BatchSize.of(8));

  static Stream<RunConfig> configs() {
    return Stream.of(
        Configs.of(0.1, 0, BatchSize.full()), Configs.of(0.1, 0, BatchSize.of(8)), NOISY);
  }

  private static TrainingRun at(RunConfig config, int steps) {
    TrainingRun run = new TrainingRun(config);
    advance(run, steps);
    return run;
  }

  private static double[] advance(TrainingRun run, int steps) {
    double[] losses = new double[steps];
    for (int i = 0; i < steps; i++) {
      losses[i] = run.advance();
    }
    return losses;
  }

  private static TrainingRun branch(RunConfig config, TrainingRun from) {
    return new TrainingRun(RunStart.branch(config, from.checkpoint(), from.history()));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void withEqualSettingsItGoesOnBitwiseAsTheOriginal(RunConfig config) {
    try (TrainingRun original = at(config, AT);
        TrainingRun branch = branch(config, original)) {
      assertArrayEquals(advance(original, MORE), advance(branch, MORE));
      assertArrayEquals(original.parameterValues(), branch.parameterValues());
      assertEquals(original.learningTime(), branch.learningTime());
    }
  }

  @Test
  void withOtherControlsItGoesOnAsIfTheyHadBeenMoved() {
    RunConfig other = Configs.of(0.05, 0.9, BatchSize.full());
    try (TrainingRun original = at(NOISY, AT);
        TrainingRun branch = branch(other, original)) {
      original.setLearningRate(0.05);
      original.setBatchSize(Configs.EXAMPLES);
      assertArrayEquals(advance(original, MORE), advance(branch, MORE));
    }
  }

  @Test
  void whereThereWasNoMomentumVelocityStartsAtZero() {
    RunConfig plain = Configs.of(0.1, 0, BatchSize.full());
    try (TrainingRun original = at(plain, AT);
        TrainingRun branch = branch(Configs.of(0.1, 0.9, BatchSize.full()), original)) {
      // The first step of heavy ball from rest is one of gradient descent.
      assertEquals(original.advance(), branch.advance());
      assertArrayEquals(original.parameterValues(), branch.parameterValues(), 1e-6);
      original.advance();
      branch.advance();
      assertTrue(Math.abs(original.advance() - branch.advance()) > 1e-3);
    }
  }

  @Test
  void itBringsThePastBeforeTheBranch() {
    try (TrainingRun original = at(NOISY, AT);
        TrainingRun branch = branch(NOISY, original)) {
      assertEquals(AT, branch.step());
      assertEquals(AT, branch.history().steps());
      assertEquals(original.history().loss(3), branch.history().loss(3));
    }
  }

  @Test
  void measurementsFromTheBranchOnAreItsOwn() {
    RunConfig measured = Configs.with(NOISY, Configs.EVERY_STEP);
    try (TrainingRun original = at(measured, AT)) {
      original.measure();
      History past = RunStart.branch(measured, original.checkpoint(), original.history()).past();
      assertEquals(0, past.measurements().size());
    }
  }

  @Test
  void anotherNetworkHasOtherParameters() {
    RunConfig wider = ConfigPatch.parse("{\"model\": {\"hidden\": [5]}}").applyTo(NOISY);
    try (TrainingRun original = at(NOISY, AT)) {
      assertThrows(InvalidConfigException.class, () -> branch(wider, original));
    }
  }

  @Test
  void aLoopTellsItsStateWhenAsked() {
    try (LoopListener listener = LoopListener.ready(NOISY);
        TrainingRun alone = at(NOISY, 2)) {
      listener.send(new Command.Step(), new Command.Step(), new Command.TakeCheckpoint());
      Checkpoint checkpoint = listener.await(RunEvent.Checkpointed.class).checkpoint();
      assertEquals(2, checkpoint.step());
      assertArrayEquals(alone.parameterValues(), checkpoint.parameters());
      assertArrayEquals(alone.checkpoint().part(Sgd.VELOCITY), checkpoint.part(Sgd.VELOCITY));
    }
  }

  @Test
  void aLoopKeepsCheckpointsToGoBackTo() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(NOISY, 5));
        TrainingRun alone = at(NOISY, 3)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      Checkpoint third = listener.loop.checkpoints().atOrBefore(3).orElseThrow();
      assertEquals(3, third.step());
      assertArrayEquals(alone.parameterValues(), third.parameters());
    }
  }

  /**
   * Made again without a checkpoint: its steps are told as the past has them, and then its rest.
   */
  @Test
  void aRunThatGoesOnRestsOnceItHasCaughtUp() {
    try (TrainingRun original = at(NOISY, AT)) {
      RunStart start =
          new RunStart(
              NOISY,
              Optional.empty(),
              original.history(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      List<RunEvent> told = new ArrayList<>();
      try (RunLoop loop = new RunLoop(start, RunListener.NONE)) {
        loop.send(new Command.TakeCheckpoint()); // once it has begun
        while (told.isEmpty() || !(told.getLast() instanceof RunEvent.Checkpointed)) {
          loop.drain(told::add, 1);
          Thread.onSpinWait();
        }
      }
      told.removeIf(RunEvent.CatchingUp.class::isInstance);
      assertEquals(
          List.of(
              RunEvent.Started.class,
              RunEvent.Stepped.class,
              RunEvent.Paused.class,
              RunEvent.Checkpointed.class),
          told.stream().map(Object::getClass).toList());
      assertEquals(new RunEvent.Paused(1, AT), told.get(2));
    }
  }

  @Test
  void aBranchOfALoopGoesOnFromThere() {
    RunConfig config = Configs.withSteps(NOISY, AT + MORE);
    try (TrainingRun original = at(NOISY, AT)) {
      RunStart start = RunStart.branch(config, original.checkpoint(), original.history());
      try (RunLoop loop = new RunLoop(start, RunListener.NONE)) {
        loop.send(new Command.Resume());
        double[] expected = advance(original, MORE);
        long end = System.nanoTime() + 60_000_000_000L;
        while (loop.history().steps() < AT + MORE && System.nanoTime() < end) {
          LoopListener.pause(1);
        }
        for (int i = 0; i < MORE; i++) {
          assertEquals(expected[i], loop.history().loss(AT + i));
        }
      }
    }
  }
}
