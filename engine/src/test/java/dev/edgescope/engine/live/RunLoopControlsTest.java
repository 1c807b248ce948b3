package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.training.ControlChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The learning rate and the batch size of a run under way. */
class RunLoopControlsTest {
  /** Steps that fill the queue hold the loop up until the three commands wait together. */
  @Test
  void ofSeveralLearningRatesThatWaitTheLastWins() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.fillTheQueue();
      listener.send(
          new Command.SetControl(Control.LEARNING_RATE, 0.2),
          new Command.SetControl(Control.LEARNING_RATE, 0.3),
          new Command.SetControl(Control.LEARNING_RATE, 0.4));
      listener.await(RunEvent.ControlChanged.class);
      listener.listenOn();
      assertEquals(
          List.of(0.4),
          listener.all(RunEvent.ControlChanged.class).stream()
              .map(event -> event.change().to())
              .toList());
    }
  }

  @Test
  void aLearningRateBeforeAStepIsNotPassedOver() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.fillTheQueue();
      listener.send(
          new Command.SetControl(Control.LEARNING_RATE, 0.2),
          new Command.Step(),
          new Command.SetControl(Control.LEARNING_RATE, 0.4));
      listener.await(RunEvent.ControlChanged.class, event -> event.change().to() == 0.4);
      assertEquals(2, listener.all(RunEvent.ControlChanged.class).size());
    }
  }

  /** The checkpoint is that of the value before it, not of one that comes after. */
  @Test
  void aLearningRateBeforeACheckpointIsNotPassedOver() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.fillTheQueue();
      listener.send(
          new Command.SetControl(Control.LEARNING_RATE, 0.2),
          new Command.TakeCheckpoint(),
          new Command.SetControl(Control.LEARNING_RATE, 0.3));
      assertEquals(0.2, listener.await(RunEvent.Checkpointed.class).checkpoint().learningRate());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LEARNING_RATE, 1e9",
    "LEARNING_RATE, NaN",
    "BATCH_SIZE, 100000",
    "BATCH_SIZE, 2.5",
    "SIGMA, 1"
  })
  void aValueThatCannotBeIsRefusedAndTheRunGoesOn(Control control, double value) {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.SetControl(control, value));
      assertEquals(control, listener.await(RunEvent.ControlRefused.class).control());
      listener.send(new Command.Step());
      assertEquals(1, listener.await(RunEvent.Paused.class).step());
      assertEquals(List.of(), listener.all(RunEvent.Failed.class));
    }
  }

  @Test
  void aChangeTellsWhatChangedAndFromWhichStepOn() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(
          new Command.Step(),
          new Command.Step(),
          new Command.SetControl(Control.LEARNING_RATE, 0.25));
      assertEquals(
          new RunEvent.ControlChanged(
              1, new ControlChange(2, 0.2, Control.LEARNING_RATE, 0.1, 0.25)),
          listener.await(RunEvent.ControlChanged.class));
    }
  }

  @Test
  void aChangeOfTheBatchSizeIsTold() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.Step(), new Command.SetControl(Control.BATCH_SIZE, 8));
      assertEquals(
          new RunEvent.ControlChanged(1, new ControlChange(1, 0.1, Control.BATCH_SIZE, 1, 8)),
          listener.await(RunEvent.ControlChanged.class));
    }
  }

  @Test
  void theSameValueAgainIsNoChange() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(
          new Command.SetControl(Control.LEARNING_RATE, 0.1),
          new Command.SetControl(Control.BATCH_SIZE, 1),
          new Command.Step());
      listener.await(RunEvent.Paused.class);
      assertEquals(List.of(), listener.all(RunEvent.ControlChanged.class));
    }
  }

  @Test
  void stepsAfterAChangeUseTheNewValue() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(
          new Command.Step(),
          new Command.SetControl(Control.LEARNING_RATE, 0.25),
          new Command.Step());
      listener.send(new Command.Step());
      listener.await(RunEvent.Paused.class, event -> event.step() == 3);
      assertArrayEquals(new double[] {0, 0.1, 0.35}, listener.learningTimes(), 1e-15);
    }
  }

  @Test
  void anImpossibleBatchSizeIsRefusedInOneSentence() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.SetControl(Control.BATCH_SIZE, 25));
      assertEquals(
          "Batch size: 25 is more than the 24 training examples; give a whole number from 1 to 24,"
              + " or \"full\".",
          listener.await(RunEvent.ControlRefused.class).refusal().getMessage());
    }
  }

  @Test
  void anImpossibleLearningRateIsRefusedInOneSentence() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.SetControl(Control.LEARNING_RATE, -1));
      String message =
          String.valueOf(listener.await(RunEvent.ControlRefused.class).refusal().getMessage());
      assertTrue(message.startsWith("Learning rate: -1 is out of range"), message);
    }
  }
}
