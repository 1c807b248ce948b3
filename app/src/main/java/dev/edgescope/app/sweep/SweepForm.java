package dev.edgescope.app.sweep;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.SettingText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.sweep.plan.Budget;
import dev.edgescope.engine.sweep.plan.Keep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The small form that a sweep is put together in. */
public final class SweepForm {
  /** What can be an axis here; a sweep file can have any setting. */
  public static final List<Setting> AXES =
      List.of(
          Setting.BATCH_SIZE,
          Setting.LEARNING_RATE,
          Setting.MOMENTUM,
          Setting.OPTIMIZER_KIND,
          Setting.WEIGHT_DECAY,
          Setting.CLIP_NORM,
          Setting.STEER_TARGET,
          Setting.EXAMPLES,
          Setting.ACTIVATION,
          Setting.INIT_SCALE,
          Setting.WIDTH,
          Setting.LOSS,
          Setting.OUTLIER,
          Setting.EXPONENT,
          Setting.NOISE,
          Setting.SEED);

  private static final int MOST_SEEDS = 1_000;
  private static final int FEW_STEPS = 400;

  /** A run to start from, by the name that the form has for it. */
  public record Base(String title, Supplier<RunConfig> config) {}

  private final List<Base> bases = new ArrayList<>();
  private final SettingModel<Base> base;
  private final SettingModel<Setting> x = setting(Setting.BATCH_SIZE);
  private final SettingModel<Setting> y = setting(Setting.LEARNING_RATE);
  private final SettingModel<String> xValues = values(Setting.BATCH_SIZE);
  private final SettingModel<String> yValues = values(Setting.LEARNING_RATE);
  private final SettingModel<Integer> seeds =
      new SettingModel<>(
          1,
          SettingFormat.of(
              value -> NumberText.step(value), text -> SettingText.whole(text, 1, MOST_SEEDS)));
  private final SettingModel<Long> steps =
      new SettingModel<>(
          (long) FEW_STEPS,
          SettingFormat.of(NumberText::step, text -> SettingText.whole(Setting.STEPS, text)));
  private final SettingModel<Budget> budget =
      new SettingModel<>(Budget.EXAMPLES, words(Budget.values(), SweepForm::of));
  private final SettingModel<Keep> keep =
      new SettingModel<>(Keep.OUTCOME, words(Keep.values(), SweepForm::of));
  private final SettingModel<Double> threshold =
      new SettingModel<>(
          Double.NaN,
          SettingFormat.of(
              value -> Double.isNaN(value) ? "none" : NumberText.plain(value),
              SweepForm::threshold));

  /**
   * A form filled in for the plane of learning rate and batch size.
   *
   * @param present the run of the live workspace
   */
  public SweepForm(List<Preset> presets, Supplier<RunConfig> present) {
    bases.add(new Base(Words.text("sweep.sweepForm.presentRun"), present));
    presets.forEach(preset -> bases.add(new Base(preset.title(), preset::config)));
    base = new SettingModel<>(bases.getFirst(), words(bases.toArray(Base[]::new), Base::title));
    suggest(x, xValues);
    suggest(y, yValues);
  }

  /** Another setting has other values. */
  private static void suggest(SettingModel<Setting> axis, SettingModel<String> values) {
    axis.valueProperty().subscribe(after -> values.set(usual(after)));
  }

  private static SettingModel<Setting> setting(Setting initial) {
    return new SettingModel<>(initial, words(AXES.toArray(Setting[]::new), EngineWords::of));
  }

  private static SettingModel<String> values(Setting setting) {
    return new SettingModel<>(usual(setting), SettingFormat.of(text -> text, String::strip));
  }

  /** Values that show something where the setting matters. */
  private static String usual(Setting setting) {
    return switch (setting) {
      case BATCH_SIZE -> "1, 2, 4, 8, 16, 32, full";
      case LEARNING_RATE -> "log 0.01 to 1, 9";
      case MOMENTUM -> "0, 0.5, 0.8, 0.9, 0.95";
      case OPTIMIZER_KIND -> "sgd, adam, rmsprop";
      case WEIGHT_DECAY -> "0, 0.0001, 0.001, 0.01";
      case CLIP_NORM, NOISE, STEER_TARGET -> "log 0.1 to 1, 6";
      case EXAMPLES -> "100, 200, 500, 1000";
      case ACTIVATION -> "tanh, relu, gelu";
      case INIT_SCALE -> "log 0.1 to 2, 6";
      case WIDTH -> "8, 16, 32";
      case LOSS -> "squared-error, cross-entropy";
      case OUTLIER -> "1, 2, 4, 8";
      case EXPONENT -> "linear 1 to 2, 6";
      default -> "1, 2, 3";
    };
  }

  private static String of(Budget budget) {
    return switch (budget) {
      case STEPS -> Words.text("sweep.sweepForm.equalSteps");
      case LEARNING_TIME -> Words.text("sweep.sweepForm.equalTime");
      case EXAMPLES -> Words.text("sweep.sweepForm.equalExamples");
    };
  }

  private static String of(Keep keep) {
    return switch (keep) {
      case OUTCOME -> Words.text("sweep.sweepForm.outcomes");
      case MEASUREMENTS -> Words.text("sweep.sweepForm.measurements");
      case RUN -> Words.text("sweep.sweepForm.wholeRuns");
    };
  }

  private static double threshold(String text) {
    return text.isBlank() || text.strip().equals("none")
        ? Double.NaN
        : SettingText.number(text, Double.MIN_VALUE, 1e9);
  }

  private static <T> SettingFormat<T> words(T[] values, Function<T, String> words) {
    return SettingFormat.of(
        words,
        text ->
            Arrays.stream(values)
                .filter(value -> words.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() ->
                    new InvalidConfigException(
                        Words.text("sweep.sweepForm.isNotOneOfThese", text))));
  }

  public List<Base> bases() {
    return List.copyOf(bases);
  }

  /** What the axes change. */
  public SettingModel<Base> base() {
    return base;
  }

  public SettingModel<Setting> x() {
    return x;
  }

  public SettingModel<String> xValues() {
    return xValues;
  }

  public SettingModel<Setting> y() {
    return y;
  }

  public SettingModel<String> yValues() {
    return yValues;
  }

  /** Number of them. */
  public SettingModel<Integer> seeds() {
    return seeds;
  }

  /** Of the base. */
  public SettingModel<Long> steps() {
    return steps;
  }

  public SettingModel<Budget> budget() {
    return budget;
  }

  public SettingModel<Keep> keep() {
    return keep;
  }

  /** Training loss that is to be reached; NaN for none. */
  public SettingModel<Double> threshold() {
    return threshold;
  }

  /** The title of the sweep that it makes. */
  public String title() {
    return base.get().title();
  }

  /** What is to be made. */
  public SweepDraft draft() {
    return new SweepDraft(
        base.get().config().get(),
        List.of(
            new SweepDraft.Line(x.get(), xValues.get()),
            new SweepDraft.Line(y.get(), yValues.get())),
        seeds.get(),
        steps.get(),
        budget.get(),
        keep.get(),
        threshold.get());
  }
}
