package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMixTest {
  private static final int NUMBERS = 1_000;

  private final SplitMix random = new SplitMix();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x9E3779B97F4A7C15L})
  void itsBoundedIntegersAreTheLibrarys(long seed) {
    SplittableRandom library = new SplittableRandom(seed);
    random.restart(seed);
    for (int bound = 1; bound <= NUMBERS; bound++) {
      assertEquals(library.nextInt(bound), random.nextInt(bound), "below " + bound);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, Long.MAX_VALUE})
  void itsLongsAreTheLibrarys(long seed) {
    SplittableRandom library = new SplittableRandom(seed);
    random.restart(seed);
    for (int i = 0; i < NUMBERS; i++) {
      assertEquals(library.nextLong(), random.nextLong(), "number " + i);
    }
  }
}
