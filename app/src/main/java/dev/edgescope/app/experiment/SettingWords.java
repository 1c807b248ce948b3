package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.config.ModelKind;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings with few values, as the window writes them. */
public final class SettingWords {
  public static final SettingFormat<DataKind> DATA =
      words(
          DataKind.values(),
          kind ->
              switch (kind) {
                case FASHION -> DataSource.FASHION.title();
                case MNIST -> DataSource.MNIST.title();
                case CIFAR10 -> "CIFAR-10 files";
                case CIFAR100 -> "CIFAR-100 files";
                case IDX -> "MNIST's format";
                case PICTURES -> "pictures";
                case CSV -> "CSV file";
                case NPY -> "NumPy file";
                case CHEBYSHEV -> "Chebyshev";
                case TEACHER -> "linear teacher";
                case RANDOM_FEATURES -> "random features";
                case QUADRATIC -> "quadratic task";
                case INLINE -> "written out";
                case ELSEWHERE -> "of another program";
              });
  public static final SettingFormat<ModelKind> MODEL =
      words(
          ModelKind.values(),
          kind ->
              switch (kind) {
                case MLP -> "perceptron";
                case CONVNET -> "convolutional";
                case RESNET -> "residual";
                case QUADRATIC -> "quadratic";
                case ELSEWHERE -> "of another program";
              });
  public static final SettingFormat<Pooling> POOLING =
      words(
          Pooling.values(),
          pooling ->
              switch (pooling) {
                case AVERAGE -> "average";
                case MAX -> "maximum";
              });
  public static final SettingFormat<Targets> TARGETS =
      words(
          Targets.values(),
          targets ->
              switch (targets) {
                case ONE_HOT -> "one-hot";
                case PARITY -> "parity, ±1";
                case REGRESSION -> "regression";
              });
  public static final SettingFormat<Activation> ACTIVATION =
      words(
          Activation.values(),
          activation ->
              switch (activation) {
                case TANH -> "tanh";
                case RELU -> "ReLU";
                case GELU -> "GELU";
                case SOFTPLUS -> "softplus";
                case ELU -> "ELU";
                case IDENTITY -> "identity";
              });
  public static final SettingFormat<Boolean> BIAS =
      words(new Boolean[] {true, false}, bias -> bias ? "with" : "without");
  public static final SettingFormat<Loss> LOSS =
      words(
          Loss.values(),
          loss ->
              switch (loss) {
                case SQUARED_ERROR -> "squared error";
                case CROSS_ENTROPY -> "cross-entropy";
              });
  public static final SettingFormat<Precision> PRECISION =
      words(
          Precision.values(),
          precision ->
              switch (precision) {
                case FLOAT -> "32 bit";
                case DOUBLE -> "64 bit";
              });

  public static final SettingFormat<UpdateRule.Kind> UPDATE_RULE =
      words(
          UpdateRule.Kind.values(),
          kind ->
              switch (kind) {
                case SGD -> "SGD";
                case ADAM -> "Adam";
                case ADAMW -> "AdamW";
                case RMSPROP -> "RMSProp";
                case SCALAR_RMSPROP -> "scalar RMSProp";
              });
  public static final SettingFormat<Boolean> BIAS_CORRECTION =
      words(new Boolean[] {false, true}, corrected -> corrected ? "on" : "off");
  public static final SettingFormat<Momentum.Kind> MOMENTUM_KIND =
      words(
          Momentum.Kind.values(),
          kind ->
              switch (kind) {
                case HEAVY_BALL -> "heavy ball";
                case NESTEROV -> "Nesterov";
              });
  public static final SettingFormat<Sampling> SAMPLING =
      words(
          Sampling.values(),
          sampling ->
              switch (sampling) {
                case INDEPENDENT -> "independent";
                case RESHUFFLED -> "reshuffled epochs";
              });
  public static final SettingFormat<RateRule.Kind> RATE_RULE =
      words(
          RateRule.Kind.values(),
          kind ->
              switch (kind) {
                case CONSTANT -> "constant";
                case WARM_UP -> "warm-up";
                case STEP -> "steps";
                case COSINE -> "cosine";
                case CDAT -> "CDAT";
              });
  public static final SettingFormat<Optional<Steering.Control>> STEERING =
      words(OptimizerForm.STEERINGS, control -> control.map(SettingWords::of).orElse("off"));
  public static final SettingFormat<Optional<UpdateSubspace.Kind>> SUBSPACE =
      words(OptimizerForm.SUBSPACES, kind -> kind.map(Words::of).orElse("whole space"));

  /** What a configuration file calls a value, and what the window does. */
  private static final Map<Setting, Map<String, String>> IN_FILE =
      Map.ofEntries(
          Map.entry(Setting.DATA_SET, inFile(DataKind.values(), DATA)),
          Map.entry(Setting.TARGETS, inFile(Targets.values(), TARGETS)),
          Map.entry(Setting.MODEL, inFile(ModelKind.values(), MODEL)),
          Map.entry(Setting.POOL, inFile(Pooling.values(), POOLING)),
          Map.entry(Setting.ACTIVATION, inFile(Activation.values(), ACTIVATION)),
          Map.entry(Setting.LOSS, inFile(Loss.values(), LOSS)),
          Map.entry(Setting.PRECISION, inFile(Precision.values(), PRECISION)),
          Map.entry(Setting.OPTIMIZER_KIND, inFile(UpdateRule.Kind.values(), UPDATE_RULE)),
          Map.entry(Setting.MOMENTUM_KIND, inFile(Momentum.Kind.values(), MOMENTUM_KIND)),
          Map.entry(Setting.RATE_RULE, inFile(RateRule.Kind.values(), RATE_RULE)));

  private static final Pattern WHOLE = Pattern.compile("\\d{4,15}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

  private SettingWords() {}

  /** A value of a configuration file, as the window writes it. */
  public static String inWindow(Setting setting, String value) {
    Map<String, String> words = IN_FILE.get(setting);
    if (words != null) {
      return words.getOrDefault(value, value);
    }
    if (setting == Setting.QUANTITIES) {
      return value.replace('-', ' ');
    }
    if (DECIMAL.matcher(value).matches()) {
      return NumberText.plain(Double.parseDouble(value));
    }
    boolean counts = setting != Setting.SEED && WHOLE.matcher(value).matches();
    return counts ? NumberText.step(Long.parseLong(value)) : value;
  }

  private static <E extends Enum<E>> Map<String, String> inFile(
      E[] values, SettingFormat<E> format) {
    return Stream.of(values).collect(Collectors.toMap(Words::of, format::format));
  }

  private static String of(Steering.Control control) {
    return switch (control) {
      case LEARNING_RATE -> "by α";
      case BATCH_SIZE -> "by B";
    };
  }

  private static <T> SettingFormat<T> words(T[] values, Function<T, String> word) {
    return words(List.of(values), word);
  }

  private static <T> SettingFormat<T> words(List<T> values, Function<T, String> word) {
    return RunFormats.of(
        word,
        text ->
            values.stream()
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow());
  }
}
