package dev.edgescope.engine.training;

/** Step blocks as the engine makes them, for tests of those who receive them. */
public final class StepBlocks {
  private StepBlocks() {}

  /** Steps from {@code firstStep} on at a constant learning rate, one for each loss, with B = 1. */
  public static StepBlock of(long firstStep, double learningRate, double... losses) {
    return of(
        new Progress(firstStep, learningRate * firstStep, firstStep), learningRate, 1, losses);
  }

  /** Steps that go on from where a run is, one for each loss. */
  public static StepBlock of(Progress start, double learningRate, int batchSize, double... losses) {
    double[] times = new double[losses.length];
    long[] examples = new long[losses.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = start.learningTime() + learningRate * i;
      examples[i] = start.examplesSeen() + (long) batchSize * i;
    }
    return new StepBlock(
        start.step(),
        times,
        examples,
        losses,
        losses.length,
        new Progress(
            start.step() + losses.length,
            start.learningTime() + learningRate * losses.length,
            start.examplesSeen() + (long) batchSize * losses.length));
  }
}
