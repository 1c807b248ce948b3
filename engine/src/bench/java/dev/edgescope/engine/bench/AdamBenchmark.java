package dev.edgescope.engine.bench;

import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.optimizer.Adam;
import dev.edgescope.engine.optimizer.GradientDescent;
import dev.edgescope.engine.optimizer.GradientDescent.Settings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Steps per second of Adam at B = 1 on 784-200-200-10 tanh, the draw of the example included:
 * nearly all of a step is the traffic of parameters, gradient and the two moments.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AdamBenchmark {
  private final Problem problem =
      new Problem(Network.perceptron(784, List.of(200, 200), 10, Activation.TANH), 2500, 0.3);
  private final GradientDescent descent =
      new GradientDescent(
          problem.memory,
          problem.network,
          new Adam(problem.memory, problem.network, problem.workers, 0.9, 0.999, 1e-8),
          Settings.NONE);
  private final MiniBatch batch =
      new MiniBatch(problem.network, Loss.SQUARED_ERROR, problem.examples, 1, 1, problem.workers);
  private long step;

  @TearDown
  public void close() {
    batch.close();
    problem.close();
  }

  /** At a rate so small that the run stays where it is. */
  @Benchmark
  public double step() {
    batch.draw(step++);
    return descent.step(batch, problem.theta, 1e-9);
  }
}
