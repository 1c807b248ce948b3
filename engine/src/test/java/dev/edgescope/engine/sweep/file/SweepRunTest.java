package dev.edgescope.engine.sweep.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import dev.edgescope.engine.sweep.plan.SmallSweeps;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import dev.edgescope.engine.training.TrainingRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepRunTest {
  private static final Sweep PLANE = SweepJson.read(SmallSweeps.PLANE);

  @TempDir private Path folder;

  private Path made(String name, Sweep sweep, int threads) throws Exception {
    Path file = folder.resolve(name + SweepFile.EXTENSION);
    try (Executor executor = new ThreadExecutor(threads);
        SweepRun run = SweepRun.begin(file, sweep, executor, SweepListener.NONE)) {
      run.await();
      assertTrue(run.isComplete());
    }
    return file;
  }

  /** But for the time they took. */
  private static List<MemberOutcome> outcomes(Path file) {
    try (SweepFile sweep = SweepFile.open(file)) {
      return sweep.outcomes().stream().map(one -> one.with(0, one.curve())).toList();
    }
  }

  private static Sweep keeping(String what) {
    return SweepJson.read(
        SmallSweeps.PLANE.replace("\"steps\"", "\"keep\": \"" + what + "\", \"steps\""));
  }

  @Test
  void outcomesAreTheSameFromAnyNumberOfThreads() throws Exception {
    assertEquals(outcomes(made("one", PLANE, 1)), outcomes(made("two", PLANE, 2)));
  }

  @Test
  void everyCellHasOneMemberInOrder() throws Exception {
    assertEquals(
        List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        outcomes(made("plane", PLANE, 2)).stream().map(MemberOutcome::cell).toList());
  }

  @Test
  void aMemberIsTheRunOfItsConfiguration() throws Exception {
    int cell = PLANE.cell(1, 0, 1);
    MemberOutcome outcome = outcomes(made("plane", PLANE, 2)).get(cell);
    try (TrainingRun run = new TrainingRun(PLANE.config(cell))) {
      while (run.step() < 20) {
        run.advance();
      }
      Measurement end = run.measure();
      assertEquals(20, outcome.steps());
      assertEquals(end.train().loss(), outcome.finalLoss());
      assertEquals(end.learningTime(), outcome.learningTime());
    }
  }

  /** Its raw lambda_1 settles nowhere: place and curve are those of P^-1 H before its own edge. */
  @Test
  void anAdaptiveMemberIsHeldAgainstTheEdgeOfItsRule() throws Exception {
    Sweep adam =
        SweepJson.read(
            SmallSweeps.PLANE
                .replace("\"steps\": 20", "\"steps\": 60")
                .replace(
                    "\"kind\": \"sgd\", \"learningRate\": 0.1, \"momentum\": 0,",
                    "\"kind\": \"adam\", \"learningRate\": 0.1, \"beta1\": 0.9, \"beta2\":"
                        + " 0.999, \"epsilon\": 1e-8,")
                .replace("1000", "0.2"));
    MemberOutcome outcome = outcomes(made("adam", adam, 2)).getFirst();
    try (TrainingRun run = new TrainingRun(adam.config(0))) {
      while (run.step() < 60) {
        if (run.step() % 5 == 0) {
          run.measure();
        }
        run.advance();
      }
      double effective = run.measure().value(Quantity.EFFECTIVE_LAMBDA);
      // (2 + 2 b1) / ((1 - b1) alpha) = 38 / alpha.
      assertEquals(effective * 0.05 / 38, outcome.finalX(), 1e-9 * outcome.finalX());
      assertEquals(effective, outcome.curve().getLast().sharpness(), 1e-9 * effective);
    }
  }

  @Test
  void aMemberWhoseLossIsNotFiniteHasDiverged() throws Exception {
    MemberOutcome outcome = outcomes(made("plane", PLANE, 2)).get(PLANE.cell(2, 0, 0));
    assertEquals(Status.DIVERGED, outcome.status());
    assertEquals(Double.POSITIVE_INFINITY, outcome.finalLoss());
    assertTrue(outcome.divergedAt() >= 1 && outcome.divergedAt() < 20, outcome.toString());
  }

  /** Stops the sweep when it has a few members, or right away. */
  private Path stopped(int members) throws Exception {
    Path file = folder.resolve("stopped" + SweepFile.EXTENSION);
    CountDownLatch some = new CountDownLatch(members);
    SweepListener counting =
        new SweepListener() {
          @Override
          public void finished(MemberOutcome outcome) {
            some.countDown();
          }

          @Override
          public void trouble(String sentence) {}
        };
    try (Executor executor = new ThreadExecutor(1);
        SweepRun run = SweepRun.begin(file, PLANE, executor, counting)) {
      some.await();
      run.pause();
    }
    return file;
  }

  @Test
  void whatWasBrokenOffAndGoneOnWithIsTheSame() throws Exception {
    Path file = stopped(3);
    List<MemberOutcome> before = outcomes(file);
    assertTrue(before.size() >= 3 && before.size() < 12, before.size() + " members");
    List<Integer> anew = Collections.synchronizedList(new ArrayList<>());
    SweepListener listener =
        new SweepListener() {
          @Override
          public void finished(MemberOutcome outcome) {
            anew.add(outcome.cell());
          }

          @Override
          public void trouble(String sentence) {}
        };
    try (Executor executor = new ThreadExecutor(2);
        SweepRun run = SweepRun.resume(file, executor, listener)) {
      run.await();
    }
    assertEquals(outcomes(made("whole", PLANE, 1)), outcomes(file));
    assertEquals(12 - before.size(), anew.size());
  }

  @Test
  void whatIsHeldGoesOnWhenItMay() throws Exception {
    Path file = folder.resolve("held" + SweepFile.EXTENSION);
    try (Executor executor = new ThreadExecutor(2);
        SweepRun run = SweepRun.begin(file, PLANE, executor, SweepListener.NONE)) {
      assertTrue(run.pause());
      run.resume();
      run.await();
      assertTrue(run.isComplete());
    }
  }

  @Test
  void whatIsHeldCanBeStopped() throws Exception {
    Path file = folder.resolve("held" + SweepFile.EXTENSION);
    try (Executor executor = new ThreadExecutor(1);
        SweepRun run = SweepRun.begin(file, endless(), executor, SweepListener.NONE)) {
      run.pause();
      run.stop();
      run.await();
      assertEquals(0, run.done());
    }
  }

  private static Sweep endless() {
    return SweepJson.read(SmallSweeps.PLANE.replace("\"steps\": 20", "\"steps\": 100000000"));
  }

  @Test
  void readingsAreKeptWhereTheyAreWanted() throws Exception {
    Path file = made("readings", keeping("measurements"), 2);
    try (SweepFile sweep = SweepFile.open(file);
        TrainingRun run = new TrainingRun(PLANE.config(0))) {
      List<Measurement> kept = sweep.measurements(0);
      assertEquals(List.of(0L, 5L, 10L, 15L, 20L), kept.stream().map(Measurement::step).toList());
      Measurement first = run.measure();
      assertEquals(first.train().loss(), kept.getFirst().train().loss());
      assertEquals(first.curvature().hessian(), kept.getFirst().curvature().hessian());
      assertEquals(first.curvature().noiseKernel(), kept.getFirst().curvature().noiseKernel());
    }
  }

  @Test
  void outcomesAloneHaveNoReadings() throws Exception {
    try (SweepFile sweep = SweepFile.open(made("plane", PLANE, 2))) {
      assertEquals(List.of(), sweep.measurements(0));
    }
  }

  @Test
  void aRunFileOfAMemberIsThatOfItsRun() throws Exception {
    Path file = made("runs", keeping("run"), 2);
    try (SweepFile sweep = SweepFile.open(file);
        RunFile member = RunFile.open(sweep.runFile(1));
        TrainingRun run = new TrainingRun(PLANE.config(1))) {
      RecordedRun recorded = member.run();
      assertEquals(PLANE.config(1), recorded.config());
      assertEquals(20, recorded.history().steps());
      while (run.step() < 20) {
        int step = (int) run.step();
        assertEquals(run.advance(), recorded.history().loss(step));
      }
    }
  }

  @Test
  void theFullBatchIsItsOwnMeasure() throws Exception {
    try (SweepFile sweep = SweepFile.open(made("plane", PLANE, 2))) {
      assertEquals(1.0, sweep.conservatism().get(PLANE.cell(0, 1, 0)));
    }
  }

  @Test
  void aFileIsLeftAlone() throws Exception {
    Path file = made("plane", PLANE, 2);
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void whatIsBeingWrittenIsNotWrittenTwice() throws Exception {
    Path file = folder.resolve("plane" + SweepFile.EXTENSION);
    try (Executor executor = new ThreadExecutor(1);
        SweepRun run = SweepRun.begin(file, PLANE, executor, SweepListener.NONE)) {
      assertThrows(
          RunFileException.class, () -> SweepRun.resume(file, executor, SweepListener.NONE));
      run.await();
    }
  }

  @Test
  void anotherSweepIsNotGoneOnWith() throws Exception {
    Path file = made("plane", PLANE, 2);
    RunFileException e =
        assertThrows(
            RunFileException.class, () -> SweepRun.requireSame(file, keeping("measurements")));
    assertEquals(
        file + " holds another sweep; give the sweep file that it was begun with.", e.getMessage());
  }
}
