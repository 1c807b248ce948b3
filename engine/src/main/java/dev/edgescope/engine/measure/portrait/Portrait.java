package dev.edgescope.engine.measure.portrait;

import dev.edgescope.engine.model.LayerSummary;
import java.util.List;
import java.util.Optional;

/**
 * A run at one step, as a person looks at it.
 *
 * @param step number of updates made
 * @param learningTime tau
 * @param nanos what it took, by the clock
 * @param examples the first of those that are trained on
 * @param inputs the shape of an example, such as {@code 1 × 28 × 28}
 * @param layers of the network, in order
 * @param training what it gets wrong of the training examples
 * @param test what it gets wrong of the test examples; empty where there are none
 */
public record Portrait(
    long step,
    double learningTime,
    long nanos,
    ExampleGrid examples,
    String inputs,
    List<LayerSummary> layers,
    Mistakes training,
    Optional<Mistakes> test) {
  public Portrait {
    layers = List.copyOf(layers);
  }
}
