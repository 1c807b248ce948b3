package dev.edgescope.engine.bench;

import dev.edgescope.engine.curvature.EigenTracker;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Products for the top eigenvalues to 1e-2, five steps of descent after the last solution. */
final class WarmProducts {
  private static final int ROUNDS = 20;
  private static final int STEPS = 5;

  private WarmProducts() {}

  /** A row in Markdown. */
  static String row(int count) {
    Network network = Network.perceptron(784, List.of(200, 200), 10, Activation.TANH);
    try (Problem problem = new Problem(network, 2500, 0.3)) {
      var tracker =
          new EigenTracker(problem.memory, network.parameters(), count, new SplittableRandom(2));
      Counted hessian = new Counted(problem.objective.hessian());
      tracker.solve(hessian, 1e-2, 1000);
      hessian.products = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (int step = 0; step < STEPS; step++) {
          problem.objective.addGradient(problem.theta, -0.05, problem.theta);
        }
        problem.objective.linearise(problem.theta, problem.gradient);
        tracker.solve(hessian, 1e-2, 1000);
      }
      return String.format(
          Locale.ROOT,
          "| top-%d, warm, %d steps later | %.1f products | | mean of %d |",
          count,
          STEPS,
          (double) hessian.products / ROUNDS,
          ROUNDS);
    }
  }

  /** An operator that counts its products. */
  private static final class Counted implements SymmetricOperator {
    private final SymmetricOperator operator;
    private int products;

    Counted(SymmetricOperator operator) {
      this.operator = operator;
    }

    @Override
    public int dimension() {
      return operator.dimension();
    }

    @Override
    public void apply(Matrix x, Matrix y) {
      products++;
      operator.apply(x, y);
    }
  }
}
