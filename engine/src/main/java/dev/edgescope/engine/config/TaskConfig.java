package dev.edgescope.engine.config;

import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.task.KernelSpectrum;
import dev.edgescope.engine.data.task.QuadraticCoefficients;
import dev.edgescope.engine.data.task.RandomFeatures;
import java.util.Locale;
import java.util.Optional;

/** The tasks of the solvable models, drawn from the seed for a kernel with a chosen spectrum. */
public sealed interface TaskConfig extends DataConfig {

  /** The eigenvalues of the NTK at the start, as far as there are as many. */
  KernelSpectrum spectrum();

  /** P. */
  int parameters();

  @Override
  default Targets targets() {
    return Targets.REGRESSION;
  }

  @Override
  default boolean isDrawn() {
    return true;
  }

  /**
   * Random features with a chosen kernel spectrum, for a linear model without bias.
   *
   * @param parameters P, the number of features
   * @param examples D
   */
  record Linear(KernelSpectrum spectrum, int parameters, int examples) implements TaskConfig {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Linear {
      requireTask(spectrum, parameters, examples);
    }

    @Override
    public DataKind kind() {
      return DataKind.RANDOM_FEATURES;
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.of(DataShape.plain(parameters, 1));
    }

    @Override
    public DataSplit load(long seed) {
      return RandomFeatures.of(spectrum, examples, parameters, seed);
    }
  }

  /**
   * The coefficients of a quadratic model.
   *
   * @param parameters P
   * @param scale standard deviation of the entries of Q
   * @param examples D
   */
  record Quadratic(KernelSpectrum spectrum, int parameters, double scale, int examples)
      implements TaskConfig {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}, or there are too many
     *     coefficients in all
     */
    public Quadratic {
      requireTask(spectrum, parameters, examples);
      Setting.QUADRATIC_SCALE.require(scale);
      long coefficients = examples * QuadraticCoefficients.count(parameters);
      if (coefficients > Limits.MAX_COEFFICIENTS) {
        throw Setting.TASK_PARAMETERS.reject(
            String.format(
                Locale.ROOT,
                "%s examples of %s parameters have %s coefficients",
                NumberText.of((long) examples),
                NumberText.of((long) parameters),
                NumberText.of(coefficients)),
            "give fewer of either, so that there are at most "
                + NumberText.of(Limits.MAX_COEFFICIENTS));
      }
    }

    @Override
    public DataKind kind() {
      return DataKind.QUADRATIC;
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.of(
          DataShape.plain(Math.toIntExact(QuadraticCoefficients.count(parameters)), 1));
    }

    @Override
    public DataSplit load(long seed) {
      return QuadraticCoefficients.of(spectrum, examples, parameters, scale, seed);
    }
  }

  private static void requireTask(KernelSpectrum spectrum, int parameters, int examples) {
    Setting.EXPONENT.require(spectrum.exponent());
    Setting.OUTLIER.require(spectrum.outlier());
    Setting.TASK_PARAMETERS.require(parameters);
    ExampleRange.TASK.require(examples);
  }
}
