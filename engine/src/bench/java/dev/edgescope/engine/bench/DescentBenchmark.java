package dev.edgescope.engine.bench;

import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.optimizer.GradientDescent;
import dev.edgescope.engine.optimizer.GradientDescent.Settings;
import dev.edgescope.engine.optimizer.Sgd;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Steps per second of mini-batch descent on 784-200-200-10 tanh, the draw of the batch included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DescentBenchmark {
  private final Problem problem =
      new Problem(Network.perceptron(784, List.of(200, 200), 10, Activation.TANH), 2500, 0.3);
  private final GradientDescent descent =
      new GradientDescent(
          problem.memory,
          problem.network,
          new Sgd(problem.memory, problem.network, Momentum.NONE),
          Settings.NONE);

  @Param({"1", "8", "32", "256"})
  public int batchSize;

  private @Nullable MiniBatch batch;
  private long step;

  @Setup
  public void makeBatch() {
    batch =
        new MiniBatch(
            problem.network, Loss.SQUARED_ERROR, problem.examples, batchSize, 1, problem.workers);
  }

  @TearDown
  public void close() {
    if (batch != null) {
      batch.close();
    }
    problem.close();
  }

  /** At a rate so small that the run stays where it is. */
  @Benchmark
  public double step() {
    MiniBatch current = batch;
    if (current == null) {
      throw new IllegalStateException("No batch was made");
    }
    current.draw(step++);
    return descent.step(current, problem.theta, 1e-9);
  }
}
