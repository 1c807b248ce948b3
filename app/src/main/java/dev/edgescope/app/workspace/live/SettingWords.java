package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.run.DataKind;
import dev.edgescope.engine.run.ModelKind;
import java.util.Arrays;
import java.util.function.Function;

/** The settings with few values, as the window writes them. */
final class SettingWords {
  static final SettingFormat<DataKind> DATA =
      words(
          DataKind.values(),
          kind ->
              switch (kind) {
                case FASHION -> DataSource.FASHION.title();
                case MNIST -> DataSource.MNIST.title();
                case CIFAR10 -> "CIFAR-10 file";
                case CSV -> "CSV file";
                case NPY -> "NumPy file";
                case CHEBYSHEV -> "Chebyshev";
                case TEACHER -> "linear teacher";
                case RANDOM_FEATURES -> "random features";
                case QUADRATIC -> "quadratic task";
                case INLINE -> "written out";
              });
  static final SettingFormat<ModelKind> MODEL =
      words(
          ModelKind.values(),
          kind ->
              switch (kind) {
                case MLP -> "perceptron";
                case CONVNET -> "convolutional";
                case RESNET -> "residual";
                case QUADRATIC -> "quadratic";
              });
  static final SettingFormat<Pooling> POOLING =
      words(
          Pooling.values(),
          pooling ->
              switch (pooling) {
                case AVERAGE -> "average";
                case MAX -> "maximum";
              });
  static final SettingFormat<Targets> TARGETS =
      words(
          Targets.values(),
          targets ->
              switch (targets) {
                case ONE_HOT -> "one-hot";
                case PARITY -> "parity, ±1";
                case REGRESSION -> "regression";
              });
  static final SettingFormat<Activation> ACTIVATION =
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
  static final SettingFormat<Boolean> BIAS =
      words(new Boolean[] {true, false}, bias -> bias ? "with" : "without");
  static final SettingFormat<Loss> LOSS =
      words(
          Loss.values(),
          loss ->
              switch (loss) {
                case SQUARED_ERROR -> "squared error";
                case CROSS_ENTROPY -> "cross-entropy";
              });
  static final SettingFormat<Precision> PRECISION =
      words(
          Precision.values(),
          precision ->
              switch (precision) {
                case FLOAT -> "32 bit";
                case DOUBLE -> "64 bit";
              });

  private SettingWords() {}

  private static <T> SettingFormat<T> words(T[] values, Function<T, String> word) {
    return RunFormats.of(
        word,
        text ->
            Arrays.stream(values)
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow());
  }
}
