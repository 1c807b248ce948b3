package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochsTest {
  private static final int EXAMPLES = 23;

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 12, 23})
  void withOneBatchSizeAnEpochHasAsManyBatchesAsFit(int size) {
    Epochs epochs = new Epochs(EXAMPLES);
    int batches = EXAMPLES / size;
    for (int step = 0; step < 60; step++) {
      assertEquals(step / batches, epochs.epochOf(size));
      assertEquals(step % batches * size, epochs.firstOf(size));
      epochs.pass(1, size);
    }
  }

  @Test
  void whereTheBatchSizeMovesNoExampleComesTwiceInAnEpoch() {
    SplittableRandom random = new SplittableRandom(3);
    Epochs epochs = new Epochs(EXAMPLES);
    boolean[] taken = new boolean[EXAMPLES];
    long epoch = 0;
    for (int step = 0; step < 2000; step++) {
      int size = 1 + random.nextInt(EXAMPLES);
      if (epochs.epochOf(size) != epoch) {
        assertEquals(epoch + 1, epochs.epochOf(size));
        epoch++;
        taken = new boolean[EXAMPLES];
      }
      int first = epochs.firstOf(size);
      for (int i = first; i < first + size; i++) {
        assertTrue(!taken[i], "example " + i + " of epoch " + epoch + " comes twice");
        taken[i] = true;
      }
      epochs.pass(1, size);
    }
  }

  @Test
  void manyStepsAtOnceAreStepsOneByOne() {
    SplittableRandom random = new SplittableRandom(4);
    Epochs oneByOne = new Epochs(EXAMPLES);
    Epochs atOnce = new Epochs(EXAMPLES);
    for (int stretch = 0; stretch < 200; stretch++) {
      int size = 1 + random.nextInt(EXAMPLES);
      int steps = random.nextInt(12);
      for (int i = 0; i < steps; i++) {
        oneByOne.pass(1, size);
      }
      atOnce.pass(steps, size);
      assertEquals(oneByOne.epochOf(1), atOnce.epochOf(1));
      assertEquals(oneByOne.firstOf(1), atOnce.firstOf(1));
    }
  }
}
