package dev.edgescope.engine.config;

import dev.edgescope.engine.curvature.moments.MeanSquareStability;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is measured, and how often. Measuring never changes the trajectory.
 *
 * @param topEigenvalues how many of the Hessian and of the NTK
 * @param spacing of the measurements
 * @param quantities what is measured beside; of a flow all that is read off it or nothing
 * @param costly which measurements have what costs more than a gradient
 */
public record ProbeConfig(
    TopEigenvalues topEigenvalues, Spacing spacing, Set<Quantity> quantities, Costly costly) {

  /** Which measurements have what costs more than a gradient. */
  public enum Costly {
    /** So many that it takes two gradients a measurement, and every tenth at least. */
    SPACED,
    /** All. */
    EACH
  }

  /** At which steps there is a measurement. */
  public sealed interface Spacing {
    /**
     * At every step divisible by a number.
     *
     * @throws InvalidConfigException if it is not within the {@link Limits}
     */
    static Spacing every(int steps) {
      return new Every(steps);
    }

    /**
     * So that measuring takes a share of the time.
     *
     * @throws InvalidConfigException if it is not from 0 to 1
     */
    static Spacing budget(double share) {
      return new Budget(share);
    }

    /**
     * At fixed steps.
     *
     * @param steps that each is divisible by
     */
    record Every(int steps) implements Spacing {
      /**
       * @throws InvalidConfigException if it is not within the {@link Limits}
       */
      public Every {
        Setting.EVERY.require(steps);
      }
    }

    /**
     * As time allows.
     *
     * @param share of the time that may go to measuring, in [0, 1]; 0 measures nothing, 1 every
     *     step
     */
    record Budget(double share) implements Spacing {
      /**
       * @throws InvalidConfigException if it is not from 0 to 1
       */
      public Budget {
        Setting.SHARE.require(share);
      }
    }
  }

  /** The share where none is given. */
  public static final double DEFAULT_SHARE = 0.5;

  /** No instruments at all. */
  public static final ProbeConfig OFF = new ProbeConfig(0, Spacing.budget(0));

  /**
   * @throws InvalidConfigException if a quantity needs an eigenvector where none is measured
   */
  public ProbeConfig {
    EnumSet<Quantity> copy = EnumSet.noneOf(Quantity.class);
    copy.addAll(quantities);
    for (Quantity quantity : quantities) {
      quantity.flow().ifPresent(flow -> copy.addAll(flow.quantities()));
    }
    for (Quantity quantity : copy) {
      if (topEigenvalues.isNone() && quantity.needsEigenvector()) {
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

  /** With what is costly spaced. */
  public ProbeConfig(TopEigenvalues topEigenvalues, Spacing spacing, Set<Quantity> quantities) {
    this(topEigenvalues, spacing, quantities, Costly.SPACED);
  }

  /** With a fixed number of eigenvalues. */
  public ProbeConfig(int topEigenvalues, Spacing spacing, Set<Quantity> quantities) {
    this(TopEigenvalues.of(topEigenvalues), spacing, quantities);
  }

  /** With the quantities that cost next to nothing. */
  public ProbeConfig(TopEigenvalues topEigenvalues, Spacing spacing) {
    this(topEigenvalues, spacing, Quantity.standard(topEigenvalues));
  }

  /** With a fixed number of eigenvalues and the quantities that cost next to nothing. */
  public ProbeConfig(int topEigenvalues, Spacing spacing) {
    this(TopEigenvalues.of(topEigenvalues), spacing);
  }

  /** The share of the time that may go to measuring; the usual one where the spacing is fixed. */
  public double share() {
    return spacing instanceof Spacing.Budget(double share) ? share : DEFAULT_SHARE;
  }

  /** The steps that fixed measurements are divisible by; empty where they follow the time. */
  public OptionalInt every() {
    return spacing instanceof Spacing.Every(int steps)
        ? OptionalInt.of(steps)
        : OptionalInt.empty();
  }

  /** The same with another number of eigenvalues; without any, without what needs one. */
  public ProbeConfig withTopEigenvalues(TopEigenvalues other) {
    if (hasStandardQuantities()) {
      return with(other, spacing, Quantity.standard(other)).plus(flowQuantities());
    }
    EnumSet<Quantity> kept = EnumSet.noneOf(Quantity.class);
    kept.addAll(quantities);
    kept.removeIf(quantity -> other.isNone() && quantity.needsEigenvector());
    return with(other, spacing, kept);
  }

  /** The same with another share, of which fixed spacing takes no notice. */
  public ProbeConfig withShare(double other) {
    return spacing instanceof Spacing.Budget
        ? with(topEigenvalues, Spacing.budget(other), quantities)
        : this;
  }

  /** The same with what is costly in other measurements. */
  public ProbeConfig withCostly(Costly other) {
    return new ProbeConfig(topEigenvalues, spacing, quantities, other);
  }

  private ProbeConfig with(TopEigenvalues top, Spacing other, Set<Quantity> asked) {
    return new ProbeConfig(top, other, asked, costly);
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
    return with(topEigenvalues, spacing, all);
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

  /** The same without quantities that a rule gives no meaning to. */
  public ProbeConfig suiting(UpdateRule rule) {
    EnumSet<Quantity> suiting = EnumSet.noneOf(Quantity.class);
    suiting.addAll(quantities);
    suiting.removeIf(quantity -> rule.isAdaptive() && quantity.isOfGradientDescent());
    return with(topEigenvalues, spacing, suiting);
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
