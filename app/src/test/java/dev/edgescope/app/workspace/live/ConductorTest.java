package dev.edgescope.app.workspace.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.workspace.live.Conductor.Progress;
import dev.edgescope.engine.run.Command;
import dev.edgescope.engine.run.Presets;
import dev.edgescope.engine.run.RunConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConductorTest {
  private static final RunConfig CONFIG = Presets.load().byId("conservative-sharpening").config();

  private final List<Command> run = new ArrayList<>();
  private final List<Command> twin = new ArrayList<>();
  private final Conductor conductor = new Conductor(run::add);

  private static Progress at(double learningTime) {
    return new Progress(learningTime, 0.1, false);
  }

  private void pair() {
    conductor.pair(twin::add, false);
    run.clear();
    twin.clear();
  }

  @Test
  void aloneEveryCommandGoesStraightThrough() {
    List<Command> all = List.of(new Command.Resume(), new Command.Pause(), new Command.Step());
    all.forEach(conductor);
    conductor.pulse(at(0), at(0));

    assertEquals(all, run);
  }

  @Test
  void bothStartTogetherAndShareAHorizon() {
    pair();
    conductor.accept(new Command.Resume());
    conductor.pulse(at(0), at(0));

    assertEquals(run, twin);
    assertEquals(new Command.Resume(), twin.getFirst());
    assertTrue(twin.getLast() instanceof Command.SetHorizon(double time) && time > 0);
  }

  @Test
  void theTwinGetsTheLearningRateButNotTheBatchSize() {
    pair();
    conductor.accept(new Command.SetLearningRate(0.2));
    conductor.accept(new Command.SetBatchSize(4));

    assertEquals(List.of(new Command.SetLearningRate(0.2), new Command.SetBatchSize(4)), run);
    assertEquals(List.of(new Command.SetLearningRate(0.2)), twin);
  }

  @Test
  void theTwinIsResetToTheFullBatch() {
    pair();
    conductor.accept(new Command.Reset(CONFIG));

    assertEquals(new Command.Reset(CONFIG), run.getLast());
    Command.Reset reset = (Command.Reset) twin.getLast();
    assertTrue(reset.config().optimizer().batchSize().isFull());
    assertEquals(CONFIG.seed(), reset.config().seed());
    assertEquals(CONFIG.model(), reset.config().model());
  }

  @Test
  void aPauseComesWhereBothHaveGotTo() {
    pair();
    conductor.accept(new Command.Resume());
    conductor.accept(new Command.Pause());
    conductor.pulse(at(0.4), at(0.1));
    assertFalse(run.contains(new Command.Pause()));
    assertEquals(new Command.SetHorizon(0.4), twin.getLast());

    for (int i = 0; i < 5; i++) {
      conductor.pulse(at(0.4), at(0.4));
    }
    assertEquals(new Command.Pause(), run.getLast());
    assertEquals(new Command.Pause(), twin.getLast());
  }

  @Test
  void whenOneIsOverTheOtherIsNotHeld() {
    pair();
    conductor.pulse(new Progress(0.3, 0.1, true), at(0.2));

    assertEquals(new Command.SetHorizon(Double.POSITIVE_INFINITY), twin.getLast());
    conductor.accept(new Command.Pause());
    conductor.pulse(new Progress(0.3, 0.1, true), at(0.2));
    assertEquals(new Command.Pause(), twin.getLast());
  }

  @Test
  void aloneAgainTheRunIsFree() {
    pair();
    conductor.part();

    assertEquals(new Command.SetHorizon(Double.POSITIVE_INFINITY), run.getLast());
    int told = twin.size();
    conductor.accept(new Command.Resume());
    assertEquals(told, twin.size());
  }
}
