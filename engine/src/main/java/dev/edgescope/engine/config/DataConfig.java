package dev.edgescope.engine.config;

import dev.edgescope.engine.data.Cifar10Reader;
import dev.edgescope.engine.data.CsvReader;
import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.NpyReader;
import dev.edgescope.engine.data.RawExamples;
import dev.edgescope.engine.data.Targets;
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
   * Reads or computes the examples.
   *
   * @param seed of the run
   * @throws InvalidConfigException if the file holds fewer examples
   * @throws dev.edgescope.engine.data.UnreadableDataException if a file cannot be used
   */
  DataSplit load(long seed);

  /**
   * The examples of a file of the user's: as many as are asked for, in its order, and as test
   * examples those that follow.
   */
  sealed interface InFile extends DataConfig {

    /** The file with the features. */
    Path file();

    /**
     * Reads the file.
     *
     * @param wanted number of examples, the first, whose features are read; answers are of all
     * @throws dev.edgescope.engine.data.UnreadableDataException if it cannot be used
     */
    RawExamples read(int wanted);

    @Override
    default DataSplit load(long seed) {
      RawExamples raw = read(examples() + DataSplit.MAX_TEST_EXAMPLES);
      String name = String.valueOf(file().getFileName());
      ExampleRange.ofFile(name, raw.count()).require(examples());
      if (raw.inputs() > Limits.MAX_INPUTS) {
        throw Setting.FILE.reject(
            String.format(
                Locale.ROOT,
                "the examples of %s have %s features",
                name,
                NumberText.of((long) raw.inputs())),
            "give examples of at most " + NumberText.of((long) Limits.MAX_INPUTS));
      }
      return DataSplit.of(raw, name, examples(), targets());
    }
  }

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
   * A file of the binary version of CIFAR-10.
   *
   * @param file plain or gzipped
   * @param examples D, its first
   * @param targets one-hot or parity
   */
  record Cifar10(Path file, int examples, Targets targets) implements InFile {
    /**
     * @throws InvalidConfigException if there cannot be as many examples, or the targets are
     *     numbers
     */
    public Cifar10 {
      ExampleRange.ANY_FILE.require(examples);
      requireClasses(targets, Words.of(DataKind.CIFAR10));
    }

    @Override
    public DataKind kind() {
      return DataKind.CIFAR10;
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.of(
          imageShape(Cifar10Reader.SHAPE, Cifar10Reader.CLASS_NAMES.size(), targets));
    }

    @Override
    public RawExamples read(int wanted) {
      return Cifar10Reader.read(DataFile.at(file), wanted);
    }
  }

  /**
   * A table of numbers: an example a line, its last column the label or the regression target.
   *
   * @param file of comma-separated values, plain or gzipped
   * @param examples D, its first
   */
  record Csv(Path file, int examples, Targets targets) implements InFile {
    /**
     * @throws InvalidConfigException if there cannot be as many examples
     */
    public Csv {
      ExampleRange.ANY_FILE.require(examples);
    }

    @Override
    public DataKind kind() {
      return DataKind.CSV;
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.empty();
    }

    @Override
    public RawExamples read(int wanted) {
      return CsvReader.read(DataFile.at(file), wanted);
    }
  }

  /**
   * Arrays that NumPy wrote.
   *
   * @param file an {@code .npz} archive with the arrays x and y, or the features as {@code .npy}
   * @param labels the labels or targets as {@code .npy}; empty with an archive
   * @param examples D, the first of them
   */
  record Npy(Path file, Optional<Path> labels, int examples, Targets targets) implements InFile {
    /**
     * @throws InvalidConfigException if there cannot be as many examples, or by their names the
     *     files are an archive with labels beside it or features without labels
     */
    public Npy {
      ExampleRange.ANY_FILE.require(examples);
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      if (labels.isPresent() && name.endsWith(".npz")) {
        throw Setting.LABELS_FILE.reject(
            String.format(
                Locale.ROOT,
                "\"%s\" cannot stand beside the archive \"%s\"",
                labels.get(),
                file.getFileName()),
            "give the features as an .npy file, or no file of labels and an archive with the"
                + " arrays x and y");
      }
      if (labels.isEmpty() && name.endsWith(".npy")) {
        throw Setting.LABELS_FILE.reject(
            String.format(Locale.ROOT, "the value is missing for \"%s\"", file.getFileName()),
            "give the .npy file of the labels, or as the only file an .npz file with the arrays x"
                + " and y");
      }
    }

    @Override
    public DataKind kind() {
      return DataKind.NPY;
    }

    @Override
    public Optional<DataShape> shape() {
      return Optional.empty();
    }

    @Override
    public RawExamples read(int wanted) {
      DataFile features = DataFile.at(file);
      return labels
          .<RawExamples>map(path -> NpyReader.read(features, DataFile.at(path), wanted))
          .orElseGet(() -> NpyReader.read(features, wanted));
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
