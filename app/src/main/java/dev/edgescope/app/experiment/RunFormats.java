package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.SettingText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.ExampleRange;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.config.Widths;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The settings of a run in the words of the window, shown and read. What a setting accepts is the
 * engine's.
 */
public final class RunFormats {
  /** The word for all examples that there are. */
  private static final String ALL_WORD = "all";

  /** The word for no clipping. */
  private static final String NO_CLIPPING_WORD = "none";

  public static final SettingFormat<Double> LEARNING_RATE = number(Setting.LEARNING_RATE);
  static final SettingFormat<Double> MOMENTUM = number(Setting.MOMENTUM);
  static final SettingFormat<Double> INIT_SCALE = number(Setting.INIT_SCALE);
  static final SettingFormat<List<Integer>> HIDDEN = widths(Widths.HIDDEN);
  static final SettingFormat<List<Integer>> CHANNELS = widths(Widths.CHANNELS);
  static final SettingFormat<Integer> BLOCKS = plainWhole(Setting.BLOCKS);
  static final SettingFormat<Integer> WIDTH = plainWhole(Setting.WIDTH);
  static final SettingFormat<Integer> DEGREE = plainWhole(Setting.DEGREE);
  static final SettingFormat<Integer> INPUTS = plainWhole(Setting.INPUTS);

  static final SettingFormat<Integer> PARAMETERS = plainWhole(Setting.TASK_PARAMETERS);
  static final SettingFormat<Double> EXPONENT = number(Setting.EXPONENT);
  static final SettingFormat<Double> OUTLIER = number(Setting.OUTLIER);
  static final SettingFormat<Double> NOISE = number(Setting.NOISE);
  static final SettingFormat<Double> SCALE = number(Setting.QUADRATIC_SCALE);
  static final SettingFormat<List<List<Double>>> WRITTEN_X = table(Setting.WRITTEN_INPUTS);
  static final SettingFormat<List<List<Double>>> WRITTEN_Y = table(Setting.WRITTEN_TARGETS);
  static final SettingFormat<List<Double>> INITIAL_PARAMETERS =
      SettingFormat.of(
          SettingText::ofNumbers, text -> SettingText.numbers(Setting.PARAMETERS, text));

  /** Chosen in a dialog, so that only the name is shown and nothing is read. */
  static final SettingFormat<Optional<Path>> FILE =
      SettingFormat.of(
          file ->
              file.map(path -> String.valueOf(path.getFileName()))
                  .orElse(Words.text("experiment.runFormats.chooseFile")),
          text -> Optional.empty());

  static final SettingFormat<Long> SEED =
      SettingFormat.of(String::valueOf, text -> SettingText.whole(Setting.SEED, text));
  static final SettingFormat<TopEigenvalues> EIGENVALUES =
      SettingFormat.of(RunFormats::eigenvalues, RunFormats::parseEigenvalues);
  public static final SettingFormat<Double> SHARE =
      SettingFormat.of(RunFormats::percent, text -> SettingText.number(Setting.SHARE, text));

  /** Set by slider alone, so that there is no text to read. */
  public static final SettingFormat<Double> PACE =
      SettingFormat.of(RunFormats::pace, text -> PaceScale.UNLIMITED);

  private RunFormats() {}

  /** A number as it was set. */
  public static SettingFormat<Double> number(Setting setting) {
    return SettingFormat.of(NumberText::plain, text -> SettingText.number(setting, text));
  }

  /** A whole number with commas between the thousands. */
  static SettingFormat<Integer> whole(Setting setting) {
    return SettingFormat.of(
        value -> NumberText.step(value), text -> (int) SettingText.whole(setting, text));
  }

  /** A number of steps, likewise. */
  static SettingFormat<Long> steps(Setting setting) {
    return SettingFormat.of(
        value -> NumberText.step(value), text -> SettingText.whole(setting, text));
  }

  private static SettingFormat<Integer> plainWhole(Setting setting) {
    return SettingFormat.of(String::valueOf, text -> (int) SettingText.whole(setting, text));
  }

  private static SettingFormat<List<Integer>> widths(Widths kind) {
    return SettingFormat.of(SettingText::ofWidths, text -> SettingText.widths(kind, text));
  }

  private static SettingFormat<List<List<Double>>> table(Setting setting) {
    return SettingFormat.of(SettingText::ofTable, text -> SettingText.table(setting, text));
  }

  private static String eigenvalues(TopEigenvalues top) {
    return switch (top) {
      case TopEigenvalues.Count(int k) -> String.valueOf(k);
      case TopEigenvalues.AboveHalfEdge() -> TopEigenvalues.ABOVE_HALF_EDGE_WORD;
    };
  }

  private static TopEigenvalues parseEigenvalues(String text) {
    return text.strip().equals(TopEigenvalues.ABOVE_HALF_EDGE_WORD)
        ? TopEigenvalues.aboveHalfEdge()
        : TopEigenvalues.of((int) SettingText.whole(Setting.TOP_EIGENVALUES, text));
  }

  /** c; blank or {@link #NO_CLIPPING_WORD} for {@link OptimizerConfig#NO_CLIPPING}. */
  static SettingFormat<Double> clipNorm() {
    return SettingFormat.of(
        norm -> norm == OptimizerConfig.NO_CLIPPING ? NO_CLIPPING_WORD : NumberText.plain(norm),
        text -> {
          String word = text.strip().toLowerCase(Locale.ROOT);
          return word.isEmpty() || word.equals(NO_CLIPPING_WORD)
              ? OptimizerConfig.NO_CLIPPING
              : SettingText.number(Setting.CLIP_NORM, text);
        });
  }

  /** The number of examples, as many as the chosen source has. */
  static SettingFormat<Integer> examples(Supplier<ExampleRange> range) {
    return SettingFormat.of(
        value -> NumberText.step(value), text -> parseExamples(range.get(), text));
  }

  static int parseExamples(ExampleRange range, String text) {
    if (text.strip().equals(ALL_WORD)) {
      return range.most();
    }
    return range.require(SettingText.whole(Setting.EXAMPLES, text, range.advice()));
  }

  /** B, against the number of examples in use. */
  public static SettingFormat<BatchSize> batchSize(IntSupplier examples) {
    return SettingFormat.of(
        value -> batchSize(value, examples.getAsInt()),
        text -> parseBatchSize(text, examples.getAsInt()));
  }

  /** "8", or "full (1,000)". */
  public static String batchSize(BatchSize value, int examples) {
    return switch (value) {
      case BatchSize.Count(int size) -> NumberText.step(size);
      case BatchSize.Full() -> BatchSize.FULL_WORD + " (" + NumberText.step(examples) + ")";
    };
  }

  static BatchSize parseBatchSize(String text, int examples) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals(BatchSize.FULL_WORD) || word.equals(batchSize(BatchSize.full(), examples))) {
      return BatchSize.full();
    }
    long size = SettingText.whole(Setting.BATCH_SIZE, text, BatchSize.advice(examples));
    return BatchSize.of(BatchSize.requireWithin(size, examples));
  }

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }

  private static String pace(double stepsPerSecond) {
    if (Double.isInfinite(stepsPerSecond)) {
      return Words.text("experiment.runFormats.unlimited");
    }
    return stepsPerSecond == 1
        ? Words.text("experiment.runFormats.one", NumberText.setting(stepsPerSecond))
        : Words.text("experiment.runFormats.more", NumberText.setting(stepsPerSecond));
  }
}
