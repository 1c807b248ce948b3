package dev.edgescope.app.workspace.theory;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TaskConfig;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.theory.QuadraticRegression;
import java.util.ArrayList;
import java.util.List;

/**
 * A measured step of a seed in the closed dynamics.
 *
 * @param sharpness lambda_1 of the Hessian
 * @param direction the curvature along its first eigenvector at step 0
 * @param kernel lambda_1 of the NTK
 * @param trace tr Theta
 * @param loss L
 */
record ClosedPoint(double sharpness, double direction, double kernel, double trace, double loss) {

  /**
   * Those of a run, as often as the run is measured.
   *
   * @param config of a quadratic model on {@code task}, with a number of steps
   */
  static List<ClosedPoint> all(RunConfig config, TaskConfig task) {
    var dynamics =
        new QuadraticRegression(
            task.load(config.seed()).train(), task.parameters(), config.optimizer().learningRate());
    int parameters = task.parameters();
    DenseEigenpairs first = DenseEigenpairs.of(dynamics.hessian(), parameters);
    List<ClosedPoint> points = new ArrayList<>();
    long end = config.length().steps().orElseThrow();
    int every = config.probes().every().orElseThrow();
    for (long step = 0; step <= end; step++) {
      if (step % every == 0) {
        double[][] hessian = dynamics.hessian();
        DenseEigenpairs now = DenseEigenpairs.of(hessian, parameters);
        points.add(
            new ClosedPoint(
                now.finite() ? now.value(0) : Double.NaN,
                along(first, hessian),
                dynamics.largestKernelEigenvalue(),
                dynamics.kernelTrace(),
                dynamics.loss()));
      }
      dynamics.advance();
    }
    return points;
  }

  /** u^T H u with the first of some eigenvectors. */
  private static double along(DenseEigenpairs vectors, double[][] hessian) {
    double sum = 0;
    for (int a = 0; a < hessian.length; a++) {
      for (int b = 0; b < hessian.length; b++) {
        sum += vectors.component(a, 0) * hessian[a][b] * vectors.component(b, 0);
      }
    }
    return sum;
  }
}
