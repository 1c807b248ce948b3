package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.Pooling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that an objective gives is bitwise the same on one thread, on two and on four. */
class DeterminismTest {
  private static final ImageShape IMAGE = new ImageShape(1, 4, 4);

  enum Model {
    PERCEPTRON,
    DEEP_LINEAR,
    CONVNET,
    RESNET,
    QUADRATIC,
    /** Its products are large enough to be cut in two where there is a single shard. */
    WIDE_PERCEPTRON
  }

  enum Result {
    EVALUATION,
    GRADIENT,
    GRADIENT_OF_A_MINI_BATCH,
    GRADIENT_WITH_CURVATURE,
    HESSIAN_PRODUCT,
    GAUSS_NEWTON_PRODUCT,
    NTK_TRACE_BY_LAYER,
    GAUSS_NEWTON_TRACE,
    SQUARED_GRADIENT_NORMS,
    /** The terms of Hutchinson's estimate of the NTK trace. */
    SQUARED_JACOBIAN_NORMS,
    EIGENPAIRS
  }

  /** 7 examples make one shard, 200 as well, 450 three, 1,030 eight. */
  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (Loss loss : Loss.values()) {
        cases.add(Arguments.of(Model.WIDE_PERCEPTRON, loss, precision, 200));
        for (int examples : new int[] {7, 450, 1030}) {
          cases.add(Arguments.of(Model.PERCEPTRON, loss, precision, examples));
          cases.add(Arguments.of(Model.DEEP_LINEAR, loss, precision, examples));
        }
        for (int examples : new int[] {7, 450}) {
          cases.add(Arguments.of(Model.CONVNET, loss, precision, examples));
          cases.add(Arguments.of(Model.RESNET, loss, precision, examples));
        }
      }
      for (int examples : new int[] {7, 450, 1030}) {
        cases.add(Arguments.of(Model.QUADRATIC, Loss.SQUARED_ERROR, precision, examples));
      }
    }
    cases.add(Arguments.of(Model.CONVNET, Loss.SQUARED_ERROR, Precision.FLOAT, 1030));
    cases.add(Arguments.of(Model.RESNET, Loss.CROSS_ENTROPY, Precision.FLOAT, 1030));
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}, {1}, {2}, {3} examples")
  @MethodSource("cases")
  void anyNumberOfThreadsGivesTheSame(Model model, Loss loss, Precision precision, int examples) {
    Map<Result, double[]> onOne = results(model, loss, precision, examples, 1);
    assertAll(
        Stream.of(2, 4)
            .flatMap(threads -> {
              var found = results(model, loss, precision, examples, threads);
              return Stream.of(Result.values())
                  .map(result ->
                      () ->
                          assertArrayEquals(
                              onOne.get(result),
                              found.get(result),
                              result + " on " + threads + " threads"));
            }));
  }

  private static Map<Result, double[]> results(
      Model model, Loss loss, Precision precision, int examples, int threads) {
    Map<Result, double[]> results = new EnumMap<>(Result.class);
    try (var problem = new SyntheticProblem(precision, network(model), examples);
        Workers workers = new Workers(threads)) {
      Objective objective =
          new Objective(problem.memory, problem.network, loss, problem.examples, workers);
      int batchSize = examples * 6 / 7;
      try (MiniBatch batch =
          new MiniBatch(problem.network, loss, problem.examples, batchSize, 1, workers)) {
        batch.draw(4);
        results.put(Result.GRADIENT_OF_A_MINI_BATCH, gradient(problem, batch));
      }
      results.put(Result.EVALUATION, numbers(objective.evaluate(problem.theta)));
      results.put(Result.GRADIENT, gradient(problem, objective));
      ParameterVector gradient = problem.newVector();
      Evaluation evaluation = objective.linearise(problem.theta, gradient);
      results.put(
          Result.GRADIENT_WITH_CURVATURE, with(gradient.flat().toArray(), numbers(evaluation)));
      results.put(Result.HESSIAN_PRODUCT, product(objective.hessian(), gradient.flat(), problem));
      results.put(
          Result.GAUSS_NEWTON_PRODUCT, product(objective.gaussNewton(), gradient.flat(), problem));
      results.put(
          Result.NTK_TRACE_BY_LAYER, with(objective.ntkTraceByLayer(), objective.ntkTrace()));
      results.put(Result.GAUSS_NEWTON_TRACE, new double[] {objective.gaussNewtonTrace()});
      results.put(Result.SQUARED_GRADIENT_NORMS, objective.squaredGradientNorms());
      results.put(
          Result.SQUARED_JACOBIAN_NORMS, objective.squaredJacobianNorms(new SplittableRandom(3)));
      results.put(Result.EIGENPAIRS, eigenpairs(problem, objective.hessian()));
    }
    return results;
  }

  private static Network network(Model model) {
    return switch (model) {
      case PERCEPTRON -> Network.perceptron(6, List.of(9), 3, Activation.TANH);
      case DEEP_LINEAR -> Network.perceptron(6, List.of(5, 5), 3, Activation.IDENTITY);
      case CONVNET -> Network.convolutional(IMAGE, List.of(3, 2), Pooling.MAX, 3, Activation.TANH);
      case RESNET -> Network.residual(IMAGE, 1, 2, 3, Activation.RELU);
      case QUADRATIC -> Network.quadratic(9);
      case WIDE_PERCEPTRON -> Network.perceptron(128, List.of(192), 10, Activation.TANH);
    };
  }

  private static double[] gradient(SyntheticProblem problem, Batch batch) {
    ParameterVector gradient = problem.newVector();
    double loss = batch.addGradient(problem.theta, 1, gradient);
    return with(gradient.flat().toArray(), loss);
  }

  private static double[] product(SymmetricOperator operator, Matrix v, SyntheticProblem problem) {
    Matrix product = problem.newVector().flat();
    operator.apply(v, product);
    return product.toArray();
  }

  private static double[] eigenpairs(SyntheticProblem problem, SymmetricOperator operator) {
    LargestEigensolver solver =
        new LargestEigensolver(problem.memory, operator.dimension(), 2, new SplittableRandom(1));
    Eigenpairs pairs = solver.solve(operator, 1e-3, 8);
    return with(
        solver.vectors().toArray(),
        pairs.value(0),
        pairs.value(1),
        pairs.residual(0),
        pairs.residual(1));
  }

  private static double[] numbers(Evaluation evaluation) {
    return new double[] {evaluation.loss(), evaluation.accuracy()};
  }

  private static double[] with(double[] values, double... more) {
    double[] all = Arrays.copyOf(values, values.length + more.length);
    System.arraycopy(more, 0, all, values.length, more.length);
    return all;
  }
}
