package dev.edgescope.engine.curvature.moments;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;

/**
 * The second moments of the residuals under heavy ball, n x n each, in the eigenbasis of Theta:
 * {@code S = E[z z^T]}, {@code R = E[z z_before^T]} and S of the step before. With {@code f = 1 +
 * mu - alpha lambda} a step makes of them, element by element,
 *
 * <pre>
 * S'_ab = noise(S)_ab + f_a f_b S_ab - mu (f_a R_ab + f_b R_ba) + mu^2 S_before_ab
 * R'_ab = f_a S_ab - mu R_ba
 * </pre>
 *
 * They are scaled to a trace of one after each step. All terms are taken in one pass: with an
 * operation of ND4J for each of them a step at n = 100 took five times as long.
 */
final class SecondMoments {
  private final BlockProjection examplesOwn;
  private final double[] lambda;
  private final double[] factor;
  private final int size;
  private final int examples;
  private final double noiseScale;
  private final double momentum;
  private final Matrix state;
  private final Matrix image;
  private double[] now;
  private double[] cross;
  private double[] before;

  /**
   * From the identity on the range of Theta on.
   *
   * @param memory outlives them
   * @param examplesOwn onto the blocks of the examples
   * @param lambda the eigenvalues of Theta
   * @param examples D
   * @param noiseScale alpha^2 (1/B - 1/D) D / (D - 1); 0 for the full batch
   * @param learningRate alpha
   * @param momentum mu
   */
  SecondMoments(
      NativeMemory memory,
      BlockProjection examplesOwn,
      double[] lambda,
      int examples,
      double noiseScale,
      double learningRate,
      double momentum) {
    this.examplesOwn = examplesOwn;
    this.lambda = lambda.clone();
    this.examples = examples;
    this.noiseScale = noiseScale;
    this.momentum = momentum;
    size = lambda.length;
    factor = new double[size];
    now = new double[size * size];
    for (int a = 0; a < size; a++) {
      factor[a] = 1 + momentum - learningRate * lambda[a];
      now[a * size + a] = lambda[a] > 0 ? 1 : 0;
    }
    cross = now.clone();
    before = now.clone();
    state = memory.allocate(size, size);
    image = memory.allocate(size, size);
  }

  /**
   * Makes a step.
   *
   * @return the growth of tr S + tr S_before
   */
  double advance() {
    double mu = momentum;
    double[] next = noise();
    double[] nextCross = new double[size * size];
    for (int b = 0; b < size; b++) {
      for (int a = 0; a <= b; a++) {
        int ab = b * size + a;
        int ba = a * size + b;
        next[ab] +=
            factor[a] * factor[b] * now[ab]
                - mu * (factor[a] * cross[ab] + factor[b] * cross[ba])
                + mu * mu * before[ab];
        // To the last bit: the recursion would let an antisymmetric rounding error grow.
        next[ba] = next[ab];
        nextCross[ab] = factor[a] * now[ab] - mu * cross[ba];
        nextCross[ba] = factor[b] * now[ab] - mu * cross[ab];
      }
    }
    double total = trace(now) + trace(before);
    double nextTotal = trace(next) + trace(now);
    before = scaled(now, 1 / nextTotal);
    cross = scaled(nextCross, 1 / nextTotal);
    now = scaled(next, 1 / nextTotal);
    return nextTotal / total;
  }

  /** What a batch injects at the second moment S. */
  private double[] noise() {
    if (noiseScale == 0) {
      return new double[size * size];
    }
    state.setAll(now);
    examplesOwn.apply(state, image);
    double[] noise = image.toArray();
    for (int b = 0; b < size; b++) {
      for (int a = 0; a < size; a++) {
        int ab = b * size + a;
        noise[ab] = noiseScale * lambda[a] * lambda[b] * (examples * noise[ab] - now[ab]);
      }
    }
    return noise;
  }

  private double trace(double[] matrix) {
    double trace = 0;
    for (int a = 0; a < size; a++) {
      trace += matrix[a * size + a];
    }
    return trace;
  }

  private static double[] scaled(double[] matrix, double factor) {
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= factor;
    }
    return matrix;
  }
}
