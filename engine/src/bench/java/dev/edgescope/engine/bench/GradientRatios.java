package dev.edgescope.engine.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the perceptron's passes cost, in gradients. All take turns, and of each the fastest round
 * counts: measured one after another, the machine's moods would be in the ratios.
 */
record GradientRatios(double hessianProduct, double gaussNewtonProduct, double ntkTrace) {
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 200;

  static GradientRatios measure() {
    // A gradient leaves the point that the others are taken at.
    PerceptronBenchmark descent = new PerceptronBenchmark();
    PerceptronBenchmark curvature = new PerceptronBenchmark();
    try {
      List<Runnable> passes =
          List.of(
              descent::gradient,
              curvature::hessianProduct,
              curvature::gaussNewtonProduct,
              curvature::ntkTrace);
      List<Long> fastest = new ArrayList<>(Collections.nCopies(passes.size(), Long.MAX_VALUE));
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        for (int i = 0; i < passes.size(); i++) {
          long start = System.nanoTime();
          passes.get(i).run();
          long nanos = System.nanoTime() - start;
          if (round >= 0) {
            fastest.set(i, Math.min(fastest.get(i), nanos));
          }
        }
      }
      double gradient = fastest.getFirst();
      return new GradientRatios(
          fastest.get(1) / gradient, fastest.get(2) / gradient, fastest.get(3) / gradient);
    } finally {
      descent.close();
      curvature.close();
    }
  }
}
