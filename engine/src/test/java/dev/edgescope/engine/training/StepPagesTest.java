package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Pages beyond those in memory, against arrays. */
class StepPagesTest {
  private static final int RESIDENT = 3;
  private static final int STEPS = 20 * StepPage.STEPS + 1_234;

  private final double[] times = new double[STEPS];
  private final double[] losses = new double[STEPS];

  private StepPages pages(IntToDoubleFunction rate) {
    StepPages pages = new StepPages(RESIDENT, new SpillFile());
    SplittableRandom random = new SplittableRandom(5);
    double time = 0;
    for (int step = 0; step < STEPS; step++) {
      times[step] = time;
      losses[step] = random.nextDouble();
      pages.add(time, losses[step]);
      time += rate.applyAsDouble(step);
    }
    return pages;
  }

  private void assertHolds(StepPages pages, int steps) {
    assertEquals(steps, pages.steps());
    for (int step = 0; step < steps; step++) {
      assertEquals(losses[step], pages.loss(step), "loss of step " + step);
      assertEquals(times[step], pages.learningTime(step), "learning time of step " + step);
    }
  }

  @Test
  void learningTimesOfAConstantRateAreTheSameSums() {
    assertHolds(pages(step -> 0.1), STEPS);
  }

  @Test
  void learningTimesOfAScheduleAreTheSameSums() {
    assertHolds(pages(step -> 0.1 / (1 + step)), STEPS);
  }

  @Test
  void stepsAreFoundInAnyOrder() {
    StepPages pages = pages(step -> 1.0 / 3);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      int step = random.nextInt(STEPS);
      assertEquals(losses[step], pages.loss(step), "step " + step);
    }
  }

  @Test
  void aPastInCommonGoesOnByItself() {
    StepPages trunk = pages(step -> 0.1);
    int common = 9 * StepPage.STEPS + 77;
    StepPages branch = trunk.upTo(common);
    for (int i = 0; i < 8 * StepPage.STEPS; i++) {
      branch.add(-1, -1);
    }
    assertHolds(trunk, STEPS);
    assertHolds(branch.upTo(common), common);
  }
}
