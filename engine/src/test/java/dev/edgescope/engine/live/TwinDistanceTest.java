package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TwinDistanceTest {

  /** What two runs have kept. */
  private record Kept(CheckpointTrail checkpoints) implements RunPort {
    Kept() {
      this(new CheckpointTrail());
    }

    void at(long step, double alpha, double... theta) {
      checkpoints.add(new Checkpoint(step, alpha * step, alpha, 8, theta, Map.of()));
    }

    @Override
    public void send(Command command) {
      throw new UnsupportedOperationException(command + " is asked of a run by a distance");
    }

    @Override
    public int drain(Consumer<RunEvent> consumer, int limit) {
      return 0;
    }

    @Override
    public History history() {
      return new History();
    }
  }

  private final Kept run = new Kept();
  private final Kept twin = new Kept();

  private static List<FlowEvent.Reached> told(TwinDistance distance, int count)
      throws InterruptedException {
    List<FlowEvent.Reached> told = new ArrayList<>();
    while (told.size() < count) {
      distance.drain(event -> told.add((FlowEvent.Reached) event), 1);
      Thread.sleep(1);
    }
    return told;
  }

  @Test
  void itIsTheEuclideanDistanceAtTheSameStep() throws InterruptedException {
    run.at(0, 0.1, 1, 2);
    twin.at(0, 0.1, 1, 2);
    run.at(1, 0.1, 4, 2);
    twin.at(1, 0.1, 1, 6);
    try (TwinDistance distance = new TwinDistance(run, twin)) {
      List<FlowEvent.Reached> told = told(distance, 2);
      assertEquals(0, told.getFirst().distance());
      assertEquals(1, told.getLast().step());
      assertEquals(0.1, told.getLast().learningTime());
      assertEquals(5, told.getLast().distance());
    }
  }

  @Test
  void aStateThatOneHasNotComeToWaits() throws InterruptedException {
    run.at(0, 0.1, 1);
    run.at(1, 0.1, 3);
    twin.at(0, 0.1, 1);
    try (TwinDistance distance = new TwinDistance(run, twin)) {
      assertEquals(0, told(distance, 1).getFirst().step());
      twin.at(1, 0.1, 1);
      assertEquals(2, told(distance, 1).getFirst().distance());
    }
  }

  /** After a learning rate was moved for one of them alone. */
  @Test
  void statesOfOtherLearningTimesAreNotCompared() throws InterruptedException {
    run.at(0, 0.1, 1);
    twin.at(0, 0.1, 1);
    run.at(1, 0.1, 3);
    twin.at(1, 0.2, 1);
    run.at(2, 0.1, 4);
    twin.at(2, 0.1, 1);
    try (TwinDistance distance = new TwinDistance(run, twin)) {
      List<FlowEvent.Reached> told = told(distance, 2);
      assertEquals(List.of(0L, 2L), told.stream().map(FlowEvent.Reached::step).toList());
    }
  }
}
