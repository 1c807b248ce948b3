package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.config.ModelKind;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Sampling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
                case CIFAR10 -> Words.text("experiment.settingWords.cifar10Files");
                case CIFAR100 -> Words.text("experiment.settingWords.cifar100Files");
                case IDX -> Words.text("experiment.settingWords.mNISTsFormat");
                case PICTURES -> Words.text("experiment.settingWords.pictures");
                case CSV -> Words.text("experiment.settingWords.csvFile");
                case NPY -> Words.text("experiment.settingWords.numPyFile");
                case CHEBYSHEV -> Words.text("experiment.settingWords.chebyshev");
                case TEACHER -> Words.text("experiment.settingWords.linearTeacher");
                case RANDOM_FEATURES -> Words.text("experiment.settingWords.randomFeatures");
                case QUADRATIC -> Words.text("experiment.settingWords.quadraticTask");
                case INLINE -> Words.text("experiment.settingWords.writtenOut");
                case ELSEWHERE -> Words.text("experiment.settingWords.ofAnotherProgram");
              });
  public static final SettingFormat<ModelKind> MODEL =
      words(
          ModelKind.values(),
          kind ->
              switch (kind) {
                case MLP -> Words.text("experiment.settingWords.perceptron");
                case CONVNET -> Words.text("experiment.settingWords.convolutional");
                case RESNET -> Words.text("experiment.settingWords.residual");
                case QUADRATIC -> Words.text("experiment.settingWords.quadratic");
                case ELSEWHERE -> Words.text("experiment.settingWords.ofAnotherProgram");
              });
  public static final SettingFormat<Pooling> POOLING =
      words(
          Pooling.values(),
          pooling ->
              switch (pooling) {
                case AVERAGE -> Words.text("experiment.settingWords.average");
                case MAX -> Words.text("experiment.settingWords.maximum");
              });
  public static final SettingFormat<Targets> TARGETS =
      words(
          Targets.values(),
          targets ->
              switch (targets) {
                case ONE_HOT -> Words.text("experiment.settingWords.oneHot");
                case PARITY -> Words.text("experiment.settingWords.parity1");
                case REGRESSION -> Words.text("experiment.settingWords.regression");
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
                case IDENTITY -> Words.text("experiment.settingWords.identity");
              });
  public static final SettingFormat<Boolean> BIAS =
      words(
          new Boolean[] {true, false},
          bias ->
              bias
                  ? Words.text("experiment.settingWords.with")
                  : Words.text("experiment.settingWords.without"));
  public static final SettingFormat<Loss> LOSS =
      words(
          Loss.values(),
          loss ->
              switch (loss) {
                case SQUARED_ERROR -> Words.text("experiment.settingWords.squaredError");
                case CROSS_ENTROPY -> Words.text("experiment.settingWords.crossEntropy");
              });
  public static final SettingFormat<Precision> PRECISION =
      words(
          Precision.values(),
          precision ->
              switch (precision) {
                case FLOAT -> Words.text("experiment.settingWords.bits32");
                case DOUBLE -> Words.text("experiment.settingWords.bits64");
              });

  public static final SettingFormat<Reproducibility> REPRODUCIBLE =
      words(
          Reproducibility.values(),
          reproducible ->
              switch (reproducible) {
                case MACHINE -> Words.text("experiment.settingWords.likeMachines");
                case PORTABLE -> Words.text("experiment.settingWords.allMachines");
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
                case SCALAR_RMSPROP -> Words.text("experiment.settingWords.scalarRMSProp");
              });
  public static final SettingFormat<Boolean> BIAS_CORRECTION =
      words(
          new Boolean[] {false, true},
          corrected ->
              corrected
                  ? Words.text("experiment.settingWords.on")
                  : Words.text("experiment.settingWords.off"));
  public static final SettingFormat<Momentum.Kind> MOMENTUM_KIND =
      words(
          Momentum.Kind.values(),
          kind ->
              switch (kind) {
                case HEAVY_BALL -> Words.text("experiment.settingWords.heavyBall");
                case NESTEROV -> "Nesterov";
              });
  public static final SettingFormat<Sampling> SAMPLING =
      words(
          Sampling.values(),
          sampling ->
              switch (sampling) {
                case INDEPENDENT -> Words.text("experiment.settingWords.independent");
                case RESHUFFLED -> Words.text("experiment.settingWords.reshuffledEpochs");
              });
  public static final SettingFormat<RateRule.Kind> RATE_RULE =
      words(
          RateRule.Kind.values(),
          kind ->
              switch (kind) {
                case CONSTANT -> Words.text("experiment.settingWords.constant");
                case WARM_UP -> Words.text("experiment.settingWords.warmUp");
                case STEP -> Words.text("experiment.settingWords.steps");
                case COSINE -> Words.text("experiment.settingWords.cosine");
                case CDAT -> "CDAT";
              });
  public static final SettingFormat<Optional<Steering.Control>> STEERING =
      SettingFormat.choice(
          OptimizerForm.STEERINGS,
          control ->
              control.map(SettingWords::of).orElse(Words.text("experiment.settingWords.off")));
  public static final SettingFormat<Optional<UpdateSubspace.Kind>> SUBSPACE =
      SettingFormat.choice(
          OptimizerForm.SUBSPACES,
          kind ->
              kind.map(dev.edgescope.engine.config.Words::of)
                  .orElse(Words.text("experiment.settingWords.wholeSpace")));

  /** The word of the window for each value, by what a configuration file calls it. */
  private static final Map<Setting, Map<String, Supplier<String>>> IN_FILE =
      Map.ofEntries(
          Map.entry(Setting.DATA_SET, inFile(DataKind.values(), DATA)),
          Map.entry(Setting.TARGETS, inFile(Targets.values(), TARGETS)),
          Map.entry(Setting.MODEL, inFile(ModelKind.values(), MODEL)),
          Map.entry(Setting.POOL, inFile(Pooling.values(), POOLING)),
          Map.entry(Setting.ACTIVATION, inFile(Activation.values(), ACTIVATION)),
          Map.entry(Setting.LOSS, inFile(Loss.values(), LOSS)),
          Map.entry(Setting.PRECISION, inFile(Precision.values(), PRECISION)),
          Map.entry(Setting.REPRODUCIBLE, inFile(Reproducibility.values(), REPRODUCIBLE)),
          Map.entry(Setting.OPTIMIZER_KIND, inFile(UpdateRule.Kind.values(), UPDATE_RULE)),
          Map.entry(Setting.MOMENTUM_KIND, inFile(Momentum.Kind.values(), MOMENTUM_KIND)),
          Map.entry(Setting.RATE_RULE, inFile(RateRule.Kind.values(), RATE_RULE)));

  private static final Pattern WHOLE = Pattern.compile("\\d{4,15}");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

  private SettingWords() {}

  /** A value of a configuration file, as the window writes it. */
  public static String inWindow(Setting setting, String value) {
    Map<String, Supplier<String>> words = IN_FILE.get(setting);
    if (words != null) {
      return words.getOrDefault(value, () -> value).get();
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

  private static <E extends Enum<E>> Map<String, Supplier<String>> inFile(
      E[] values, SettingFormat<E> format) {
    return Stream.of(values)
        .collect(
            Collectors.toMap(
                dev.edgescope.engine.config.Words::of, value -> () -> format.format(value)));
  }

  private static String of(Steering.Control control) {
    return switch (control) {
      case LEARNING_RATE -> Words.text("experiment.settingWords.by");
      case BATCH_SIZE -> Words.text("experiment.settingWords.byB");
    };
  }

  private static <T> SettingFormat<T> words(T[] values, Function<T, String> word) {
    return SettingFormat.choice(List.of(values), word);
  }
}
