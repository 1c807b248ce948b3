package dev.edgescope.engine.data.task;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.Numbers;
import java.util.Locale;
import java.util.Optional;

/**
 * The Chebyshev polynomial T_k as a regression task: inputs equally spaced on [-1, 1], both ends
 * included, targets T_k of them, neither preprocessed. The one-dimensional task of Cohen et al.,
 * "Gradient descent on neural networks typically occurs at the edge of stability" (ICLR 2021).
 */
public final class ChebyshevRegression {
  private ChebyshevRegression() {}

  /**
   * The task; it has no test examples.
   *
   * @param degree k, not negative
   * @param examples D, at least 2
   */
  public static DataSplit of(int degree, int examples) {
    double[] inputs = new double[examples];
    double[] targets = new double[examples];
    for (int i = 0; i < examples; i++) {
      double x = Math.clamp(-1 + 2.0 * i / (examples - 1), -1.0, 1.0);
      inputs[i] = x;
      targets[i] = Math.cos(degree * Math.acos(x));
    }
    String provenance =
        String.format(
            Locale.ROOT, "Chebyshev polynomial of degree %,d at %,d points", degree, examples);
    return new DataSplit(
        DataSet.regression(1, Numbers.of(inputs), 1, Numbers.of(targets), provenance),
        Optional.empty(),
        Optional.empty());
  }
}
