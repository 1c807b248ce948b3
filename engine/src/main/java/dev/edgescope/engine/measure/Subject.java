package dev.edgescope.engine.measure;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.objective.Objective;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A run as its instruments know it.
 *
 * @param memory where they keep vectors of their own; outlives them
 * @param objective of all training examples; it may be linearised anywhere between two measurements
 * @param test of the test examples; null where there are none
 * @param adaptive whether the update rule has a preconditioner
 * @param batches of the training examples and any size, from a stream that training does not use
 * @param flows that are carried along; null for none
 * @param seed of the run, so that what is drawn to measure is drawn otherwise in each
 * @param progress is told how far a reading is
 */
public record Subject(
    NativeMemory memory,
    Network network,
    Objective objective,
    @Nullable Objective test,
    boolean adaptive,
    IntFunction<MiniBatch> batches,
    @Nullable Flows flows,
    long seed,
    MeasuringProgress progress) {

  /** P. */
  public int parameters() {
    return network.parameters();
  }

  /** D. */
  public int examples() {
    return objective.examples();
  }

  /**
   * Random numbers that no other instrument has.
   *
   * @param stream the instrument's own
   */
  public SplittableRandom random(long stream) {
    return new SplittableRandom(seed ^ stream);
  }

  /** A vector of zeros in parameter space that lives as long as the run. */
  public ParameterVector vector() {
    return network.vector(column());
  }

  /** The same as a column, P x 1. */
  public Matrix column() {
    return memory.allocate(network.parameters(), 1);
  }
}
