package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Objective;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the pairs of the Gauss-Newton matrix are looked for while weights are at random places. */
class TangentSpanTest {
  private static final int INPUTS = 30;
  private static final int OUTPUTS = 4;
  private static final int EXAMPLES = 100;
  private static final int CALLS = 26;

  /** Until then both starts have been tried. */
  private static final int TRIALS = 10;

  private static final double TOLERANCE = 2e-2;

  private int productsOfSpan;
  private int productsOfLast;

  /** Classes drawn anew for each example: H is far from G. */
  private static void drawClasses(Matrix targets, SplittableRandom random) {
    for (int i = 0; i < EXAMPLES; i++) {
      targets.set(OUTPUTS * i + random.nextInt(OUTPUTS), 1);
    }
  }

  private void follow(Loss loss, boolean isFitted, double motion) {
    Network network = Network.perceptron(INPUTS, List.of(16), OUTPUTS, Activation.TANH);
    SplittableRandom random = new SplittableRandom(5);
    try (NativeMemory memory = new NativeMemory(Precision.DOUBLE);
        Workers workers = new Workers(1)) {
      Matrix inputs = memory.allocate(INPUTS, EXAMPLES);
      Matrix targets = memory.allocate(OUTPUTS, EXAMPLES);
      for (int i = 0; i < inputs.size(); i++) {
        inputs.set(i, random.nextGaussian());
      }
      int n = network.parameters();
      ParameterVector theta = network.vector(memory.allocate(n, 1));
      network.initialise(theta, 0.7, random);
      double[] start = theta.flat().toArray();
      if (isFitted) {
        network.evaluate(theta, inputs, targets);
      } else {
        drawClasses(targets, random);
      }
      var objective = new Objective(memory, network, loss, new Examples(inputs, targets), workers);
      EigenTracker hessian = new EigenTracker(memory, n, 3, new SplittableRandom(1));
      EigenTracker fromSpan = new EigenTracker(memory, n, 3, new SplittableRandom(2));
      EigenTracker fromLast = new EigenTracker(memory, n, 3, new SplittableRandom(2));
      TangentSpan span =
          TangentSpan.of(
                  memory,
                  new TopEigensolver.Tracked(hessian),
                  new TopEigensolver.Tracked(fromSpan),
                  objective,
                  objective)
              .orElseThrow();
      ParameterVector gradient = network.vector(memory.allocate(n, 1));
      for (int call = 0; call < CALLS; call++) {
        objective.linearise(theta, gradient);
        span.solveHessian(TOLERANCE, 100);
        span.solveGaussNewton(TOLERANCE, 100);
        fromLast.solve(objective.gaussNewton(), TOLERANCE, 300);
        if (call >= TRIALS && hessian.isInBasis() && fromSpan.isInBasis() && fromLast.isInBasis()) {
          productsOfSpan += fromSpan.products();
          productsOfLast += fromLast.products();
        }
        for (int i = 0; i < n; i++) {
          theta.flat().set(i, start[i] + motion * random.nextGaussian());
        }
      }
    }
  }

  @Test
  void theSpanOfTheHessiansPairsIsABetterStartWhereTheyAreNear() {
    follow(Loss.SQUARED_ERROR, true, 0.03);
    assertTrue(
        productsOfSpan > 0 && productsOfSpan < 0.85 * productsOfLast,
        productsOfSpan + " against " + productsOfLast);
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void theLastPairsAreTakenWhereTheyAreTheBetterStart(Loss loss) {
    follow(loss, false, 0.005);
    assertTrue(
        productsOfSpan > 0 && productsOfSpan < 1.15 * productsOfLast,
        productsOfSpan + " against " + productsOfLast);
  }
}
