package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.DenseEigenpairs;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubspaceProjectorTest {
  private static final int K = 4;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Workers workers = new Workers(1);
  private final Network network = Network.perceptron(5, List.of(6), 2, Activation.TANH);
  private final int parameters = network.parameters();
  private final ParameterVector theta = network.vector(memory.allocate(parameters, 1));
  private final SubspaceProjector dominant = new SubspaceProjector(memory, network, true, K);
  private final SubspaceProjector bulk = new SubspaceProjector(memory, network, false, K);
  private final Matrix vector = memory.allocate(parameters, 1);
  private Objective objective;

  @BeforeEach
  void refresh() {
    SplittableRandom random = new SplittableRandom(4);
    Matrix features = memory.allocate(5, 30);
    Matrix targets = memory.allocate(2, 30);
    fill(features, random);
    fill(targets, random);
    network.initialise(theta, 1, random);
    Examples examples = new Examples(features, targets);
    objective = new Objective(memory, network, Loss.SQUARED_ERROR, examples, workers);
    dominant.refresh(objective, theta, 0);
    bulk.refresh(objective, theta, 0);
    fill(vector, random);
  }

  @AfterEach
  void freeMemory() {
    workers.close();
    memory.close();
  }

  private static void fill(Matrix matrix, SplittableRandom random) {
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, random.nextGaussian());
    }
  }

  @Test
  void projectingTwiceIsProjectingOnce() {
    for (SubspaceProjector projector : List.of(dominant, bulk)) {
      projector.project(vector);
      double[] once = vector.toArray();
      projector.project(vector);
      assertArrayEquals(once, vector.toArray(), 1e-12);
    }
  }

  @Test
  void theTwoPartsAreOrthogonalAndMakeUpTheWhole() {
    double[] whole = vector.toArray();
    Matrix rest = memory.allocate(parameters, 1);
    rest.copy(0, vector, 0, parameters);
    dominant.project(vector);
    bulk.project(rest);
    assertEquals(0, vector.dot(rest, parameters), 1e-12);
    rest.axpy(1, vector, parameters);
    assertArrayEquals(whole, rest.toArray(), 1e-12);
  }

  @Test
  void theDominantPartHasRankK() {
    double trace = 0;
    for (int i = 0; i < parameters; i++) {
      vector.clear();
      vector.set(i, 1);
      dominant.project(vector);
      trace += vector.get(i);
    }
    assertEquals(K, trace, 1e-10);
  }

  @Test
  void anotherProjectorGoesOnFromItsState() {
    SubspaceProjector other = new SubspaceProjector(memory, network, true, K);
    other.restore(dominant.state());
    Matrix copy = memory.allocate(parameters, 1);
    copy.copy(0, vector, 0, parameters);
    dominant.project(vector);
    other.project(copy);
    assertArrayEquals(vector.toArray(), copy.toArray());
  }

  /** Against all eigenvectors of the Hessian's matrix. */
  @Test
  void theDominantSpaceIsThatOfTheTopEigenvectorsOfTheHessian() {
    Matrix unit = memory.allocate(parameters, 1);
    Matrix image = memory.allocate(parameters, 1);
    double[][] hessian = new double[parameters][];
    objective.linearise(theta, network.vector(memory.allocate(parameters, 1)));
    for (int j = 0; j < parameters; j++) {
      unit.clear();
      unit.set(j, 1);
      objective.hessian().apply(unit, image);
      hessian[j] = image.toArray();
    }
    DenseEigenpairs all = DenseEigenpairs.of(hessian, parameters);
    for (int a = 0; a < K; a++) {
      for (int i = 0; i < parameters; i++) {
        vector.set(i, all.component(i, a));
      }
      dominant.project(vector);
      // A residual of 1e-2 of the value over the gap to the rest.
      double gap = all.value(a) - all.value(K);
      double angle = 2 * TrajectoryEigensolver.TOLERANCE * all.value(a) / gap;
      assertTrue(angle < 0.7, "eigenvalue " + a + " is too near the rest to tell");
      assertEquals(1, vector.norm(), angle * angle, "eigenvector " + a);
    }
  }
}
