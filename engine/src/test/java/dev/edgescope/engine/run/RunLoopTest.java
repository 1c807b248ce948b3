package dev.edgescope.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.run.Progress.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loop from the outside: commands in, events out. */
class RunLoopTest {
  /** Long enough for hundreds of steps of these small runs. */
  private static final long MOMENT = 60;

  /** Each tells a block and a pause: more than the queue of 4,096 holds. */
  private static final int STEPS_TO_FILL_THE_QUEUE = 3000;

  private static final ProbeConfig HALF = new ProbeConfig(1, ProbeConfig.BY_BUDGET, 0.5);
  private static final RunConfig SILENT = Configs.of(0.1, 0, new BatchSize(1));
  private static final RunConfig MEASURED = Configs.with(SILENT, HALF);
  private static final RunConfig DIVERGING =
      Configs.with(Configs.of(900, 0, BatchSize.FULL), Configs.EVERY_STEP);

  private static long[] firstSteps(long count) {
    return LongStream.range(0, count).toArray();
  }

  private static List<Class<?>> types(List<RunEvent> events) {
    List<Class<?>> types = new ArrayList<>();
    events.forEach(event -> types.add(event.getClass()));
    return types;
  }

  @Test
  void aNewLoopTellsItsRunMeasuresAndWaits() {
    try (LoopListener listener = new LoopListener(MEASURED)) {
      listener.await(RunEvent.Measured.class);
      listener.listenFor(MOMENT);
      assertEquals(
          List.of(RunEvent.Started.class, RunEvent.Measured.class), types(listener.events));
    }
  }

  @Test
  void theFirstMeasurementIsOfStepZero() {
    try (LoopListener listener = new LoopListener(MEASURED)) {
      assertEquals(0, listener.await(RunEvent.Measured.class).measurement().step());
    }
  }

  @Test
  void startedTellsTheRun() {
    try (LoopListener listener = new LoopListener(SILENT)) {
      assertEquals(
          new RunEvent.Started(1, SILENT, 784 * 4 + 4 + 50, Configs.EXAMPLES, 10),
          listener.await(RunEvent.Started.class));
    }
  }

  @Test
  void resumeTrains() {
    try (LoopListener listener = LoopListener.ready(MEASURED)) {
      listener.send(new Command.Resume());
      assertEquals(0, listener.await(RunEvent.Resumed.class).step());
      listener.await(RunEvent.Stepped.class);
      assertEquals(0, listener.steps()[0]);
    }
  }

  @Test
  void resumeMeasuresNowAndThen() {
    try (LoopListener listener = LoopListener.ready(MEASURED)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Measured.class, event -> event.measurement().step() > 0);
      listener.await(RunEvent.Measured.class, event -> event.measurement().step() > 0);
    }
  }

  @Test
  void pauseStops() {
    try (LoopListener listener = LoopListener.ready(MEASURED)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Stepped.class);
      listener.send(new Command.Pause());
      long paused = listener.await(RunEvent.Paused.class).step();
      listener.listenFor(MOMENT);
      assertArrayEquals(firstSteps(paused), listener.steps());
    }
  }

  @Test
  void theLastMeasurementIsOfThePausedStep() {
    try (LoopListener listener = LoopListener.ready(MEASURED)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Stepped.class);
      listener.send(new Command.Pause());
      long paused = listener.await(RunEvent.Paused.class).step();
      assertEquals(paused, listener.all(RunEvent.Measured.class).getLast().measurement().step());
    }
  }

  @Test
  void pauseWhilePausedTellsNothing() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.Pause());
      listener.listenFor(MOMENT);
      assertEquals(List.of(RunEvent.Started.class), types(listener.events));
    }
  }

  @Test
  void stepMakesExactlyOneStepAndMeasures() {
    try (LoopListener listener = LoopListener.ready(MEASURED)) {
      listener.send(new Command.Step());
      listener.await(RunEvent.Paused.class);
      listener.listenFor(MOMENT);
      assertEquals(
          List.of(
              RunEvent.Started.class,
              RunEvent.Measured.class,
              RunEvent.Stepped.class,
              RunEvent.Measured.class,
              RunEvent.Paused.class),
          types(listener.events));
      assertArrayEquals(firstSteps(1), listener.steps());
    }
  }

  @Test
  void stepWhileRunningPauses() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Stepped.class);
      listener.send(new Command.Step());
      long paused = listener.await(RunEvent.Paused.class).step();
      listener.listenFor(MOMENT);
      assertArrayEquals(firstSteps(paused), listener.steps());
    }
  }

  /** The bound is on the steps in the time; how few a loaded machine makes is open. */
  @Test
  void aPaceIsNotExceeded() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      long start = System.nanoTime();
      listener.send(new Command.SetPace(40), new Command.Resume());
      listener.waitUntil(() -> listener.loop.history().steps() >= 10, "ten steps");
      assertTrue(System.nanoTime() - start >= 9 * 25_000_000L);
    }
  }

  @Test
  void aNewPaceEndsTheWaitForTheNextStep() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.SetPace(1e-3), new Command.Resume());
      listener.waitUntil(() -> listener.loop.history().steps() == 1, "the first step");
      listener.send(new Command.SetPace(Double.POSITIVE_INFINITY));
      listener.waitUntil(() -> listener.loop.history().steps() > 10, "ten steps");
    }
  }

  @Test
  void noShareOfTheTimeMeasuresNothing() {
    try (LoopListener listener = new LoopListener(MEASURED)) {
      listener.await(RunEvent.Measured.class);
      listener.send(new Command.SetMeasuringShare(0), new Command.Resume());
      listener.listenFor(MOMENT);
      listener.send(new Command.Pause());
      listener.await(RunEvent.Paused.class);
      assertEquals(1, listener.all(RunEvent.Measured.class).size());
    }
  }

  /** Steps that fill the queue hold the loop up until the three commands wait together. */
  @Test
  void ofSeveralLearningRatesThatWaitTheLastWins() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      sendStepsThatFillTheQueue(listener);
      listener.send(
          new Command.SetControl(RunEvent.Control.LEARNING_RATE, 0.2),
          new Command.SetControl(RunEvent.Control.LEARNING_RATE, 0.3),
          new Command.SetControl(RunEvent.Control.LEARNING_RATE, 0.4));
      listener.await(RunEvent.ControlChanged.class);
      listener.listenFor(MOMENT);
      assertEquals(
          List.of(0.4),
          listener.all(RunEvent.ControlChanged.class).stream()
              .map(RunEvent.ControlChanged::to)
              .toList());
    }
  }

  @Test
  void aLearningRateBeforeAStepIsNotPassedOver() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      sendStepsThatFillTheQueue(listener);
      listener.send(
          new Command.SetControl(RunEvent.Control.LEARNING_RATE, 0.2),
          new Command.Step(),
          new Command.SetControl(RunEvent.Control.LEARNING_RATE, 0.4));
      listener.await(RunEvent.ControlChanged.class, event -> event.to() == 0.4);
      assertEquals(2, listener.all(RunEvent.ControlChanged.class).size());
    }
  }

  @Test
  void aChangeTellsWhatChangedAndFromWhichStepOn() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(
          new Command.Step(),
          new Command.Step(),
          new Command.SetControl(RunEvent.Control.LEARNING_RATE, 0.25));
      assertEquals(
          new RunEvent.ControlChanged(1, 2, 0.2, RunEvent.Control.LEARNING_RATE, 0.1, 0.25),
          listener.await(RunEvent.ControlChanged.class));
    }
  }

  @Test
  void aChangeOfTheBatchSizeIsTold() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.Step(), new Command.SetControl(RunEvent.Control.BATCH_SIZE, 8));
      assertEquals(
          new RunEvent.ControlChanged(1, 1, 0.1, RunEvent.Control.BATCH_SIZE, 1, 8),
          listener.await(RunEvent.ControlChanged.class));
    }
  }

  @Test
  void theSameValueAgainIsNoChange() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(
          new Command.SetControl(RunEvent.Control.LEARNING_RATE, 0.1),
          new Command.SetControl(RunEvent.Control.BATCH_SIZE, 1),
          new Command.Step());
      listener.await(RunEvent.Paused.class);
      assertEquals(List.of(), listener.all(RunEvent.ControlChanged.class));
    }
  }

  @Test
  void stepsAfterAChangeUseTheNewValue() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(
          new Command.Step(),
          new Command.SetControl(RunEvent.Control.LEARNING_RATE, 0.25),
          new Command.Step());
      listener.send(new Command.Step());
      listener.await(RunEvent.Paused.class, event -> event.step() == 3);
      assertArrayEquals(new double[] {0, 0.1, 0.35}, listener.learningTimes(), 1e-15);
    }
  }

  @Test
  void resetStartsARunOfItsOwn() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Stepped.class);
      listener.send(new Command.Reset(MEASURED));
      assertEquals(2, listener.await(RunEvent.Started.class).runId());
      RunEvent.Measured first =
          listener.all(RunEvent.Measured.class).isEmpty()
              ? listener.await(RunEvent.Measured.class)
              : listener.all(RunEvent.Measured.class).getFirst();
      assertEquals(0, first.measurement().step());
    }
  }

  @Test
  void resetWaitsForResume() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.Resume(), new Command.Reset(SILENT));
      listener.await(RunEvent.Started.class);
      listener.listenFor(MOMENT);
      assertEquals(0, listener.loop.history().steps());
    }
  }

  @Test
  void aRunFinishesAtItsNumberOfSteps() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(SILENT, 5))) {
      listener.send(new Command.Resume());
      assertEquals(5, listener.await(RunEvent.Finished.class).step());
      listener.listenFor(MOMENT);
      assertArrayEquals(firstSteps(5), listener.steps());
    }
  }

  @Test
  void aRunEndsWithAMeasurementOfItsEnd() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(MEASURED, 5))) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      assertEquals(5, listener.all(RunEvent.Measured.class).getLast().measurement().step());
    }
  }

  @Test
  void aRunOfNoStepsFinishesAtOnce() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(SILENT, 0))) {
      listener.send(new Command.Resume());
      assertEquals(0, listener.await(RunEvent.Finished.class).step());
    }
  }

  @Test
  void aFinishedRunDoesNotGoOn() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(SILENT, 5))) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      listener.send(new Command.Resume(), new Command.Step());
      listener.listenFor(MOMENT);
      assertEquals(5, listener.loop.history().steps());
    }
  }

  @Test
  void aDivergingRunFailsAtTheStepOfItsLastLoss() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      RunEvent.Failed failed = listener.await(RunEvent.Failed.class);
      double[] losses = listener.losses();
      assertFalse(Double.isFinite(losses[losses.length - 1]));
      String step = String.format("%,d", losses.length - 1);
      assertTrue(
          failed.message().startsWith("The run diverged: the loss is not finite at step " + step),
          failed.message());
    }
  }

  /** Its own last reading is of parameters that are not finite. */
  @Test
  void aDivergingRunTellsTheLastSharpnessThereWas() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      String message = listener.await(RunEvent.Failed.class).message();
      assertTrue(
          message.matches(".*; at step \\d+ the sharpness was [-+.e\\d]+, with the edge.*"),
          message);
    }
  }

  @Test
  void aDivergingRunTellsWhatToDo() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      String message = listener.await(RunEvent.Failed.class).message();
      assertTrue(message.endsWith(". Lower the learning rate (now 900.0) and reset."), message);
    }
  }

  @Test
  void aDivergingRunOfMiniBatchesMayRaiseThem() {
    try (LoopListener listener = LoopListener.ready(Configs.of(900, 0, new BatchSize(4)))) {
      listener.send(new Command.Resume());
      String message = listener.await(RunEvent.Failed.class).message();
      assertTrue(message.contains("Lower the learning rate or raise B"), message);
    }
  }

  @Test
  void divergenceIsNoDefect() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      assertTrue(listener.await(RunEvent.Failed.class).cause().isEmpty());
    }
  }

  @Test
  void aFailedRunDoesNotGoOn() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Failed.class);
      int steps = listener.loop.history().steps();
      listener.send(new Command.Resume(), new Command.Step());
      listener.listenFor(MOMENT);
      assertEquals(steps, listener.loop.history().steps());
    }
  }

  @Test
  void aFailedLoopCanBeReset() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Failed.class);
      listener.send(new Command.Reset(SILENT));
      listener.await(RunEvent.Started.class);
      listener.send(new Command.Resume());
      assertEquals(2, listener.await(RunEvent.Stepped.class).runId());
    }
  }

  @Test
  void anImpossibleBatchSizeFailsInOneSentence() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.SetControl(RunEvent.Control.BATCH_SIZE, 25));
      assertEquals(
          "Batch size: 25 is more than the 24 training examples; give a whole number from 1 to 24,"
              + " or \"full\".",
          listener.await(RunEvent.Failed.class).message());
    }
  }

  @Test
  void anImpossibleLearningRateFailsInOneSentence() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.SetControl(RunEvent.Control.LEARNING_RATE, -1));
      String message = listener.await(RunEvent.Failed.class).message();
      assertTrue(message.startsWith("Learning rate: -1 is out of range"), message);
    }
  }

  /** They wait together behind steps that fill the queue. */
  @Test
  void commandsBehindOneThatFailsAreNotLost() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      sendStepsThatFillTheQueue(listener);
      listener.send(
          new Command.SetControl(RunEvent.Control.BATCH_SIZE, 25), new Command.Reset(SILENT));
      assertEquals(2, listener.await(RunEvent.Started.class).runId());
    }
  }

  @Test
  void withNobodyListeningNothingIsLost() {
    try (LoopListener listener = new LoopListener(Configs.withSteps(SILENT, 20_000))) {
      listener.send(new Command.Resume());
      listener.waitUntil(() -> listener.loop.history().steps() == 20_000, "the last step");
      listener.await(RunEvent.Finished.class);
      assertArrayEquals(firstSteps(20_000), listener.steps());
    }
  }

  @Test
  void aFullQueueHoldsTheRunUp() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      int held = sendStepsThatFillTheQueue(listener);
      listener.await(RunEvent.Paused.class, event -> event.step() == STEPS_TO_FILL_THE_QUEUE);
      assertTrue(held < STEPS_TO_FILL_THE_QUEUE);
      assertArrayEquals(firstSteps(STEPS_TO_FILL_THE_QUEUE), listener.steps());
    }
  }

  /** Returns the step at which the loop is held up. */
  private static int sendStepsThatFillTheQueue(LoopListener listener) {
    listener.send(
        Collections.nCopies(STEPS_TO_FILL_THE_QUEUE, new Command.Step()).toArray(new Command[0]));
    History history = listener.loop.history();
    listener.waitUntil(() -> history.steps() >= 2000, "a full queue");
    LoopListener.pause(MOMENT);
    return history.steps();
  }

  @Test
  void drainKeepsToItsLimit() {
    try (LoopListener listener = LoopListener.ready(SILENT)) {
      listener.send(new Command.Step(), new Command.Step());
      listener.waitUntil(() -> listener.loop.history().steps() == 2, "two steps");
      List<RunEvent> drained = new ArrayList<>();
      listener.waitUntil(() -> listener.loop.drain(drained::add, 1) == 1, "an event");
      assertEquals(1, drained.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, Configs.EXAMPLES})
  void lossesAreThoseOfTheRunAloneWithoutInstruments(int batchSize) {
    assertArrayEquals(lossesOfTheRunAlone(batchSize), losses(batchSize, ProbeConfig.OFF));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, Configs.EXAMPLES})
  void lossesAreThoseOfTheRunAloneWithInstruments(int batchSize) {
    assertArrayEquals(lossesOfTheRunAlone(batchSize), losses(batchSize, HALF));
  }

  private static RunConfig forty(int batchSize, ProbeConfig probes) {
    return Configs.withSteps(
        Configs.with(Configs.of(0.05, 0.9, new BatchSize(batchSize)), probes), 40);
  }

  private static double[] losses(int batchSize, ProbeConfig probes) {
    try (LoopListener listener = LoopListener.ready(forty(batchSize, probes))) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      return listener.losses();
    }
  }

  private static double[] lossesOfTheRunAlone(int batchSize) {
    try (TrainingRun run = new TrainingRun(forty(batchSize, ProbeConfig.OFF))) {
      double[] losses = new double[40];
      Arrays.setAll(losses, i -> run.advance());
      return losses;
    }
  }

  @Test
  void historyIsThatOfTheEvents() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(SILENT, 50))) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      double[] recorded = new double[50];
      Arrays.setAll(recorded, listener.loop.history()::loss);
      assertArrayEquals(listener.losses(), recorded);
    }
  }

  private static List<Thread> loopThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("edgescope-run"))
        .toList();
  }

  @Test
  void closeEndsTheThread() {
    LoopListener listener = LoopListener.ready(SILENT);
    listener.send(new Command.Resume());
    listener.await(RunEvent.Stepped.class);
    assertEquals(1, loopThreads().size());
    listener.close();
    assertEquals(List.of(), loopThreads());
  }

  @Test
  void closeDoesNotWaitForSomebodyToListen() {
    LoopListener listener = LoopListener.ready(SILENT);
    sendStepsThatFillTheQueue(listener);
    assertTimeoutPreemptively(Duration.ofSeconds(10), listener::close);
  }

  @Test
  void closeDoesNotWaitForASlowPace() {
    LoopListener listener = LoopListener.ready(SILENT);
    listener.send(new Command.SetPace(1e-3), new Command.Resume());
    listener.waitUntil(() -> listener.loop.history().steps() == 1, "the first step");
    assertTimeoutPreemptively(Duration.ofSeconds(10), listener::close);
  }

  /** Binary fractions, so that the learning time of every step is exact. */
  private static final RunConfig EXACT = Configs.of(0.125, 0, new BatchSize(1));

  private static long stepsMade(LoopListener listener) {
    listener.loop.drain(listener.events::add, Integer.MAX_VALUE);
    return listener.steps().length;
  }

  @Test
  void aRunWaitsAtItsHorizonAndGoesOnWhenItMoves() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      listener.send(new Command.SetHorizon(Clock.LEARNING_TIME, 2), new Command.Resume());
      listener.waitUntil(() -> stepsMade(listener) == 16, "16 steps");
      listener.listenFor(MOMENT);
      assertArrayEquals(firstSteps(16), listener.steps());
      assertTrue(listener.all(RunEvent.Paused.class).isEmpty());

      listener.send(new Command.SetHorizon(Clock.LEARNING_TIME, 2.5));
      listener.waitUntil(() -> stepsMade(listener) == 20, "20 steps");
      listener.listenFor(MOMENT);
      assertArrayEquals(firstSteps(20), listener.steps());
    }
  }

  @Test
  void aHorizonCanBeTheExamplesSeen() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      long examples = 5L * EXACT.optimizer().batchSize().of(Configs.EXAMPLES);
      listener.send(
          new Command.SetHorizon(Clock.EXAMPLES_SEEN, examples - 0.5), new Command.Resume());
      listener.waitUntil(() -> stepsMade(listener) == 5, "5 steps");
      listener.listenFor(MOMENT);
      assertArrayEquals(firstSteps(5), listener.steps());
    }
  }

  @Test
  void aRunAtItsHorizonIsPausedAndSteppedLikeAnyOther() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      listener.send(new Command.SetHorizon(Clock.LEARNING_TIME, 0.5), new Command.Resume());
      listener.waitUntil(() -> stepsMade(listener) == 4, "4 steps");
      listener.send(new Command.Pause());
      assertEquals(4, listener.await(RunEvent.Paused.class).step());
      listener.send(new Command.Step());
      assertEquals(5, listener.await(RunEvent.Paused.class).step());
    }
  }

  @Test
  void theHorizonHoldsOverAReset() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      listener.send(
          new Command.SetHorizon(Clock.LEARNING_TIME, 0),
          new Command.Reset(EXACT),
          new Command.Resume());
      listener.await(RunEvent.Resumed.class);
      listener.listenFor(MOMENT);
      assertEquals(0, listener.steps().length);

      listener.send(Command.SetHorizon.NONE);
      listener.await(RunEvent.Stepped.class);
    }
  }
}
