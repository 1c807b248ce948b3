package dev.edgescope.engine.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.training.TrainingRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ThreadExecutorTest {

  /** A grid over learning rate and batch size. */
  private static List<RunConfig> grid() {
    List<RunConfig> grid = new ArrayList<>();
    for (double learningRate : List.of(0.05, 0.1, 0.2)) {
      for (int batchSize : List.of(1, 6)) {
        grid.add(Configs.of(learningRate, 0, BatchSize.of(batchSize)));
      }
    }
    return grid;
  }

  private static List<Double> parameters(TrainingRun run, BooleanSupplier stopping) {
    while (run.step() < 25 && !stopping.getAsBoolean()) {
      run.advance();
    }
    return Arrays.stream(run.parameterValues()).boxed().toList();
  }

  private static Map<Integer, Outcome<List<Double>>> all(List<RunConfig> members, int threads)
      throws InterruptedException {
    Map<Integer, Outcome<List<Double>>> outcomes = new ConcurrentHashMap<>();
    try (Executor executor = new ThreadExecutor(threads)) {
      Executor.Execution execution =
          executor.execute(
              members,
              (member, run, stopping) -> parameters(run, stopping),
              outcome -> outcomes.put(outcome.index(), outcome));
      execution.await();
      assertTrue(execution.isFinished());
    }
    return outcomes;
  }

  @Test
  void outcomesAreBitwiseTheSameOnAnyNumberOfThreads() throws InterruptedException {
    assertEquals(all(grid(), 1), all(grid(), 3));
  }

  @Test
  void aMemberDoesWhatTheRunAloneDoes() throws InterruptedException {
    try (TrainingRun run = new TrainingRun(grid().get(3))) {
      assertEquals(new Outcome.Finished<>(3, parameters(run, () -> false)), all(grid(), 2).get(3));
    }
  }

  @Test
  void anImpossibleMemberLeavesTheOthersAlone() throws InterruptedException {
    RunConfig possible = grid().getFirst();
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
    Map<Integer, Outcome<List<Double>>> outcomes = all(List.of(impossible, possible), 1);
    Outcome.Failed<?> failed = assertInstanceOf(Outcome.Failed.class, outcomes.get(0));
    assertTrue(failed.reason().contains("no-such-file"));
    assertInstanceOf(Outcome.Finished.class, outcomes.get(1));
  }

  @Test
  void membersBeginNoMoreOnceStopped() throws InterruptedException {
    Map<Integer, Outcome<Long>> outcomes = new ConcurrentHashMap<>();
    try (Executor executor = new ThreadExecutor(1)) {
      Executor.Execution execution =
          executor.execute(
              grid(),
              (member, run, stopping) -> {
                while (!stopping.getAsBoolean()) {
                  run.advance();
                }
                return run.step();
              },
              outcome -> outcomes.put(outcome.index(), outcome));
      execution.stop();
      execution.await();
      assertTrue(outcomes.size() <= 1);
      assertTrue(execution.isFinished());
    }
  }

  @Test
  void whatAMemberIsAtIsGivenUp() throws InterruptedException {
    List<Outcome<Boolean>> outcomes = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    try (Executor executor = new ThreadExecutor(1)) {
      Executor.Execution execution =
          executor.execute(
              grid().subList(0, 1),
              (member, run, stopping) -> {
                begun.countDown();
                stopped.join();
                run.advance();
                return true;
              },
              outcomes::add);
      begun.await();
      execution.stop();
      stopped.complete(true);
      execution.await();
    }
    assertEquals(List.of(new Outcome.Failed<>(0, "The run was stopped before its end.")), outcomes);
  }

  @Test
  void itNeedsAThread() {
    assertThrows(IllegalArgumentException.class, () -> new ThreadExecutor(0));
  }
}
