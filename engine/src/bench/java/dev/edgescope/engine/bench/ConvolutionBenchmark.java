package dev.edgescope.engine.bench;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.Pooling;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Full-batch derivatives of the two-block 32-32 network on 1,000 images of 3 x 32 x 32. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ConvolutionBenchmark {
  private static final int EXAMPLES = 1000;

  private final Problem problem =
      new Problem(
          Network.convolutional(
              new ImageShape(3, 32, 32), List.of(32, 32), Pooling.AVERAGE, 10, Activation.TANH),
          EXAMPLES,
          1);

  /** Floating-point operations of one gradient, as for the perceptron. */
  static double gradientOperations() {
    double first = 32 * 32 * 27 * 32;
    double others = 16 * 16 * 288 * 32 + 2048 * 10;
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
  public double ntkTrace() {
    return problem.objective.ntkTrace();
  }
}
