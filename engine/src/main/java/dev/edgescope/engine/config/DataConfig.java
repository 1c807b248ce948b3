package dev.edgescope.engine.config;

import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.RawExamples;
import dev.edgescope.engine.data.RawSplit;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.file.FileSource;
import dev.edgescope.engine.data.file.Misfit;
import dev.edgescope.engine.data.picture.CifarLabels;
import dev.edgescope.engine.data.picture.CifarReader;
import dev.edgescope.engine.data.table.TableColumns;
import dev.edgescope.engine.data.task.ChebyshevRegression;
import dev.edgescope.engine.data.task.GaussianTeacher;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The examples of a run. What can be told without opening a file is checked where the record is
 * made; the rest by {@link #load}.
 */
public sealed interface DataConfig
    permits DataConfig.InFile,
        DataConfig.Bundled,
        DataConfig.Chebyshev,
        DataConfig.Teacher,
        DataConfig.Elsewhere,
        InlineData,
        TaskConfig {

  /** Where the examples come from. */
  DataKind kind();

  /** D, the number of training examples. */
  int examples();

  /** How the answers become targets. */
  Targets targets();

  /** What a network has to fit, where that can be told without opening a file. */
  Optional<DataShape> shape();

  /** Whether the examples are drawn anew for each seed. */
  default boolean isDrawn() {
    return false;
  }

  /**
   * The same data of so many training examples, as many as were found where fewer were asked for or
   * all.
   */
  default DataConfig of(int found) {
    return this;
  }

  /**
   * Reads or computes the examples; of a file all where it holds fewer than asked for.
   *
   * @param seed of the run
   * @throws InvalidConfigException if the examples have too many features
   * @throws dev.edgescope.engine.data.UnreadableDataException if a file cannot be used
   */
  DataSplit load(long seed);

  /**
   * A bundled data set.
   *
   * @param set which
   * @param examples D, the first of its training part
   * @param targets one-hot or parity
   */
  record Bundled(DataSource set, int examples, Targets targets) implements DataConfig {
    /**
     * @throws InvalidConfigException if the set has not as many examples, or the targets are
     *     numbers
     */
    public Bundled {
      ExampleRange.of(set).require(examples);
      requireClasses(targets, Words.of(set));
    }

    @Override
    public DataKind kind() {
      return switch (set) {
        case FASHION -> DataKind.FASHION;
        case MNIST -> DataKind.MNIST;
      };
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.of(imageShape(set.imageShape(), set.classes(), targets));
    }

    @Override
    public DataSplit load(long seed) {
      return DataSplit.load(set, examples, targets);
    }
  }

  /**
   * The first examples of files of the user's, all where there are fewer, and as test examples
   * those that the source keeps apart or those that follow.
   *
   * @param source the files, and how they are read
   * @param examples D, at the most
   */
  record InFile(FileSource source, int examples, Targets targets) implements DataConfig {
    /** All examples that there are. */
    public static final int ALL = Limits.MAX_EXAMPLES;

    /**
     * @throws InvalidConfigException if there cannot be as many examples, the targets are numbers
     *     where the set has classes, or the files that are named do not go together
     */
    public InFile {
      ExampleRange.ANY_FILE.require(examples);
      Misfit.of(source)
          .ifPresent(misfit -> {
            throw setting(misfit.part()).reject(misfit.fault(), misfit.advice());
          });
      DataKind kind = kindOf(source);
      if (kind.hasClasses()) {
        requireClasses(targets, Words.of(kind));
      }
      if (source instanceof FileSource.Renumbered && !targets.isClassification()) {
        throw Setting.RENUMBER.reject(
            String.format(
                Locale.ROOT, "\"%s\" targets are the numbers themselves", Words.of(targets)),
            "leave it out, or give \"one-hot\" or \"parity\" targets");
      }
    }

    /** A file of the binary version of CIFAR-10. */
    public static InFile cifar10(Path file, int examples, Targets targets) {
      return new InFile(
          new FileSource.Cifar(file, Optional.empty(), CifarLabels.TEN), examples, targets);
    }

    /** A table whose last column is the label or the regression target. */
    public static InFile csv(Path file, int examples, Targets targets) {
      return new InFile(
          new FileSource.Table(file, Optional.empty(), TableColumns.USUAL), examples, targets);
    }

    /** An {@code .npz} archive, or features as {@code .npy} and their labels. */
    public static InFile npy(Path file, Optional<Path> labels, int examples, Targets targets) {
      return new InFile(new FileSource.Npy(file, labels), examples, targets);
    }

    private static Setting setting(Misfit.Part part) {
      return switch (part) {
        case LABELS -> Setting.LABELS_FILE;
        case TEST -> Setting.TEST_FILE;
        case TEST_LABELS -> Setting.TEST_LABELS_FILE;
        case ARRAYS -> Setting.ARRAYS;
      };
    }

    @Override
    public DataKind kind() {
      return kindOf(source);
    }

    private static DataKind kindOf(FileSource source) {
      return switch (source) {
        case FileSource.Cifar cifar ->
            cifar.labels() == CifarLabels.TEN ? DataKind.CIFAR10 : DataKind.CIFAR100;
        case FileSource.Table table -> DataKind.CSV;
        case FileSource.Npy npy -> DataKind.NPY;
        case FileSource.Idx idx -> DataKind.IDX;
        case FileSource.Pictures pictures -> DataKind.PICTURES;
        case FileSource.Renumbered renumbered -> kindOf(renumbered.source());
      };
    }

    /** The file with the examples or their features, or the folder with all. */
    public Path file() {
      return source.file();
    }

    @Override
    public Optional<DataShape> shape() {
      return source instanceof FileSource.Cifar cifar
          ? Optional.of(imageShape(CifarReader.SHAPE, cifar.labels().classNames().size(), targets))
          : Optional.empty();
    }

    @Override
    public DataConfig of(int found) {
      return new InFile(source, found, targets);
    }

    @Override
    public DataSplit load(long seed) {
      int most = DataSplit.MAX_TEST_EXAMPLES;
      RawSplit raw = source.read(examples + most);
      RawExamples train = raw.train();
      if (train.inputs() > Limits.MAX_INPUTS) {
        throw Setting.FILE.reject(
            String.format(
                Locale.ROOT,
                "the examples of %s have %s features",
                raw.name(),
                NumberText.of((long) train.inputs())),
            "give examples of at most " + NumberText.of((long) Limits.MAX_INPUTS));
      }
      DataSplit split = DataSplit.of(raw, examples, targets);
      return examples < ALL && split.train().examples() < examples
          ? split.withNotice(
              String.format(
                  Locale.ROOT,
                  "%s holds %s examples, fewer than the %s that were asked for; all of them are"
                      + " trained on%s.",
                  raw.name(),
                  NumberText.of((long) train.count()),
                  NumberText.of((long) examples),
                  split.test().isEmpty() ? ", and none are left to test on" : ""))
          : split;
    }
  }

  /**
   * A Chebyshev polynomial on equally spaced points, without test examples.
   *
   * @param degree of the polynomial
   * @param examples D, the number of points
   */
  record Chebyshev(int degree, int examples) implements DataConfig {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Chebyshev {
      Setting.DEGREE.require(degree);
      ExampleRange.CHEBYSHEV.require(examples);
    }

    @Override
    public DataKind kind() {
      return DataKind.CHEBYSHEV;
    }

    @Override
    public Targets targets() {
      return Targets.REGRESSION;
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.of(DataShape.plain(1, 1));
    }

    @Override
    public DataSplit load(long seed) {
      return ChebyshevRegression.of(degree, examples);
    }
  }

  /**
   * Gaussian inputs of a linear teacher.
   *
   * @param inputs d
   * @param exponent the variances of the inputs are j^-exponent
   * @param noise standard deviation of the targets' noise
   * @param examples D
   */
  record Teacher(int inputs, double exponent, double noise, int examples) implements DataConfig {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Teacher {
      Setting.INPUTS.require(inputs);
      Setting.EXPONENT.require(exponent);
      Setting.NOISE.require(noise);
      ExampleRange.TEACHER.require(examples);
    }

    /** Inputs of variance 1, targets without noise. */
    public Teacher(int inputs, int examples) {
      this(inputs, 0, 0, examples);
    }

    @Override
    public DataKind kind() {
      return DataKind.TEACHER;
    }

    @Override
    public Targets targets() {
      return Targets.REGRESSION;
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.of(DataShape.plain(inputs, 1));
    }

    @Override
    public boolean isDrawn() {
      return true;
    }

    @Override
    public DataSplit load(long seed) {
      return GaussianTeacher.of(inputs, exponent, noise, examples, seed);
    }
  }

  /**
   * The examples of another program, which made a run and recorded it: they are not here, and such
   * a run can be looked at but not made.
   *
   * @param examples D
   * @param targets as that program has them
   */
  record Elsewhere(int examples, Targets targets) implements DataConfig {
    /**
     * @throws InvalidConfigException if there cannot be as many examples
     */
    public Elsewhere {
      ExampleRange.ANY_FILE.require(examples);
    }

    @Override
    public DataKind kind() {
      return DataKind.ELSEWHERE;
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.empty();
    }

    @Override
    public DataSplit load(long seed) {
      throw Setting.DATA_SET.reject(
          "\"" + Words.of(kind()) + "\" stands for the examples of another program",
          "give a data set that is here");
    }
  }

  private static void requireClasses(Targets targets, String set) {
    if (!targets.isClassification()) {
      throw Setting.TARGETS.reject(
          String.format(
              Locale.ROOT,
              "\"%s\" needs answers that are numbers, but \"%s\" has classes",
              Words.of(targets),
              set),
          "give \"one-hot\" or \"parity\"");
    }
  }

  private static DataShape imageShape(ImageShape image, int classes, Targets targets) {
    return DataShape.of(image, targets == Targets.ONE_HOT ? classes : 1);
  }
}
