package dev.edgescope.engine.measure;

import dev.edgescope.engine.model.Network;

/**
 * What passes over the training examples take by their operations alone: the same on every machine,
 * so that what is read, and when, does not hang on a clock.
 *
 * @param first multiplications of a forward pass in the first layer, for all examples
 * @param others the same in all other layers
 * @param outputs C
 */
public record Work(long first, long others, int outputs) {
  /**
   * Of a gradient. A reading takes some ten gradients, so that at the ten operations a nanosecond
   * of small matrices it stays below a tenth of a frame of the window.
   */
  private static final double CHEAP_OPERATIONS = 1e6;

  /**
   * That of a network.
   *
   * @param examples D
   */
  public static Work of(Network network, int examples) {
    long[] layers = network.multiplications();
    long all = 0;
    for (long layer : layers) {
      all += layer * examples;
    }
    long first = layers[0] * examples;
    return new Work(first, all - first, network.outputs());
  }

  /**
   * Floating-point operations of a gradient: products forward and to the parameters, and back
   * through all layers but the first.
   */
  public double ofGradient() {
    return 2.0 * (2 * first + 3 * others);
  }

  /**
   * That of the exact NTK trace in gradients: one pass back for each output. It takes 0.37 of
   * 784-64-64-10, where this says 0.41, and 0.97 of 784-200-200-10, where it says 0.95.
   */
  public double ofNtkTrace() {
    return 2.0 * outputs * others / ofGradient();
  }

  /** Whether a reading takes so little that every step may have one where nothing is said. */
  public boolean isCheap() {
    return ofGradient() <= CHEAP_OPERATIONS;
  }
}
