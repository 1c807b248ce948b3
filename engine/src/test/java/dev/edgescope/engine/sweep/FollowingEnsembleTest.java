package dev.edgescope.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.sweep.FollowingEnsemble.Told;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FollowingEnsembleTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static RunConfig config(double learningRate) {
    return new RunConfig(
        new DataConfig.Teacher(5, 30),
        new ModelConfig.Perceptron(List.of(4), Activation.TANH, 0.3),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate, 0.0, BatchSize.of(3)),
        new ProbeConfig(1, ProbeConfig.Spacing.every(5), Set.of()),
        Precision.FLOAT,
        1,
        RunLength.endless());
  }

  /** What is told until there are so many things, or nothing more comes. */
  private static List<Told> told(FollowingEnsemble ensemble, int count)
      throws InterruptedException {
    List<Told> told = new ArrayList<>();
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (told.size() < count && System.nanoTime() < end) {
      ensemble.drain(told::add, Integer.MAX_VALUE);
      Thread.sleep(2);
    }
    return told;
  }

  private static List<Measurement> readings(List<Told> told, int member) {
    return told.stream()
        .filter(Told.Read.class::isInstance)
        .map(Told.Read.class::cast)
        .filter(read -> read.member() == member)
        .map(Told.Read::reading)
        .toList();
  }

  private static List<Double> losses(List<Measurement> readings) {
    return readings.stream().map(reading -> reading.train().loss()).toList();
  }

  private static List<Long> steps(List<Measurement> readings) {
    return readings.stream().map(Measurement::step).toList();
  }

  /** A change at step 7, and the run followed to step 20: five readings of each member. */
  private static List<Told> followed(int threads) throws InterruptedException {
    try (FollowingEnsemble ensemble =
        new FollowingEnsemble(Ensemble.seeds(config(0.1), 3), threads)) {
      ensemble.follow(7);
      ensemble.change(new ControlChange(7, 0.7, Control.LEARNING_RATE, 0.1, 0.2));
      ensemble.follow(20);
      return told(ensemble, 15);
    }
  }

  @Test
  void eachMemberIsTheRunOfItsSeedWithTheChangesOfTheHand() throws InterruptedException {
    List<Measurement> second = readings(followed(2), 1);
    List<Double> expected = new ArrayList<>();
    try (TrainingRun run = new TrainingRun(Ensemble.seeds(config(0.1), 3).get(1))) {
      for (long step = 0; step <= 20; step++) {
        if (step % 5 == 0) {
          expected.add(run.measure().train().loss());
        }
        if (step == 7) {
          run.setLearningRate(0.2);
        }
        run.advance();
      }
    }
    assertEquals(expected, losses(second));
  }

  @Test
  void membersAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    List<Told> one = followed(1);
    List<Told> two = followed(2);
    for (int member = 0; member < 3; member++) {
      assertEquals(losses(readings(one, member)), losses(readings(two, member)));
    }
  }

  @Test
  void noMemberGoesBeyondTheRun() throws InterruptedException {
    try (FollowingEnsemble ensemble = new FollowingEnsemble(Ensemble.seeds(config(0.1), 2), 2)) {
      ensemble.follow(12);
      List<Told> first = told(ensemble, 6);
      assertEquals(List.of(0L, 5L, 10L), steps(readings(first, 0)));
      ensemble.follow(15);
      List<Told> rest = told(ensemble, 2);
      assertEquals(List.of(15L), steps(readings(rest, 0)));
      assertEquals(List.of(15L), steps(readings(rest, 1)));
    }
  }

  @Test
  void aMemberThatDivergesSaysWhen() throws InterruptedException {
    try (FollowingEnsemble ensemble = new FollowingEnsemble(List.of(config(1000)), 1)) {
      ensemble.follow(200);
      List<Told> told = new ArrayList<>();
      while (told.stream().noneMatch(Told.Diverged.class::isInstance)) {
        List<Told> more = told(ensemble, 1);
        assertTrue(!more.isEmpty(), told.toString());
        told.addAll(more);
      }
      Told.Diverged end = (Told.Diverged) told.getLast();
      assertTrue(end.step() < 200, end.toString());
    }
  }

  @Test
  void whatCannotBeIsToldInASentence() throws InterruptedException {
    RunConfig possible = config(0.1);
    RunConfig impossible =
        new RunConfig(
            DataConfig.InFile.csv(Path.of("no-such-file.csv"), 3, Targets.REGRESSION),
            possible.model(),
            possible.loss(),
            possible.optimizer(),
            possible.probes(),
            possible.precision(),
            1,
            possible.length());
    try (FollowingEnsemble ensemble = new FollowingEnsemble(List.of(impossible), 1)) {
      ensemble.follow(1);
      Told.Failed told = (Told.Failed) told(ensemble, 1).getFirst();
      assertTrue(told.reason().contains("no-such-file.csv"), told.reason());
    }
  }

  @Test
  void theSpacingDoublesWithTheNumberOfSteps() {
    List<Long> due =
        LongStream.rangeClosed(0, 4_400)
            .filter(step -> FollowingEnsemble.isDue(step, 10))
            .boxed()
            .toList();
    assertEquals(List.of(0L, 10L, 20L), due.subList(0, 3));
    // 0 to 1990 by tens, on to 3980 by twenties, then by forties.
    assertEquals(200 + 100 + 11, due.size());
    assertEquals(4_400L, due.getLast());
  }
}
