package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a plane of a sweep can tell of each member by a colour; NaN where it is undefined. */
public enum OutcomeKind {
  FINAL_LOSS("Final loss", ValueScale.LOGARITHMIC, MemberOutcome::finalLoss),
  MIN_LOSS("Smallest loss", ValueScale.LOGARITHMIC, MemberOutcome::minLoss),
  TEST_LOSS("Test loss", ValueScale.LOGARITHMIC, MemberOutcome::testLoss),
  TEST_ACCURACY("Test accuracy", ValueScale.LINEAR, MemberOutcome::testAccuracy),
  STEPS_TO_THRESHOLD(
      "Steps to the threshold",
      ValueScale.LOGARITHMIC,
      outcome -> step(outcome.stepsToThreshold())),
  LEARNING_TIME_TO_THRESHOLD(
      "τ to the threshold", ValueScale.LOGARITHMIC, MemberOutcome::learningTimeToThreshold),
  EXAMPLES_TO_THRESHOLD(
      "Examples to the threshold",
      ValueScale.LOGARITHMIC,
      outcome -> step(outcome.examplesToThreshold())),
  MAX_X("Largest λ₁ / edge", ValueScale.LINEAR, MemberOutcome::maxX),
  FINAL_X("Last λ₁ / edge", ValueScale.LINEAR, MemberOutcome::finalX),
  FIRST_EDGE_STEP(
      "First step at the edge", ValueScale.LOGARITHMIC, outcome -> step(outcome.firstEdgeStep())),
  K_MEAN("Mean K, last quarter", ValueScale.LINEAR, MemberOutcome::kMean),
  K_BEYOND_SHARE("Share of time with K > 1", ValueScale.LINEAR, MemberOutcome::kBeyondShare),
  CONSERVATISM("λ₁ / full batch's λ₁", ValueScale.LINEAR, outcome -> Double.NaN),
  STEPS("Steps made", ValueScale.LINEAR, MemberOutcome::steps),
  SECONDS("Time taken (s)", ValueScale.LOGARITHMIC, MemberOutcome::seconds);

  private final String title;
  private final ValueScale scale;

  @SuppressWarnings("ImmutableEnumChecker") // a function without a state
  private final ToDoubleFunction<MemberOutcome> value;

  OutcomeKind(String title, ValueScale scale, ToDoubleFunction<MemberOutcome> value) {
    this.title = title;
    this.scale = scale;
    this.value = value;
  }

  private static double step(long step) {
    return step == MemberOutcome.NEVER ? Double.NaN : step;
  }

  /** In words, with its unit where it has one. */
  public String title() {
    return title;
  }

  /** The same of a sweep, with the mark of its K on what is made of that. */
  String title(SweepResults of) {
    return this == K_MEAN || this == K_BEYOND_SHARE ? of.kernelMark().on(title) : title;
  }

  /** The name of its column in the table of a sweep. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scale of its colours. */
  ValueScale scale() {
    return scale;
  }

  /** Of a member by itself; conservatism needs another one, see {@link SweepResults}. */
  double of(MemberOutcome outcome) {
    return value.applyAsDouble(outcome);
  }

  /**
   * The one with a column.
   *
   * @throws InvalidConfigException if there is none
   */
  public static OutcomeKind named(String column) {
    return Arrays.stream(values())
        .filter(kind -> kind.column().equals(column))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidConfigException(
                    String.format(
                        Locale.ROOT,
                        "Outcome: \"%s\" is not known; give %s.",
                        column,
                        Words.listed(Arrays.stream(values()).map(OutcomeKind::column).toList()))));
  }
}
