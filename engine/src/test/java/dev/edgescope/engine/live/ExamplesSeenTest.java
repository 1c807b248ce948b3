package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.StepBlock;
import dev.edgescope.engine.training.TrainingRun;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sum of the batch sizes, whoever moves them. */
class ExamplesSeenTest {
  private static final RunConfig EIGHT = Configs.of(0.05, 0, BatchSize.of(8));

  @Test
  void theBatchSizesOfAllUpdatesAddUp() {
    try (TrainingRun run = new TrainingRun(EIGHT)) {
      run.advance();
      run.advance();
      run.setBatchSize(3);
      run.advance();
      run.setBatchSize(Configs.EXAMPLES);
      run.advance();
      long[] seen = new long[5];
      for (int step = 0; step < seen.length; step++) {
        seen[step] = run.history().examplesSeen(step);
      }
      assertEquals(List.of(0L, 8L, 16L, 19L, 43L), Arrays.stream(seen).boxed().toList());
    }
  }

  @Test
  void aStepThatIsNotReachedIsRefused() {
    try (TrainingRun run = new TrainingRun(EIGHT)) {
      run.advance();
      assertThrows(IndexOutOfBoundsException.class, () -> run.history().examplesSeen(2));
    }
  }

  @Test
  void theBatchSizesThatSteeringChoosesAddUp() {
    OptimizerConfig steered =
        new OptimizerConfig(0.2, 0, BatchSize.of(8))
            .withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.3, 2));
    try (TrainingRun run = new TrainingRun(Configs.of(steered, ProbeConfig.OFF))) {
      long sum = 0;
      boolean moved = false;
      for (int step = 0; step < 40; step++) {
        run.advance();
        sum += run.batchSize();
        moved |= run.batchSize() != 8;
        assertEquals(sum, run.history().examplesSeen(step + 1));
      }
      assertTrue(moved, "the batch size stayed where it was");
    }
  }

  @Test
  void aBranchGoesOnFromThoseOfItsPast() {
    try (TrainingRun run = new TrainingRun(EIGHT)) {
      run.advance();
      run.advance();
      RunConfig other = Configs.of(0.05, 0, BatchSize.of(2));
      RunStart start = RunStart.branch(other, run.checkpoint(), run.history());
      try (TrainingRun branch = new TrainingRun(start)) {
        branch.advance();
        assertEquals(8, branch.history().examplesSeen(1));
        assertEquals(18, branch.history().examplesSeen(3));
      }
    }
  }

  @Test
  void theStepsThatAreToldCarryThem() {
    try (LoopListener listener = LoopListener.ready(EIGHT)) {
      listener.send(
          new Command.Step(),
          new Command.SetControl(Control.BATCH_SIZE, 5),
          new Command.Step(),
          new Command.Step());
      listener.await(RunEvent.Paused.class, paused -> paused.step() == 3);
      StepBlock last = listener.all(RunEvent.Stepped.class).getLast().block();
      assertEquals(2, last.step(last.size() - 1));
      assertEquals(13, last.examplesSeen(last.size() - 1));
      assertEquals(5, last.batchSize(last.size() - 1));
      assertEquals(18, last.end().examplesSeen());
    }
  }
}
