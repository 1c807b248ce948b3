package dev.edgescope.engine.data.file;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.IdxReader;
import dev.edgescope.engine.data.ImageLayout;
import dev.edgescope.engine.data.LabelledImages;
import dev.edgescope.engine.data.NpyReader;
import dev.edgescope.engine.data.NumberTable;
import dev.edgescope.engine.data.RawExamples;
import dev.edgescope.engine.data.RawSplit;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.data.picture.CifarLabels;
import dev.edgescope.engine.data.picture.CifarReader;
import dev.edgescope.engine.data.picture.PictureFolder;
import dev.edgescope.engine.data.table.CsvReader;
import dev.edgescope.engine.data.table.TableColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Files of the user's that examples are read from, in one of the formats that there are. */
public sealed interface FileSource {

  /** The file with the examples or their features, or the folder with all. */
  Path file();

  /** The file or folder with test examples or their features; empty where none is named. */
  Optional<Path> test();

  /**
   * Reads the examples.
   *
   * @param wanted number of training examples, the first, whose features are read; answers are of
   *     all
   * @throws UnreadableDataException if a file cannot be used
   */
  RawSplit read(int wanted);

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Optional<RawSplit.Test> test(Optional<Path> file, Reading reading) {
    return file.map(path -> new RawSplit.Test(name(path), reading.read(path)));
  }

  /** Reads test examples. */
  @FunctionalInterface
  interface Reading {
    RawExamples read(Path file);
  }

  /**
   * CIFAR in its binary version.
   *
   * @param file of records, plain or gzipped, or the folder that has all files of the set
   * @param test another file of records; where {@code file} is the folder, that which it has
   */
  record Cifar(Path file, Optional<Path> test, CifarLabels labels) implements FileSource {
    private static final List<String> BATCHES =
        List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5");

    @Override
    public RawSplit read(int wanted) {
      if (!Files.isDirectory(file)) {
        return new RawSplit(
            name(file), read(List.of(file), wanted), FileSource.test(test, this::readTest));
      }
      boolean ten = labels == CifarLabels.TEN;
      List<Path> training =
          (ten ? BATCHES : List.of("train")).stream().map(name -> member(name + ".bin")).toList();
      Path own = member(ten ? "test_batch.bin" : "test.bin");
      return new RawSplit(
          name(file),
          read(training, wanted),
          FileSource.test(Optional.of(test.orElse(own)), this::readTest));
    }

    private Path member(String name) {
      return FolderMember.of(file, List.of(name), "the binary version of " + labels.title());
    }

    private LabelledImages readTest(Path path) {
      return read(List.of(path), DataSplit.MAX_OWN_TEST_EXAMPLES);
    }

    private LabelledImages read(List<Path> files, int examples) {
      return CifarReader.read(files.stream().map(DataFile::at).toList(), labels, examples);
    }
  }

  /**
   * A table.
   *
   * @param file of separated values, plain or gzipped
   * @param test another with the same columns
   */
  record Table(Path file, Optional<Path> test, TableColumns columns) implements FileSource {
    @Override
    public RawSplit read(int wanted) {
      NumberTable train = CsvReader.read(DataFile.at(file), columns, wanted);
      return new RawSplit(
          name(file),
          train,
          FileSource.test(
              test,
              path ->
                  CsvReader.read(
                      DataFile.at(path),
                      columns,
                      train.classNames(),
                      DataSplit.MAX_OWN_TEST_EXAMPLES)));
    }
  }

  /**
   * Arrays that NumPy wrote.
   *
   * @param file an {@code .npz} archive, or features as {@code .npy}
   * @param labels the labels or targets as {@code .npy}; empty with an archive
   * @param test features of test examples as {@code .npy}; empty with an archive
   * @param testLabels theirs
   * @param arrays the names of features and labels in an archive, and of those of a test set; none
   *     for the usual ones
   * @param layout of images with channels; empty to tell it by their number
   */
  record Npy(
      Path file,
      Optional<Path> labels,
      Optional<Path> test,
      Optional<Path> testLabels,
      List<String> arrays,
      Optional<ImageLayout> layout)
      implements FileSource {
    public Npy {
      arrays = List.copyOf(arrays);
    }

    /** Without a test set, arrays by their usual names. */
    public Npy(Path file, Optional<Path> labels) {
      this(file, labels, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** Whether a file is an archive, by its name. */
    public static boolean isArchive(Path file) {
      return name(file).toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    @Override
    public RawSplit read(int wanted) {
      DataFile features = DataFile.at(file);
      if (labels.isEmpty()) {
        return NpyReader.read(features, arrays, layout, wanted);
      }
      return new RawSplit(
          name(file),
          NpyReader.read(features, DataFile.at(labels.get()), layout, wanted),
          FileSource.test(
              test,
              path ->
                  NpyReader.read(
                      DataFile.at(path),
                      DataFile.at(testLabels.orElseThrow()),
                      layout,
                      DataSplit.MAX_OWN_TEST_EXAMPLES)));
    }
  }

  /**
   * Arrays in the format of MNIST's files.
   *
   * @param file the features, or the folder that has the four files by the names that MNIST and
   *     Fashion-MNIST give them
   * @param labels the labels; empty with a folder
   * @param test features of test examples; empty with a folder
   * @param testLabels theirs
   * @param layout of images with channels; empty to tell it by their number
   */
  record Idx(
      Path file,
      Optional<Path> labels,
      Optional<Path> test,
      Optional<Path> testLabels,
      Optional<ImageLayout> layout)
      implements FileSource {
    private static final String SET = "MNIST";

    /** The folder with the four files. */
    public Idx(Path folder) {
      this(folder, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public RawSplit read(int wanted) {
      if (Files.isDirectory(file)) {
        RawExamples train = read(member("train-images", 3), member("train-labels", 1), wanted);
        return new RawSplit(
            name(file),
            train,
            Optional.of(
                new RawSplit.Test(
                    name(member("t10k-images", 3)),
                    read(
                        member("t10k-images", 3),
                        member("t10k-labels", 1),
                        DataSplit.MAX_OWN_TEST_EXAMPLES))));
      }
      if (labels.isEmpty()) {
        throw UnreadableDataException.of(
            "%s is a file of features without its labels; name them in \"labels\", or give the"
                + " folder that has the four files of %s.",
            DataFile.shown(file), SET);
      }
      return new RawSplit(
          name(file),
          read(file, labels.get(), wanted),
          FileSource.test(
              test, path -> read(path, testLabels.orElseThrow(), DataSplit.MAX_OWN_TEST_EXAMPLES)));
    }

    private RawExamples read(Path features, Path answers, int wanted) {
      return IdxReader.read(DataFile.at(features), DataFile.at(answers), layout, wanted);
    }

    /** Some copies write a point before the kind, as an unpacked archive has it. */
    private Path member(String part, int dimensions) {
      String kind = "idx" + dimensions + "-ubyte";
      return FolderMember.of(file, List.of(part + "-" + kind, part + "." + kind), SET);
    }
  }

  /**
   * Files whose labels are numbers, which are numbered anew from 0 on: those that occur in the
   * whole training file, in their order.
   *
   * @param source the files as they are
   */
  record Renumbered(FileSource source) implements FileSource {
    @Override
    public Path file() {
      return source.file();
    }

    @Override
    public Optional<Path> test() {
      return source.test();
    }

    @Override
    public RawSplit read(int wanted) {
      return source.read(wanted).renumbered();
    }
  }

  /**
   * Pictures in a folder for each class.
   *
   * @param file the folder of these folders; where it has only the two folders {@code train} and
   *     {@code test}, these are what is meant
   * @param test another such folder
   */
  record Pictures(Path file, Optional<Path> test) implements FileSource {
    @Override
    public RawSplit read(int wanted) {
      boolean parted = test.isEmpty() && FolderMember.isParted(file);
      Path training = parted ? file.resolve(FolderMember.TRAIN) : file;
      Optional<Path> testing = parted ? Optional.of(file.resolve(FolderMember.TEST)) : test;
      LabelledImages train = PictureFolder.read(training, List.of(), wanted);
      return new RawSplit(
          name(training),
          train,
          FileSource.test(
              testing,
              path ->
                  PictureFolder.read(path, train.classNames(), DataSplit.MAX_OWN_TEST_EXAMPLES)));
    }
  }
}
