package dev.edgescope.engine.config;

import dev.edgescope.engine.curvature.moments.MeanSquareStability;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What is measured, and how often. Measuring never changes the trajectory.
 *
 * @param topEigenvalues k, the number of Hessian and NTK eigenvalues; {@link #ABOVE_HALF_EDGE} for
 *     as many as lie above half the edge of stability
 * @param every measure at every step divisible by this; {@link #BY_BUDGET} to space the
 *     measurements by {@code share}
 * @param share of the time that may go to measuring, in [0, 1]; 0 measures nothing, 1 every step.
 *     Without meaning where {@code every} is given, and then always {@link #DEFAULT_SHARE}
 * @param quantities what is measured beside; of a flow all that is read off it or nothing
 */
public record ProbeConfig(int topEigenvalues, int every, double share, Set<Quantity> quantities) {

  /**
   * As many eigenvalues as lie above half the edge of stability, 1 / alpha without momentum, and
   * the next below; at most {@link Limits#MAX_TOP_EIGENVALUES}.
   */
  public static final int ABOVE_HALF_EDGE = Integer.MAX_VALUE;

  /** The word for {@link #ABOVE_HALF_EDGE} in a file or a text field. */
  public static final String ABOVE_HALF_EDGE_WORD = "above-half-edge";

  /** Spacing that follows the budget, not the step number. */
  public static final int BY_BUDGET = 0;

  /** The share where none is given. */
  public static final double DEFAULT_SHARE = 0.5;

  /** No instruments at all. */
  public static final ProbeConfig OFF = new ProbeConfig(0, BY_BUDGET, 0.0);

  /**
   * @throws InvalidConfigException if a value is out of its {@link Limits}, or a quantity needs an
   *     eigenvector where none is measured
   */
  public ProbeConfig {
    if (topEigenvalues != ABOVE_HALF_EDGE) {
      Setting.TOP_EIGENVALUES.require(topEigenvalues);
    }
    Setting.SHARE.require(share);
    if (every != BY_BUDGET) {
      Setting.EVERY.require(every);
      share = DEFAULT_SHARE;
    }
    EnumSet<Quantity> copy = EnumSet.noneOf(Quantity.class);
    copy.addAll(quantities);
    for (Quantity quantity : quantities) {
      quantity.flow().ifPresent(flow -> copy.addAll(flow.quantities()));
    }
    for (Quantity quantity : copy) {
      if (topEigenvalues == 0 && quantity.needsEigenvector()) {
        throw Setting.QUANTITIES.reject(
            String.format(
                Locale.ROOT,
                "\"%s\" needs an eigenvector, but no eigenvalue is measured",
                Words.of(quantity)),
            "leave it out or give top eigenvalues from 1 on");
      }
    }
    quantities = Collections.unmodifiableSet(copy);
  }

  /** With the quantities that cost next to nothing. */
  public ProbeConfig(int topEigenvalues, int every, double share) {
    this(topEigenvalues, every, share, Quantity.standard(topEigenvalues));
  }

  /** The same with another number of eigenvalues; without any, without what needs one. */
  public ProbeConfig withTopEigenvalues(int count) {
    if (hasStandardQuantities()) {
      return new ProbeConfig(count, every, share).plus(flowQuantities());
    }
    EnumSet<Quantity> kept = EnumSet.noneOf(Quantity.class);
    kept.addAll(quantities);
    kept.removeIf(quantity -> count == 0 && quantity.needsEigenvector());
    return new ProbeConfig(count, every, share, kept);
  }

  /** The same with another share. */
  public ProbeConfig withShare(double other) {
    return new ProbeConfig(topEigenvalues, every, other, quantities);
  }

  /**
   * The same with further quantities.
   *
   * @throws InvalidConfigException if one needs an eigenvector where none is measured
   */
  public ProbeConfig plus(Set<Quantity> more) {
    EnumSet<Quantity> all = EnumSet.noneOf(Quantity.class);
    all.addAll(quantities);
    all.addAll(more);
    return new ProbeConfig(topEigenvalues, every, share, all);
  }

  /**
   * Refuses quantities that are for smaller problems.
   *
   * @param trainingExamples D
   * @param outputs C
   * @throws InvalidConfigException if one is asked for that needs the whole kernel, which has more
   *     than {@link MeanSquareStability#LARGEST_SIZE} rows
   */
  public void requireFit(int trainingExamples, int outputs) {
    long size = (long) trainingExamples * outputs;
    for (Quantity quantity : quantities) {
      if (quantity.needsWholeKernel() && size > MeanSquareStability.LARGEST_SIZE) {
        throw Setting.QUANTITIES.reject(
            String.format(
                Locale.ROOT,
                "\"%s\" is for at most %s examples times outputs, here %s",
                Words.of(quantity),
                NumberText.of(MeanSquareStability.LARGEST_SIZE),
                NumberText.of(size)),
            "leave it out or give fewer examples");
      }
    }
  }

  /** Refuses quantities whose theory is that of the heavy ball. */
  void requireHeavyBall() {
    for (Quantity quantity : quantities) {
      if (quantity.needsWholeKernel()) {
        throw Setting.QUANTITIES.reject(
            String.format(
                Locale.ROOT, "\"%s\" is not known for Nesterov momentum", Words.of(quantity)),
            "leave it out or give \"heavy-ball\"");
      }
    }
  }

  /** Refuses quantities that compare with what an adaptive rule does not follow. */
  void requireKnown(UpdateRule.Kind adaptive) {
    for (Quantity quantity : quantities) {
      if (quantity.isOfGradientDescent()) {
        throw Setting.QUANTITIES.reject(
            String.format(
                Locale.ROOT,
                "\"%s\" is not known for \"%s\"",
                Words.of(quantity),
                Words.of(adaptive)),
            "leave it out or give the kind \"sgd\"");
      }
    }
  }

  /** The predicted curves that are carried along. */
  public Set<FlowKind> flows() {
    EnumSet<FlowKind> flows = EnumSet.noneOf(FlowKind.class);
    quantities.forEach(quantity -> quantity.flow().ifPresent(flows::add));
    return Collections.unmodifiableSet(flows);
  }

  /** Those of the quantities that are read off predicted curves. */
  private Set<Quantity> flowQuantities() {
    EnumSet<Quantity> read = EnumSet.noneOf(Quantity.class);
    flows().forEach(flow -> read.addAll(flow.quantities()));
    return read;
  }

  /** Those of the quantities that are measured of the run itself. */
  public Set<Quantity> ownQuantities() {
    EnumSet<Quantity> own = EnumSet.noneOf(Quantity.class);
    own.addAll(quantities);
    own.removeAll(flowQuantities());
    return Collections.unmodifiableSet(own);
  }

  /** Whether the run's own quantities are those that are measured where nothing is said. */
  public boolean hasStandardQuantities() {
    return ownQuantities().equals(Quantity.standard(topEigenvalues));
  }
}
