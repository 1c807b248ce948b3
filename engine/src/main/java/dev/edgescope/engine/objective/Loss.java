package dev.edgescope.engine.objective;

/**
 * The loss l(f, y) of one example, with the derivatives with respect to the outputs f.
 *
 * <p>Methods work on C consecutive elements from {@code offset} on of each array.
 */
public enum Loss {
  /** l = 1/2 |f - y|^2, summed over the outputs, not averaged. */
  SQUARED_ERROR {
    @Override
    double evaluate(double[] f, double[] y, double[] bar, int offset, int outputs) {
      double sum = 0;
      for (int c = offset; c < offset + outputs; c++) {
        bar[c] = f[c] - y[c];
        sum += bar[c] * bar[c];
      }
      return sum / 2;
    }

    @Override
    void curvature(double[] f, double[] dot, double[] barDot, int offset, int outputs) {
      System.arraycopy(dot, offset, barDot, offset, outputs);
    }

    @Override
    void secondCurvature(
        double[] f, double[] dot, double[] dotDot, double[] barDotDot, int offset, int outputs) {
      System.arraycopy(dotDot, offset, barDotDot, offset, outputs);
    }

    @Override
    void curvatureFactor(double[] f, int column, double[] factor, int offset, int outputs) {
      for (int c = 0; c < outputs; c++) {
        factor[offset + c] = c == column ? 1 : 0;
      }
    }
  },

  /** l = -log softmax(f)_y, for one-hot y. */
  CROSS_ENTROPY {
    @Override
    double evaluate(double[] f, double[] y, double[] bar, int offset, int outputs) {
      double logNormaliser = logNormaliser(f, offset, outputs);
      double loss = 0;
      for (int c = offset; c < offset + outputs; c++) {
        double logProbability = f[c] - logNormaliser;
        loss -= y[c] * logProbability;
        bar[c] = Math.exp(logProbability) - y[c];
      }
      return loss;
    }

    @Override
    void curvature(double[] f, double[] dot, double[] barDot, int offset, int outputs) {
      double logNormaliser = logNormaliser(f, offset, outputs);
      double mean = 0;
      for (int c = offset; c < offset + outputs; c++) {
        barDot[c] = Math.exp(f[c] - logNormaliser) * dot[c];
        mean += barDot[c];
      }
      for (int c = offset; c < offset + outputs; c++) {
        barDot[c] -= Math.exp(f[c] - logNormaliser) * mean;
      }
    }

    @Override
    void secondCurvature(
        double[] f, double[] dot, double[] dotDot, double[] barDotDot, int offset, int outputs) {
      // p (e - mean of e) with e = (dot - mean of dot)^2 + dotDot, the means over p = softmax(f).
      double logNormaliser = logNormaliser(f, offset, outputs);
      double meanDot = 0;
      for (int c = offset; c < offset + outputs; c++) {
        meanDot += Math.exp(f[c] - logNormaliser) * dot[c];
      }
      double mean = 0;
      for (int c = offset; c < offset + outputs; c++) {
        double deviation = dot[c] - meanDot;
        barDotDot[c] = deviation * deviation + dotDot[c];
        mean += Math.exp(f[c] - logNormaliser) * barDotDot[c];
      }
      for (int c = offset; c < offset + outputs; c++) {
        barDotDot[c] = Math.exp(f[c] - logNormaliser) * (barDotDot[c] - mean);
      }
    }

    @Override
    void curvatureFactor(double[] f, int column, double[] factor, int offset, int outputs) {
      double logNormaliser = logNormaliser(f, offset, outputs);
      double root = Math.exp((f[offset + column] - logNormaliser) / 2);
      for (int c = 0; c < outputs; c++) {
        double probability = Math.exp(f[offset + c] - logNormaliser);
        factor[offset + c] = root * ((c == column ? 1 : 0) - probability);
      }
    }
  };

  /**
   * l of one example.
   *
   * @param f its C outputs
   * @param y its C targets
   */
  public final double of(double[] f, double[] y) {
    return evaluate(f, y, new double[f.length], 0, f.length);
  }

  /** Returns l and sets bar = dl/df. */
  abstract double evaluate(double[] f, double[] y, double[] bar, int offset, int outputs);

  /** barDot = (d^2 l / df^2) dot. */
  abstract void curvature(double[] f, double[] dot, double[] barDot, int offset, int outputs);

  /**
   * barDotDot, the second derivative of dl/df along outputs that move with dot and dotDot: (d^2 l /
   * df^2) dotDot + (d^3 l / df^3)[dot, dot].
   */
  abstract void secondCurvature(
      double[] f, double[] dot, double[] dotDot, double[] barDotDot, int offset, int outputs);

  /** Column of a C x C matrix R with R R^T = d^2 l / df^2. */
  abstract void curvatureFactor(double[] f, int column, double[] factor, int offset, int outputs);

  /** log sum_c exp f_c, without overflow. */
  private static double logNormaliser(double[] f, int offset, int outputs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = offset; c < offset + outputs; c++) {
      largest = Math.max(largest, f[c]);
    }
    double sum = 0;
    for (int c = offset; c < offset + outputs; c++) {
      sum += Math.exp(f[c] - largest);
    }
    return largest + Math.log(sum);
  }
}
