package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a plane of a sweep can tell of each member by a colour; NaN where it is undefined. */
public enum OutcomeKind {
  FINAL_LOSS("sweep.outcomeKind.finalLoss", ValueScale.LOGARITHMIC, MemberOutcome::finalLoss),
  MIN_LOSS("sweep.outcomeKind.smallestLoss", ValueScale.LOGARITHMIC, MemberOutcome::minLoss),
  TEST_LOSS("sweep.outcomeKind.testLoss", ValueScale.LOGARITHMIC, MemberOutcome::testLoss),
  TEST_ACCURACY("sweep.outcomeKind.testAccuracy", ValueScale.LINEAR, MemberOutcome::testAccuracy),
  STEPS_TO_THRESHOLD(
      "sweep.outcomeKind.stepsToTheThreshold",
      ValueScale.LOGARITHMIC,
      outcome -> step(outcome.stepsToThreshold())),
  LEARNING_TIME_TO_THRESHOLD(
      "sweep.outcomeKind.learningTimeToThreshold",
      ValueScale.LOGARITHMIC,
      MemberOutcome::learningTimeToThreshold),
  EXAMPLES_TO_THRESHOLD(
      "sweep.outcomeKind.examplesToTheThreshold",
      ValueScale.LOGARITHMIC,
      outcome -> step(outcome.examplesToThreshold())),
  MAX_X("sweep.outcomeKind.maxX", ValueScale.LINEAR, MemberOutcome::maxX),
  FINAL_X("sweep.outcomeKind.finalX", ValueScale.LINEAR, MemberOutcome::finalX),
  FIRST_EDGE_STEP(
      "sweep.outcomeKind.firstStepAtTheEdge",
      ValueScale.LOGARITHMIC,
      outcome -> step(outcome.firstEdgeStep())),
  K_MEAN("sweep.outcomeKind.meanKLastQuarter", ValueScale.LINEAR, MemberOutcome::kMean),
  K_BEYOND_SHARE(
      "sweep.outcomeKind.shareOfTimeWithK", ValueScale.LINEAR, MemberOutcome::kBeyondShare),
  CONSERVATISM("sweep.outcomeKind.conservatism", ValueScale.LINEAR, outcome -> Double.NaN),
  STEPS("sweep.outcomeKind.stepsMade", ValueScale.LINEAR, MemberOutcome::steps),
  SECONDS("sweep.outcomeKind.timeTakenS", ValueScale.LOGARITHMIC, MemberOutcome::seconds);

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
    return Words.text(title);
  }

  /** The same of a sweep, with the mark of its K on what is made of that. */
  String title(SweepResults of) {
    return this == K_MEAN || this == K_BEYOND_SHARE
        ? EngineWords.marked(of.kernelMark(), title())
        : title();
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
        .orElseThrow(() ->
            new InvalidConfigException(
                String.format(
                    Locale.ROOT,
                    "Outcome: \"%s\" is not known; give %s.",
                    column,
                    dev.edgescope.engine.config.Words.listed(
                        Arrays.stream(values()).map(OutcomeKind::column).toList()))));
  }
}
