package dev.edgescope.engine.live;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasuringProgress.MeasuredPart;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Readings that take long, and what happens beside them. */
class LongReadingTest {
  /** Of a residual network in double precision, for ten seconds or so. */
  private static final RunConfig LONG =
      residual(64, 4, new ProbeConfig(32, ProbeConfig.Spacing.every(1)));

  /** The same for about a second. */
  private static final RunConfig A_SECOND =
      residual(20, 4, new ProbeConfig(4, ProbeConfig.Spacing.every(1)));

  /** The same, but nothing is read before that is asked for. */
  private static final RunConfig UNREAD =
      residual(64, 4, new ProbeConfig(32, ProbeConfig.Spacing.budget(0.0)));

  private static RunConfig residual(int examples, int width, ProbeConfig probes) {
    return new RunConfig(
        new DataConfig.Bundled(DataSource.FASHION, examples, Targets.ONE_HOT),
        new ModelConfig.Residual(1, width, Activation.TANH, 1),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(0.01, 0, BatchSize.of(2)),
        probes,
        Precision.DOUBLE,
        3,
        RunLength.endless());
  }

  private static LoopListener reading(RunConfig config) {
    LoopListener listener = LoopListener.ready(config);
    listener.send(new Command.Resume());
    listener.await(RunEvent.Resumed.class);
    return listener;
  }

  @Test
  void saysWhatIsBeingRead() {
    try (LoopListener listener = LoopListener.ready(LONG)) {
      RunEvent.Measuring told =
          listener.await(
              RunEvent.Measuring.class,
              event -> event.stage().part() == MeasuredPart.Usual.HESSIAN_EIGENVALUES);
      assertEquals(0, told.step());
    }
  }

  @Test
  void isPausedBeforeItsEnd() {
    try (LoopListener listener = reading(LONG)) {
      listener.send(new Command.Pause());
      assertEquals(0, listener.await(RunEvent.Paused.class).step());
      assertEquals(
          List.of(RunEvent.Started.class, RunEvent.Resumed.class, RunEvent.Paused.class),
          listener.types());
    }
  }

  @Test
  void aSingleStepIsMadeAndToldBeforeItsReading() {
    try (LoopListener listener = LoopListener.ready(UNREAD)) {
      listener.send(new Command.SetMeasuringShare(1), new Command.Step());
      assertEquals(1, listener.await(RunEvent.Paused.class).step());
      assertEquals(
          List.of(RunEvent.Started.class, RunEvent.Stepped.class, RunEvent.Paused.class),
          listener.types());
    }
  }

  @Test
  void aControlIsInForceBeforeItsEnd() {
    try (LoopListener listener = reading(LONG)) {
      listener.send(new Command.SetControl(Control.LEARNING_RATE, 0.02));
      assertEquals(0.02, listener.await(RunEvent.ControlChanged.class).change().to());
      assertTrue(listener.all(RunEvent.Measured.class).isEmpty());
    }
  }

  @Test
  void aCheckpointIsTakenBeforeItsEnd() {
    try (LoopListener listener = reading(LONG)) {
      listener.send(new Command.TakeCheckpoint());
      assertEquals(0, listener.await(RunEvent.Checkpointed.class).checkpoint().step());
      assertTrue(listener.all(RunEvent.Measured.class).isEmpty());
    }
  }

  @Test
  void aResetGivesItUp() {
    try (LoopListener listener = reading(LONG)) {
      listener.send(new Command.Reset(Configs.MEASURED));
      RunEvent.Measured first = listener.await(RunEvent.Measured.class);
      assertEquals(2, first.runId());
    }
  }

  @Test
  void aResetBehindAStepGivesItUpAsWell() {
    try (LoopListener listener = reading(LONG)) {
      listener.send(new Command.Step(), new Command.Reset(Configs.MEASURED));
      listener.await(RunEvent.Measured.class);
      assertTrue(
          listener.all(RunEvent.Stepped.class).isEmpty(),
          "the run that is given up makes no step any more");
    }
  }

  @Test
  void closingGivesItUpAndLeavesNoReading() {
    LoopListener listener = reading(LONG);
    listener.close();
    assertEquals(List.of(), listener.loop.history().measurements());
  }

  /** Each step begins with the search for eigenvectors, which takes as long as a reading. */
  @Test
  void aLongStepIsGivenUpAndNotTold() {
    RunConfig longSteps =
        UNREAD.withOptimizer(
            UNREAD.optimizer().withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 32, 1)));
    List<Long> kept = new ArrayList<>();
    AtomicReference<LoopListener> told = new AtomicReference<>();
    RunListener resetting =
        new RunListener() {
          @Override
          public void told(RunEvent event) {
            if (event instanceof RunEvent.Resumed) { // and the step is next
              requireNonNull(told.get()).send(new Command.Reset(Configs.MEASURED));
            }
          }

          @Override
          public void checkpoint(long runId, Checkpoint checkpoint) {
            kept.add(runId);
          }
        };
    try (LoopListener listener = new LoopListener(longSteps, resetting)) {
      told.set(listener);
      listener.await(RunEvent.Started.class);
      listener.send(new Command.Resume());
      listener.await(RunEvent.Started.class, started -> started.runId() == 2);
      assertEquals(List.of(), listener.all(RunEvent.Stepped.class), "the step was made to its end");
      assertEquals(List.of(), kept, "what is half updated was kept");
    }
  }

  @Test
  void aDensityIsGivenUpOnClosing() {
    LoopListener listener = LoopListener.ready(UNREAD);
    listener.send(new Command.TakeDensity(), new Command.TakeCheckpoint());
    listener.await(RunEvent.Checkpointed.class);
    listener.close();
    assertTrue(listener.all(RunEvent.DensityTaken.class).isEmpty());
  }

  @Test
  void whatIsGivenUpChangesNoTrajectory() {
    AtomicReference<Checkpoint> last = new AtomicReference<>();
    LoopListener listener = new LoopListener(UNREAD, keeping(last));
    listener.send(
        new Command.Step(),
        new Command.Step(),
        new Command.SetMeasuringShare(1),
        new Command.Step(),
        new Command.TakeCheckpoint());
    listener.await(RunEvent.Checkpointed.class);
    listener.close();
    try (TrainingRun alone = new TrainingRun(UNREAD)) {
      for (int step = 0; step < 3; step++) {
        alone.advance();
      }
      assertEquals(3, last.get().step());
      assertArrayEquals(alone.parameterValues(), last.get().parameters());
    }
  }

  @Test
  void whatHappensBesideItDoesNotChangeIt() {
    try (LoopListener listener = reading(A_SECOND)) {
      listener.send(
          new Command.SetControl(Control.LEARNING_RATE, 0.02),
          new Command.Pause(),
          new Command.SetControl(Control.BATCH_SIZE, 3),
          new Command.SetThreads(1),
          new Command.TakeCheckpoint());
      listener.await(RunEvent.Checkpointed.class);
      assertTrue(listener.all(RunEvent.Measured.class).isEmpty(), "the reading is over already");
      Measurement beside = listener.await(RunEvent.Measured.class).measurement();
      try (TrainingRun alone = new TrainingRun(A_SECOND)) {
        Measurement undisturbed = alone.measure();
        assertEquals(undisturbed.curvature().hessian(), beside.curvature().hessian());
        assertEquals(undisturbed.curvature().noiseKernel(), beside.curvature().noiseKernel());
        assertEquals(undisturbed.readings(), beside.readings());
      }
    }
  }

  private static RunListener keeping(AtomicReference<Checkpoint> last) {
    return new RunListener() {
      @Override
      public void checkpoint(long runId, Checkpoint checkpoint) {
        last.set(checkpoint);
      }
    };
  }
}
