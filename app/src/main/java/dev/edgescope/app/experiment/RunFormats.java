package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ExampleRange;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TaskConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The settings of a run in the words of the window. Reading is the engine's; only the few words
 * that the window itself writes into a field are taken off again first.
 */
public final class RunFormats {
  public static final SettingFormat<Double> LEARNING_RATE =
      number(OptimizerConfig::parseLearningRate);
  static final SettingFormat<Double> MOMENTUM = number(OptimizerConfig::parseMomentum);
  static final SettingFormat<Double> INIT_SCALE = number(ModelConfig::parseInitScale);
  static final SettingFormat<List<Integer>> HIDDEN =
      of(ModelConfig::widthsText, ModelConfig::parseHidden);
  static final SettingFormat<List<Integer>> CHANNELS =
      of(ModelConfig::widthsText, ModelConfig::parseChannels);
  static final SettingFormat<Integer> BLOCKS = of(String::valueOf, ModelConfig::parseBlocks);
  static final SettingFormat<Integer> WIDTH = of(String::valueOf, ModelConfig::parseWidth);
  static final SettingFormat<Integer> DEGREE = of(String::valueOf, DataConfig::parseDegree);
  static final SettingFormat<Integer> INPUTS = of(String::valueOf, DataConfig::parseInputs);

  static final SettingFormat<Integer> PARAMETERS = of(String::valueOf, TaskConfig::parseParameters);
  static final SettingFormat<Double> EXPONENT = number(TaskConfig::parseExponent);
  static final SettingFormat<Double> OUTLIER = number(TaskConfig::parseOutlier);
  static final SettingFormat<Double> NOISE = number(DataConfig::parseNoise);
  static final SettingFormat<Double> SCALE = number(TaskConfig::parseQuadraticScale);
  static final SettingFormat<List<List<Double>>> WRITTEN_X =
      of(InlineData::text, InlineData::parseInputs);
  static final SettingFormat<List<List<Double>>> WRITTEN_Y =
      of(InlineData::text, InlineData::parseTargets);
  static final SettingFormat<List<Double>> INITIAL_PARAMETERS =
      of(ModelConfig::parametersText, ModelConfig::parseParameters);

  /** Chosen in a dialog, so that only the name is shown and nothing is read. */
  static final SettingFormat<Optional<Path>> FILE =
      of(
          file -> file.map(path -> String.valueOf(path.getFileName())).orElse("Choose file…"),
          text -> Optional.empty());

  static final SettingFormat<Long> SEED = of(String::valueOf, RunConfig::parseSeed);
  static final SettingFormat<Integer> EIGENVALUES =
      of(ProbeConfig::topEigenvaluesText, ProbeConfig::parseTopEigenvalues);
  public static final SettingFormat<Double> SHARE =
      of(RunFormats::percent, ProbeConfig::parseShare);

  /** Set by slider alone, so that there is no text to read. */
  public static final SettingFormat<Double> PACE =
      of(RunFormats::pace, text -> PaceScale.UNLIMITED);

  private RunFormats() {}

  static <T> SettingFormat<T> of(Function<T, String> format, Function<String, T> parse) {
    return new SettingFormat<>() {
      @Override
      public String format(T value) {
        return format.apply(value);
      }

      @Override
      public T parse(String text) {
        return parse.apply(text);
      }
    };
  }

  /** A number as it was set, read by the engine. */
  public static SettingFormat<Double> number(Function<String, Double> parse) {
    return of(NumberText::plain, parse);
  }

  /** The number of examples, as many as the chosen source has. */
  static SettingFormat<Integer> examples(Supplier<ExampleRange> range) {
    return of(value -> NumberText.step(value), text -> range.get().parse(text));
  }

  /** B, against the number of examples in use. */
  public static SettingFormat<BatchSize> batchSize(IntSupplier examples) {
    return of(
        value -> batchSize(value, examples.getAsInt()),
        text -> parseBatchSize(text, examples.getAsInt()));
  }

  /** "8", or "full (1,000)". */
  public static String batchSize(BatchSize value, int examples) {
    return value.isFull()
        ? BatchSize.FULL_WORD + " (" + NumberText.step(examples) + ")"
        : NumberText.step(value.examples());
  }

  static BatchSize parseBatchSize(String text, int examples) {
    boolean untouched = text.strip().equals(batchSize(BatchSize.FULL, examples));
    return untouched ? BatchSize.FULL : BatchSize.parse(text, examples);
  }

  private static String percent(double share) {
    return Math.round(share * 100) + "%";
  }

  private static String pace(double stepsPerSecond) {
    if (Double.isInfinite(stepsPerSecond)) {
      return "unlimited";
    }
    return NumberText.setting(stepsPerSecond) + (stepsPerSecond == 1 ? " step/s" : " steps/s");
  }
}
