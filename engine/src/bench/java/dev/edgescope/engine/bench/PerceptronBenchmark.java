package dev.edgescope.engine.bench;

import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Full-batch derivatives of 784-200-200-10 tanh on 2,500 examples. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PerceptronBenchmark {
  private static final int EXAMPLES = 2500;

  private final Problem problem =
      new Problem(Network.perceptron(784, List.of(200, 200), 10, Activation.TANH), EXAMPLES, 0.3);

  /**
   * Floating-point operations of one gradient: products forward, backward to the parameters, and
   * backward to all inputs but the first.
   */
  static double gradientOperations() {
    double first = 784 * 200;
    double others = 200 * 200 + 200 * 10;
    return 2.0 * EXAMPLES * (2 * first + 3 * others);
  }

  @TearDown
  public void close() {
    problem.close();
  }

  @Benchmark
  public double gradient() {
    problem.gradient.clear();
    return problem.objective.addGradient(problem.theta, 1, problem.gradient);
  }

  @Benchmark
  public void hessianProduct() {
    problem.objective.hessian().apply(problem.gradient.flat(), problem.product);
  }

  @Benchmark
  public void gaussNewtonProduct() {
    problem.objective.gaussNewton().apply(problem.gradient.flat(), problem.product);
  }

  @Benchmark
  public double ntkTrace() {
    return problem.objective.ntkTrace();
  }
}
