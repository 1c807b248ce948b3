package dev.edgescope.engine.run;

/** Step blocks as the engine makes them, for tests of those who receive them. */
public final class StepBlocks {
  private StepBlocks() {}

  /** Steps from {@code firstStep} on at a constant learning rate, one for each loss. */
  public static StepBlock of(long firstStep, double learningRate, double... losses) {
    double[] times = new double[losses.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = learningRate * (firstStep + i);
    }
    return new StepBlock(
        firstStep, times, losses, losses.length, learningRate * (firstStep + losses.length));
  }
}
