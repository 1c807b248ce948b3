package dev.edgescope.engine.objective;

import java.util.random.RandomGenerator;

/**
 * The integers of {@link java.util.SplittableRandom}, from one object that starts again with any
 * seed: one of those for each step would be the step's only garbage.
 *
 * <p>SplitMix64: Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA
 * 2014.
 */
final class SplitMix implements RandomGenerator {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Neighbouring arguments give unrelated seeds. */
  static long mix(long value) {
    return finish(value + GOLDEN_GAMMA);
  }

  void restart(long seed) {
    state = seed;
  }

  @Override
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return finish(state);
  }

  @Override
  public int nextInt() {
    state += GOLDEN_GAMMA;
    long z = (state ^ (state >>> 33)) * 0x62A9D9ED799705F5L;
    return (int) (((z ^ (z >>> 28)) * 0xCB24D0A5C88C35B3L) >>> 32);
  }

  private static long finish(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
