package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.CriticalSharpness;
import dev.edgescope.engine.curvature.HessianTrace;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterRange;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Instruments that look along vectors of parameter space other than eigenvectors. */
final class WeightProbes {
  private static final int TRACE_PROBES = 16;
  private static final double CRITICAL_ACCURACY = 1e-2;
  private static final int CRITICAL_EVALUATIONS = 10;
  private static final long RANDOM_STREAM = 0x54524143L;

  private final NativeMemory memory;
  private final Network network;
  private final Objective objective;
  private final SplittableRandom signs = new SplittableRandom(RANDOM_STREAM);

  private @Nullable HessianTrace trace;
  private @Nullable Matrix start;
  private @Nullable ParameterVector down;
  private @Nullable ParameterVector moved;

  /** Of the last reading that found one; NaN before. */
  private double criticalLearningRate = Double.NaN;

  WeightProbes(NativeMemory memory, Network network, Objective objective) {
    this.memory = memory;
    this.network = network;
    this.objective = objective;
  }

  Reading hessianTrace() {
    if (trace == null) {
      trace = new HessianTrace(memory, network.parameters());
    }
    return Reading.of(trace.of(objective.hessian(), TRACE_PROBES, signs));
  }

  /** Empty where the run is not measured from its start. */
  Optional<Reading> startDistance(ParameterVector theta, long step) {
    if (start == null && step == 0) {
      start = memory.allocate(network.parameters(), 1);
      start.copy(0, theta.flat(), 0, network.parameters());
    }
    return Optional.ofNullable(start).map(from -> Reading.exact(distance(from, theta.flat())));
  }

  /** |a - b|, in either precision. */
  static double distance(Matrix a, Matrix b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      double difference = a.get(i) - b.get(i);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  List<Reading> layerNorms(ParameterVector gradient) {
    List<Reading> norms = new ArrayList<>();
    for (ParameterRange range : network.parameterRanges()) {
      double square = gradient.flat().sumOfSquares(range.first(), range.size());
      norms.add(Reading.exact(Math.sqrt(square)));
    }
    return norms;
  }

  /** Along the negative gradient; the search starts from what it found last. */
  Reading criticalSharpness(
      ParameterVector theta, ParameterVector gradient, double loss, double learningRate) {
    if (down == null || moved == null) {
      down = network.vector(memory.allocate(network.parameters(), 1));
      moved = network.vector(memory.allocate(network.parameters(), 1));
    }
    int size = network.parameters();
    down.clear();
    down.flat().axpy(-1, gradient.flat(), size);
    CriticalSharpness found =
        CriticalSharpness.along(
            objective,
            theta,
            loss,
            down.flat().dot(gradient.flat(), size),
            down,
            moved,
            Double.isNaN(criticalLearningRate) ? learningRate : criticalLearningRate,
            CRITICAL_ACCURACY,
            CRITICAL_EVALUATIONS);
    criticalLearningRate = found.learningRate();
    return Reading.exact(found.value());
  }
}
