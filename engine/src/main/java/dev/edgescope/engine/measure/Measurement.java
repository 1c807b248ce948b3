package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.objective.Evaluation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all instruments read at one step. All quantities are of the full training set, also during
 * mini-batch training.
 *
 * @param step number of updates made
 * @param learningTime tau, the sum of the learning rates of all updates before {@code step}
 * @param inForce the controls at the step
 * @param train L and the accuracy on the training examples
 * @param test the same on the test examples; {@link Evaluation#NONE} where there are none, and
 *     where readings are so close together that not each of them has it
 * @param gradientNorm |grad L|
 * @param curvature of L
 * @param seconds that measuring took
 * @param readings of the quantities that were asked for and could be measured: one, or one for each
 *     layer with parameters, in flat order; in the order of the quantities
 * @param named what another program that made the run has measured under names of its own, in the
 *     order of the names; nothing for a run that was made here
 */
public record Measurement(
    long step,
    double learningTime,
    InForce inForce,
    Evaluation train,
    Evaluation test,
    double gradientNorm,
    Curvature curvature,
    double seconds,
    Map<Quantity, List<Reading>> readings,
    SortedMap<String, Double> named) {

  /** Takes a copy of the readings. */
  public Measurement {
    Map<Quantity, List<Reading>> copy = new EnumMap<>(Quantity.class);
    readings.forEach((quantity, values) -> copy.put(quantity, List.copyOf(values)));
    readings = Collections.unmodifiableMap(copy);
    named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
  }

  /**
   * Of a run that is made here.
   *
   * @param step number of updates made
   * @param learningTime tau, the sum of the learning rates of all updates before {@code step}
   * @param inForce the controls at the step
   * @param train L and the accuracy on the training examples
   * @param test the same on the test examples, or {@link Evaluation#NONE}
   * @param gradientNorm |grad L|
   * @param curvature of L
   * @param seconds that measuring took
   * @param readings of the quantities that were asked for and could be measured
   */
  public Measurement(
      long step,
      double learningTime,
      InForce inForce,
      Evaluation train,
      Evaluation test,
      double gradientNorm,
      Curvature curvature,
      double seconds,
      Map<Quantity, List<Reading>> readings) {
    this(
        step,
        learningTime,
        inForce,
        train,
        test,
        gradientNorm,
        curvature,
        seconds,
        readings,
        Collections.emptySortedMap());
  }

  /**
   * {@return the same with another curvature}
   *
   * @param other in place of {@link #curvature}
   */
  public Measurement withCurvature(Curvature other) {
    return new Measurement(
        step, learningTime, inForce, train, test, gradientNorm, other, seconds, readings, named);
  }

  /**
   * The first step at which the sharpness of an adaptive rule may be compared with its edge: before
   * it the averages hold little but their first gradient.
   */
  public static final int FIRST_COMPARABLE = 20;

  /** {@return whether an adaptive rule made the steps} */
  public boolean isPreconditioned() {
    return readings.containsKey(Quantity.NTK_TRACE_P);
  }

  /**
   * {@return the sharpness that the edge is one of: lambda_1 of P^-1 H for an adaptive rule, and of
   * H for all others}
   */
  public double sharpness() {
    return isPreconditioned() ? value(Quantity.EFFECTIVE_LAMBDA) : curvature.hessian().largest();
  }

  /** {@return whether {@link #sharpness} is there and converged} */
  public boolean isSharpnessConverged() {
    List<Reading> effective = readings(Quantity.EFFECTIVE_LAMBDA);
    return isPreconditioned()
        ? !effective.isEmpty() && effective.getFirst().converged()
        : curvature.hessian().isLargestConverged();
  }

  /**
   * {@return {@link #sharpness} where it may be compared with the edge; else NaN} In the first
   * steps of an adaptive rule P holds little but one gradient and grows at once: the effective
   * sharpness lies far above its edge, and that is no finding.
   */
  public double comparableSharpness() {
    return isPreconditioned() && step < FIRST_COMPARABLE ? Double.NaN : sharpness();
  }

  /**
   * {@return whether a sharpness of that step may be compared with an edge}
   *
   * @param step number of updates made
   * @param edge of the run
   */
  public static boolean isComparable(long step, StabilityEdge edge) {
    return !edge.isPreconditioned() || step >= FIRST_COMPARABLE;
  }

  /**
   * {@return the readings of a quantity; empty where it was not measured}
   *
   * @param quantity which one
   */
  public List<Reading> readings(Quantity quantity) {
    return readings.getOrDefault(quantity, List.of());
  }

  /**
   * {@return the value of a quantity that has one; NaN where it was not measured or is undefined}
   *
   * @param quantity with one number
   */
  public double value(Quantity quantity) {
    List<Reading> values = readings(quantity);
    return values.isEmpty() ? Double.NaN : values.getFirst().value();
  }
}
