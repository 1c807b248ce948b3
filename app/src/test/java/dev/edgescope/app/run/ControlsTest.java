package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.training.ControlChange;
import org.junit.jupiter.api.Test;

class ControlsTest {
  private static final RunConfig CONFIG =
      Presets.load().first().config().withOptimizer(new OptimizerConfig(0.1, 0, BatchSize.of(8)));
  private static final int EXAMPLES = CONFIG.data().examples();

  private final Controls controls = Controls.of(CONFIG);

  private static ControlChange told(Control control, double to) {
    return new ControlChange(5, 0.5, control, 0, to);
  }

  @Test
  void aRateThatIsAskedForIsNotInForceBeforeTheEngineHasTakenItOver() {
    Controls asked = controls.asking(Control.LEARNING_RATE, 0.3);

    assertEquals(0.3, asked.asked().learningRate());
    assertEquals(0.1, asked.inForce().learningRate());
    assertEquals(0.1, asked.nextRate());
  }

  @Test
  void aRateThatTheEngineHasTakenOverIsThatOfTheNextStep() {
    Controls taken = controls.changed(told(Control.LEARNING_RATE, 0.3));

    assertEquals(0.3, taken.nextRate());
    assertEquals(0.3, taken.configurationInForce().optimizer().learningRate());
  }

  @Test
  void aResetRunsWhatIsAskedFor() {
    RunConfig next =
        controls
            .asking(Control.LEARNING_RATE, 0.3)
            .askingBatchSize(BatchSize.of(16))
            .askingMeasuringShare(0.2)
            .configuration();

    assertEquals(0.3, next.optimizer().learningRate());
    assertEquals(BatchSize.of(16), next.optimizer().batchSize());
    assertEquals(0.2, next.probes().share());
  }

  @Test
  void aBatchThatTheDataDoNotHoldIsTheFullBatch() {
    Controls asked = controls.askingBatchSize(BatchSize.of(EXAMPLES + 1));

    assertEquals(BatchSize.full(), asked.asked().batchSize());
    assertEquals(EXAMPLES, asked.askedBatch());
    assertEquals(8, asked.batchInForce());
  }

  @Test
  void aBatchSizeThatTheEngineHasTakenOverIsThatOfTheNextStep() {
    Controls taken = controls.changed(told(Control.BATCH_SIZE, 32));

    assertEquals(32, taken.batchInForce());
    assertEquals(32, taken.nextBatch());
  }

  @Test
  void aRunThatMovesItsRateGoesByWhatItToldLast() {
    OptimizerConfig moving = CONFIG.optimizer().withRateRule(new RateRule.WarmUp(100));
    Controls warming = Controls.of(CONFIG.withOptimizer(moving)).drawing(8);

    assertEquals(0.1, warming.nextRate());
    assertEquals(0.1, warming.changed(told(Control.LEARNING_RATE, 0.3)).nextRate());
  }

  @Test
  void aControlWithNothingToActOnIsRefused() {
    assertThrows(InvalidConfigException.class, () -> controls.asking(Control.CLIP_NORM, 1));
  }

  @Test
  void aDraggedRateLeavesTheSettingsThatNameARunAsTheyWere() {
    RunRecord record = new RunRecord(CONFIG);
    var before = record.traits();

    record.ask(Control.LEARNING_RATE, 0.2);
    record.add(told(Control.LEARNING_RATE, 0.2), 0);

    assertSame(before, record.traits());
  }

  @Test
  void aMovedClipNormNamesTheRunAnew() {
    RunRecord record = new RunRecord(CONFIG.withOptimizer(CONFIG.optimizer().withClipNorm(1)));
    var before = record.traits();

    record.add(told(Control.CLIP_NORM, 0.5), 0);

    assertNotSame(before, record.traits());
    assertEquals("0.5", record.traits().get("optimizer.clipNorm"));
  }
}
