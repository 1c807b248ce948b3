package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.ParameterVector;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything is bitwise the same on any number of cores. */
class DeterminismTest {

  /** Examples that make 2, 3 and 8 shards, on 2 and 5 threads. */
  static Stream<Arguments> cases() {
    return Stream.of(257, 450, 1100)
        .flatMap(n -> Stream.of(Arguments.of(n, 2), Arguments.of(n, 5)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossAndGradientOfTheFullSet(int examples, int threads) {
    assertArrayEquals(lossAndGradient(examples, 1, 0), lossAndGradient(examples, threads, 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossAndGradientOfAMiniBatch(int examples, int threads) {
    assertArrayEquals(lossAndGradient(examples, 1, 256), lossAndGradient(examples, threads, 256));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void curvatureOfTheFullSet(int examples, int threads) {
    assertArrayEquals(curvature(examples, 1), curvature(examples, threads));
  }

  private static double[] lossAndGradient(int examples, int threads, int batchSize) {
    try (SyntheticProblem problem = new SyntheticProblem(Precision.FLOAT, examples);
        Workers workers = new Workers(threads)) {
      ParameterVector gradient = problem.newVector();
      double loss;
      if (batchSize == 0) {
        loss = objective(problem, workers).addGradient(problem.theta, 1, gradient);
      } else {
        try (MiniBatch batch =
            new MiniBatch(
                problem.network, Loss.CROSS_ENTROPY, problem.examples, batchSize, 1, workers)) {
          batch.draw(4);
          loss = batch.addGradient(problem.theta, 1, gradient);
        }
      }
      return with(gradient.flat().toArray(), loss);
    }
  }

  /** A Hessian-vector and a Gauss-Newton-vector product, both traces and the evaluation. */
  private static double[] curvature(int examples, int threads) {
    try (SyntheticProblem problem = new SyntheticProblem(Precision.FLOAT, examples);
        Workers workers = new Workers(threads)) {
      Objective objective = objective(problem, workers);
      ParameterVector v = problem.newVector();
      Evaluation evaluation = objective.linearise(problem.theta, v);
      ParameterVector hessian = problem.newVector();
      objective.hessian().apply(v.flat(), hessian.flat());
      ParameterVector gaussNewton = problem.newVector();
      objective.gaussNewton().apply(v.flat(), gaussNewton.flat());
      return with(
          with(hessian.flat().toArray(), gaussNewton.flat().toArray()),
          evaluation.loss(),
          evaluation.accuracy(),
          objective.ntkTrace(),
          objective.gaussNewtonTrace());
    }
  }

  private static Objective objective(SyntheticProblem problem, Workers workers) {
    return new Objective(
        problem.memory, problem.network, Loss.CROSS_ENTROPY, problem.examples, workers);
  }

  private static double[] with(double[] values, double... more) {
    double[] all = Arrays.copyOf(values, values.length + more.length);
    System.arraycopy(more, 0, all, values.length, more.length);
    return all;
  }
}
