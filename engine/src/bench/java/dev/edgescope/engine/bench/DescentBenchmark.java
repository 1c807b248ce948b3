package dev.edgescope.engine.bench;

import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.optimizer.Adam;
import dev.edgescope.engine.optimizer.GradientDescent;
import dev.edgescope.engine.optimizer.GradientDescent.Settings;
import dev.edgescope.engine.optimizer.Optimizer;
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
 * Nearly all of a step of Adam at B = 1 is the traffic of parameters and moments.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DescentBenchmark {
  private final Problem problem =
      new Problem(Network.perceptron(784, List.of(200, 200), 10, Activation.TANH), 2500, 0.3);

  @Param({"sgd", "adam"})
  public String rule = "sgd";

  @Param({"1", "8", "32", "256"})
  public int batchSize;

  private @Nullable GradientDescent descent;
  private @Nullable MiniBatch batch;
  private long step;

  @Setup
  public void prepare() {
    Optimizer optimizer =
        rule.equals("sgd")
            ? new Sgd(problem.memory, problem.network, Momentum.NONE)
            : new Adam(problem.memory, problem.network, problem.workers, 0.9, 0.999, 1e-8);
    descent = new GradientDescent(problem.memory, problem.network, optimizer, Settings.NONE);
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
    if (current == null || descent == null) {
      throw new IllegalStateException("Nothing was prepared");
    }
    current.draw(step++);
    return descent.step(current, problem.theta, 1e-9);
  }
}
