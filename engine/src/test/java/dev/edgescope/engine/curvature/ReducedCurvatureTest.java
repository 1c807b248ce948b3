package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.objective.ReducedCurvature;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Curvature in the principal components of the inputs, against the whole. */
class ReducedCurvatureTest {
  private static final int INPUTS = 500;

  /** Three shards, one of which products halve. */
  private static final int EXAMPLES = 390;

  private static final int OUTPUTS = 3;
  private static final int CAPACITY = EigenTracker.capacity(2);
  private static final double TOLERANCE = 2e-2;

  private final Network network =
      Network.perceptron(INPUTS, List.of(8, 6), OUTPUTS, Activation.TANH);
  private final SplittableRandom random = new SplittableRandom(3);
  private NativeMemory memory;
  private Workers workers;
  private ParameterVector theta;
  private ParameterVector gradient;

  @BeforeEach
  void begin() {
    memory = new NativeMemory(Precision.DOUBLE);
    workers = new Workers(2);
    theta = network.vector(column(network.parameters()));
    gradient = network.vector(column(network.parameters()));
    network.initialise(theta, 0.5, random);
  }

  @AfterEach
  void end() {
    workers.close();
    memory.close();
  }

  private Matrix column(int size) {
    return memory.allocate(size, 1);
  }

  private Matrix gaussian(int rows, int columns) {
    Matrix matrix = memory.allocate(rows, columns);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, random.nextGaussian());
    }
    return matrix;
  }

  /** Of inputs whose components have the variance k^-decay, as those of pictures have. */
  private Objective objective(Loss loss, double decay) {
    Matrix features = gaussian(INPUTS, EXAMPLES);
    for (int i = 0; i < features.size(); i++) {
      int component = i % INPUTS;
      features.set(i, features.get(i) * 3 * Math.pow(component + 1, -decay / 2));
    }
    Matrix targets = memory.allocate(OUTPUTS, EXAMPLES);
    for (int i = 0; i < EXAMPLES; i++) {
      targets.set(OUTPUTS * i + random.nextInt(OUTPUTS), 1);
    }
    return new Objective(memory, network, loss, new Examples(features, targets), workers);
  }

  private ReducedCurvature reduced(Objective objective) {
    return ReducedCurvature.of(memory, objective, CAPACITY, random).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(ReducedCurvature.Kind.class)
  void aProductIsThatOfTheLiftedVectorAsFarAsItLiesInTheSpace(ReducedCurvature.Kind kind) {
    Objective objective = objective(Loss.CROSS_ENTROPY, 1.5);
    objective.linearise(theta, gradient);
    ReducedCurvature reduced = reduced(objective);
    Matrix v = gaussian(reduced.parameters(), 1);
    Matrix w = gaussian(reduced.parameters(), 1);
    Matrix image = column(v.size());
    reduced.operator(kind).apply(v, image);
    Matrix lifted = column(network.parameters());
    Matrix wholeImage = column(network.parameters());
    reduced.lift(v, lifted);
    whole(objective, kind).apply(lifted, wholeImage);
    reduced.lift(w, lifted);
    double right = wholeImage.dot(lifted, lifted.size());
    assertEquals(right, image.dot(w, w.size()), 1e-9 * Math.abs(right));
  }

  @Test
  void aProductLeavesTheTangentsOfAllExamples() {
    Objective objective = objective(Loss.SQUARED_ERROR, 1.5);
    objective.linearise(theta, gradient);
    ReducedCurvature reduced = reduced(objective);
    Matrix v = gaussian(reduced.parameters(), 1);
    Matrix found = column(EXAMPLES * OUTPUTS);
    reduced.hessian().apply(v, column(v.size()));
    objective.outputTangents(found);
    Matrix lifted = column(network.parameters());
    Matrix right = column(EXAMPLES * OUTPUTS);
    reduced.lift(v, lifted);
    objective.hessian().apply(lifted, column(network.parameters()));
    objective.outputTangents(right);
    assertArrayEquals(right.toArray(), found.toArray(), 1e-9);
  }

  private static SymmetricOperator whole(Objective objective, ReducedCurvature.Kind kind) {
    return switch (kind) {
      case HESSIAN -> objective.hessian();
      case GAUSS_NEWTON -> objective.gaussNewton();
    };
  }

  @Test
  void whatAnImageHasOutsideIsEstimated() {
    Objective objective = objective(Loss.SQUARED_ERROR, 1.5);
    objective.linearise(theta, gradient);
    ReducedCurvature reduced = reduced(objective);
    Matrix v = gaussian(reduced.parameters(), 1);
    Matrix image = column(v.size());
    reduced.hessian().apply(v, image);
    Matrix lifted = column(network.parameters());
    Matrix wholeImage = column(network.parameters());
    reduced.lift(v, lifted);
    objective.hessian().apply(lifted, wholeImage);
    double right = Math.sqrt(Math.pow(wholeImage.norm(), 2) - Math.pow(image.norm(), 2));
    double estimated = reduced.outside(ReducedCurvature.Kind.HESSIAN, i -> 1, 1);
    assertEquals(right, estimated, 0.25 * right);
  }

  @ParameterizedTest
  @EnumSource(ReducedCurvature.Kind.class)
  void pairsThatAreFollowedAreThoseOfTheWhole(ReducedCurvature.Kind kind) {
    Objective objective = objective(Loss.SQUARED_ERROR, 2);
    TopEigensolver solver =
        TopEigensolver.reduced(
            memory, workers, kind, reduced(objective), network.parameters(), 2, random.split());
    var close = new LargestEigensolver(memory, network.parameters(), 2, random.split());
    Matrix image = column(network.parameters());
    for (int call = 0; call < 12; call++) {
      objective.linearise(theta, gradient);
      SymmetricOperator operator = whole(objective, kind);
      Spectrum found = solver.solve(operator, 0, TOLERANCE, 100);
      Eigenpairs right = close.solve(operator, 1e-4, 500);
      for (int j = 0; j < 2; j++) {
        double value = found.eigenvalues().get(j).value();
        assertTrue(found.eigenvalues().get(j).converged(), "converged");
        assertEquals(right.value(j), value, 0.5 * TOLERANCE * value);
        Matrix vector = solver.vectors().columns(j, 1);
        operator.apply(vector, image);
        image.axpy(-value, vector, image.size());
        double residual = image.norm();
        assertTrue(residual <= TOLERANCE * value, "residual " + residual / value);
        assertEquals(residual, found.eigenvalues().get(j).residual(), 0.3 * residual);
      }
      theta.flat().axpy(-0.2, gradient.flat(), network.parameters());
    }
    assertTrue(solver.holds());
  }

  @Test
  void pairsWithMostOfTheToleranceOutsideAreFollowed() {
    Objective objective = objective(Loss.SQUARED_ERROR, 1.5);
    ReducedCurvature reduced = reduced(objective);
    objective.linearise(theta, gradient);
    TopEigensolver close = hessianSolver(reduced, 1);
    double outside = 0;
    for (int call = 0; call < 2; call++) {
      Spectrum.Eigenvalue largest =
          close.solve(objective.hessian(), 0, 1e-6, 200).eigenvalues().getFirst();
      outside = largest.residual() / largest.value();
    }
    TopEigensolver solver = hessianSolver(reduced, 1);
    for (int call = 0; call < 3; call++) {
      Spectrum found = solver.solve(objective.hessian(), 0, outside / 0.7, 100);
      assertTrue(found.isLargestConverged() && solver.holds(), "call " + call);
    }
  }

  private TopEigensolver hessianSolver(ReducedCurvature reduced, int pairs) {
    return TopEigensolver.reduced(
        memory,
        workers,
        ReducedCurvature.Kind.HESSIAN,
        reduced,
        network.parameters(),
        pairs,
        random.split());
  }

  @Test
  void pairsWithTooMuchOutsideAreFlaggedAndDoNotHold() {
    Objective objective = objective(Loss.SQUARED_ERROR, 0.9);
    objective.linearise(theta, gradient);
    TopEigensolver solver = hessianSolver(reduced(objective), 2);
    Spectrum found = solver.solve(objective.hessian(), 0, TOLERANCE / 10, 100);
    assertFalse(found.eigenvalues().getFirst().converged());
    assertFalse(solver.holds());
  }

  /** Its eigenvector is orthogonal to all that is seen within: no residual tells of it. */
  @Test
  void aRiserOutsideIsFound() {
    Objective objective = objective(Loss.SQUARED_ERROR, 2);
    ReducedCurvature reduced = reduced(objective);
    TopEigensolver solver = hessianSolver(reduced, 2);
    objective.linearise(theta, gradient);
    SymmetricOperator hessian = objective.hessian();
    double least = solver.solve(hessian, 0, TOLERANCE, 100).eigenvalues().getLast().value();
    assertTrue(solver.holds());
    Matrix riser = gaussian(network.parameters(), 1);
    reduced.keepOutside(riser);
    riser.scale(1 / riser.norm(), riser.size());
    int calls = 0;
    while (solver.holds() && calls < 500) {
      solver.solve(raised(hessian, riser, 2 * least), 0, TOLERANCE, 100);
      calls++;
    }
    assertFalse(solver.holds());
    assertTrue(calls > 1, "it is not looked for at each call");
  }

  private static SymmetricOperator raised(SymmetricOperator operator, Matrix u, double by) {
    return new SymmetricOperator() {
      @Override
      public int dimension() {
        return operator.dimension();
      }

      @Override
      public void apply(Matrix x, Matrix y) {
        operator.apply(x, y);
        y.axpy(by * u.dot(x, u.size()), u, u.size());
      }
    };
  }

  @Test
  void inputsOfEqualVarianceAreNotReduced() {
    assertTrue(
        ReducedCurvature.of(memory, objective(Loss.SQUARED_ERROR, 0), CAPACITY, random).isEmpty());
  }
}
