package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.ParameterVector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the objective asks of the order of its calls, and what its shards must not change. */
class ObjectiveTest {
  private final SyntheticProblem problem = new SyntheticProblem(Precision.DOUBLE, 450);
  private final Workers workers = new Workers(2);

  @AfterEach
  void freeMemory() {
    workers.close();
    problem.close();
  }

  private Objective objective(int first, int count, Loss loss) {
    return new Objective(
        problem.memory,
        problem.network,
        loss,
        new Examples(
            problem.examples.features().columns(first, count),
            problem.examples.targets().columns(first, count)),
        workers);
  }

  private double[] hessianProduct(Objective objective, Matrix v) {
    Matrix product = problem.newVector().flat();
    objective.hessian().apply(v, product);
    return product.toArray();
  }

  /** 450 examples are three shards, 100 are one. */
  @ParameterizedTest
  @EnumSource
  void theWholeIsTheMeanOfItsParts(Loss loss) {
    ParameterVector v = problem.newVector();
    problem.network.initialise(v, 1, new SplittableRandom(2));
    ParameterVector whole = problem.newVector();
    Objective all = objective(0, 450, loss);
    all.linearise(problem.theta, whole);
    ParameterVector parts = problem.newVector();
    double trace = 0;
    Matrix product = problem.newVector().flat();
    for (int part = 0; part < 5; part++) {
      Objective objective = objective(part * 90, 90, loss);
      ParameterVector gradient = problem.newVector();
      objective.linearise(problem.theta, gradient);
      parts.flat().axpy(0.2, gradient.flat(), parts.flat().size());
      trace += objective.gaussNewtonTrace() / 5;
      Matrix own = problem.newVector().flat();
      objective.hessian().apply(v.flat(), own);
      product.axpy(0.2, own, own.size());
    }
    assertArrayEquals(parts.flat().toArray(), whole.flat().toArray(), 1e-13);
    assertArrayEquals(product.toArray(), hessianProduct(all, v.flat()), 1e-13);
    assertEquals(trace, all.gaussNewtonTrace(), 1e-11);
  }

  @Test
  void curvatureStaysThatOfThePointWhileTheParametersMoveOn() {
    Objective objective = objective(0, 450, Loss.SQUARED_ERROR);
    ParameterVector v = problem.newVector();
    objective.linearise(problem.theta, v);
    double[] before = hessianProduct(objective, v.flat());
    problem.theta.flat().scale(3, problem.theta.flat().size());
    assertArrayEquals(before, hessianProduct(objective, v.flat()));
  }

  @Test
  void curvatureBeforeLineariseIsRefused() {
    Objective objective = objective(0, 450, Loss.SQUARED_ERROR);
    assertThrows(IllegalStateException.class, objective::ntkTrace);
  }

  @Test
  void curvatureAfterAnotherLossIsRefused() {
    Objective objective = objective(0, 450, Loss.SQUARED_ERROR);
    ParameterVector v = problem.newVector();
    objective.linearise(problem.theta, v);
    objective.evaluate(problem.theta);
    assertThrows(IllegalStateException.class, () -> hessianProduct(objective, v.flat()));
  }

  @Test
  void curvatureAfterAStepIsRefused() {
    Objective objective = objective(0, 450, Loss.SQUARED_ERROR);
    objective.linearise(problem.theta, problem.newVector());
    objective.addGradient(problem.theta, -0.1, problem.theta);
    assertThrows(IllegalStateException.class, objective::gaussNewtonTrace);
  }

  /** Theta after two steps at the given rates, with a linearisation between them. */
  private double[] twoSteps(double first, double second, Runnable afterLinearising) {
    Objective objective = objective(0, 450, Loss.SQUARED_ERROR);
    ParameterVector theta = problem.newVector();
    theta.flat().copy(0, problem.theta.flat(), 0, theta.flat().size());
    objective.addGradient(theta, -first, theta);
    ParameterVector gradient = problem.newVector();
    objective.linearise(theta, gradient);
    hessianProduct(objective, gradient.flat());
    afterLinearising.run();
    objective.addGradient(theta, -second, theta);
    return theta.flat().toArray();
  }

  private double[] twoStepsAlone(double first, double second) {
    Objective objective = objective(0, 450, Loss.SQUARED_ERROR);
    ParameterVector theta = problem.newVector();
    theta.flat().copy(0, problem.theta.flat(), 0, theta.flat().size());
    objective.addGradient(theta, -first, theta);
    objective.addGradient(theta, -second, theta);
    return theta.flat().toArray();
  }

  @Test
  void aStepFromWhereCurvatureWasTakenMakesNoPassOfItsOwn() {
    double[] alone = twoStepsAlone(0.1, 0.1);
    assertArrayEquals(alone, twoSteps(0.1, 0.1, problem.examples.features()::clear));
  }

  @Test
  void aStepAtAnotherRateIsNotTheOneThatWasExpected() {
    assertArrayEquals(twoStepsAlone(0.1, 0.2), twoSteps(0.1, 0.2, () -> {}));
  }

  @Test
  void theGradientBesideAnExpectedStepIsTheGradient() {
    Objective objective = objective(0, 450, Loss.SQUARED_ERROR);
    ParameterVector right = problem.newVector();
    objective.linearise(problem.theta, right);
    objective.addGradient(problem.theta, -0.1, problem.newVector());
    ParameterVector gradient = problem.newVector();
    objective.linearise(problem.theta, gradient);
    assertArrayEquals(right.flat().toArray(), gradient.flat().toArray(), 1e-15);
  }

  @ParameterizedTest
  @EnumSource
  void outputsThatAreNotFiniteNameNoClass(Loss loss) {
    problem.theta.flat().set(0, Double.NaN);
    assertTrue(Double.isNaN(objective(0, 450, loss).evaluate(problem.theta).accuracy()));
  }

  @Test
  void everyInputNeedsATarget() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Examples(
                    problem.examples.features(), problem.examples.targets().columns(0, 449)));
    assertEquals("450 inputs and 449 targets; each example needs one of both", thrown.getMessage());
  }
}
