package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.data.AmbiguousDataException;
import dev.edgescope.engine.data.ImageLayout;
import dev.edgescope.engine.data.file.FileSource;
import dev.edgescope.engine.data.picture.CifarLabels;
import dev.edgescope.engine.data.table.Column;
import dev.edgescope.engine.data.table.TableColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of the form that says which files the examples come from, and how they are read. */
public final class FileForm {
  /** What names the layout of images, the first to tell it by their shape. */
  public static final List<Optional<ImageLayout>> LAYOUTS =
      List.of(Optional.empty(), Optional.of(ImageLayout.CHW), Optional.of(ImageLayout.HWC));

  /** Whether the first line of a table has names, the first to tell it by its cells. */
  public static final List<Optional<Boolean>> HEADERS =
      List.of(Optional.empty(), Optional.of(true), Optional.of(false));

  private final SettingModel<Optional<Path>> file = file();
  private final SettingModel<Optional<Path>> labels = file();
  private final SettingModel<Optional<Path>> test = file();
  private final SettingModel<Optional<Path>> testLabels = file();
  private final SettingModel<Optional<Column>> label =
      new SettingModel<>(Optional.empty(), FileFormats.LABEL);
  private final SettingModel<List<Column>> leaveOut =
      new SettingModel<>(List.of(), FileFormats.LEFT_OUT);
  private final SettingModel<Optional<Boolean>> header =
      new SettingModel<>(Optional.empty(), FileFormats.HEADER);
  private final SettingModel<List<String>> arrays =
      new SettingModel<>(List.of(), FileFormats.ARRAYS);
  private final SettingModel<Optional<ImageLayout>> layout =
      new SettingModel<>(Optional.empty(), FileFormats.LAYOUT);
  private final SettingModel<CifarLabels> cifarLabels =
      new SettingModel<>(CifarLabels.FINE, FileFormats.CIFAR_LABELS);

  private final SettingModel<Boolean> renumber = new SettingModel<>(false, FileFormats.RENUMBER);

  FileForm() {}

  private static SettingModel<Optional<Path>> file() {
    return new SettingModel<>(Optional.empty(), RunFormats.FILE);
  }

  /** The file with the examples or their features, or the folder with all. */
  public SettingModel<Optional<Path>> chosen() {
    return file;
  }

  /** The file with the labels alone. */
  public SettingModel<Optional<Path>> labels() {
    return labels;
  }

  /** The file with test examples or their features. */
  public SettingModel<Optional<Path>> test() {
    return test;
  }

  /** The file with their labels alone. */
  public SettingModel<Optional<Path>> testLabels() {
    return testLabels;
  }

  /** The column of a table that is the label; empty for the last. */
  public SettingModel<Optional<Column>> label() {
    return label;
  }

  /** Columns of a table that are neither features nor label. */
  public SettingModel<List<Column>> leaveOut() {
    return leaveOut;
  }

  /** Whether the first line of a table has names; empty to tell it by its cells. */
  public SettingModel<Optional<Boolean>> header() {
    return header;
  }

  /** The arrays of an archive; none for those of the usual names. */
  public SettingModel<List<String>> arrays() {
    return arrays;
  }

  /** The layout of images; empty to tell it by their shape. */
  public SettingModel<Optional<ImageLayout>> layout() {
    return layout;
  }

  /** Whether labels that are numbers are numbered anew from 0 on. */
  public SettingModel<Boolean> renumber() {
    return renumber;
  }

  /** Which of the two labels of CIFAR-100. */
  public SettingModel<CifarLabels> cifarLabels() {
    return cifarLabels;
  }

  /** All settings. */
  List<SettingModel<?>> all() {
    return List.of(
        file,
        labels,
        test,
        testLabels,
        label,
        leaveOut,
        header,
        arrays,
        layout,
        renumber,
        cifarLabels);
  }

  /** The settings that a kind of files has. */
  List<SettingModel<?>> active(DataKind kind) {
    return switch (kind) {
      case CIFAR10, PICTURES -> List.of(file, test);
      case CIFAR100 -> List.of(file, test, cifarLabels);
      case CSV -> List.of(file, test, label, leaveOut, header, renumber);
      case NPY -> List.of(file, labels, test, testLabels, arrays, layout, renumber);
      case IDX -> List.of(file, labels, test, testLabels, layout, renumber);
      case FASHION, MNIST, CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE, ELSEWHERE ->
          List.of();
    };
  }

  /** The files; empty while none is chosen. */
  Optional<FileSource> source(DataKind kind) {
    return file.get()
        .flatMap(path -> source(kind, path))
        .map(source ->
            renumber.get() && active(kind).contains(renumber)
                ? new FileSource.Renumbered(source)
                : source);
  }

  private Optional<FileSource> source(DataKind kind, Path path) {
    return switch (kind) {
      case CIFAR10 -> Optional.of(new FileSource.Cifar(path, test.get(), CifarLabels.TEN));
      case CIFAR100 -> Optional.of(new FileSource.Cifar(path, test.get(), cifarLabels.get()));
      case CSV ->
          Optional.of(
              new FileSource.Table(
                  path, test.get(), new TableColumns(label.get(), leaveOut.get(), header.get())));
      case NPY -> {
        boolean archive = FileSource.Npy.isArchive(path);
        // An archive has its labels and its test set inside.
        yield Optional.of(
            new FileSource.Npy(
                path,
                beside(labels, archive),
                beside(test, archive),
                beside(testLabels, archive),
                archive ? arrays.get() : List.of(),
                layout.get()));
      }
      case IDX -> {
        boolean folder = Files.isDirectory(path);
        yield Optional.of(
            new FileSource.Idx(
                path,
                beside(labels, folder),
                beside(test, folder),
                beside(testLabels, folder),
                layout.get()));
      }
      case PICTURES -> Optional.of(new FileSource.Pictures(path, test.get()));
      case FASHION, MNIST, CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE, ELSEWHERE ->
          Optional.empty();
    };
  }

  private static Optional<Path> beside(SettingModel<Optional<Path>> other, boolean whole) {
    return whole ? Optional.empty() : other.get();
  }

  void adopt(FileSource source) {
    file.set(Optional.of(source.file()));
    test.set(source.test());
    renumber.set(source instanceof FileSource.Renumbered);
    adoptReading(source);
  }

  private void adoptReading(FileSource source) {
    switch (source) {
      case FileSource.Renumbered renumbered -> adoptReading(renumbered.source());
      case FileSource.Cifar cifar -> {
        if (cifar.labels() != CifarLabels.TEN) {
          cifarLabels.set(cifar.labels());
        }
      }
      case FileSource.Table table -> {
        label.set(table.columns().label());
        leaveOut.set(table.columns().leaveOut());
        header.set(table.columns().header());
      }
      case FileSource.Npy npy -> {
        labels.set(npy.labels());
        testLabels.set(npy.testLabels());
        arrays.set(npy.arrays());
        layout.set(npy.layout());
      }
      case FileSource.Idx idx -> {
        labels.set(idx.labels());
        testLabels.set(idx.testLabels());
        layout.set(idx.layout());
      }
      case FileSource.Pictures pictures -> {}
    }
  }

  /**
   * Another file was chosen: what was said of the columns and arrays of the one before it goes, and
   * of MNIST's four files the other three come along where they lie beside it.
   */
  void chosenAnew(DataKind kind, Optional<Path> before, Optional<Path> after) {
    if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
      findOthers(kind, after);
      return;
    }
    label.set(Optional.empty());
    leaveOut.set(List.of());
    header.set(Optional.empty());
    arrays.set(List.of());
    layout.set(Optional.empty());
    renumber.set(false);
    test.set(Optional.empty());
    findOthers(kind, after);
  }

  private void findOthers(DataKind kind, Optional<Path> images) {
    if (kind != DataKind.IDX || images.isEmpty()) {
      return;
    }
    other(images.get(), "images", "labels", "idx3", "idx1").ifPresent(found -> labels.set(found));
    other(images.get(), "train", "t10k", "", "").ifPresent(found -> test.set(found));
    test.get()
        .flatMap(found -> other(found, "images", "labels", "idx3", "idx1"))
        .ifPresent(found -> testLabels.set(found));
  }

  /** The file beside one whose name has other words in the place of two. */
  private static Optional<Optional<Path>> other(
      Path file, String word, String otherWord, String kind, String otherKind) {
    String name = String.valueOf(file.getFileName());
    if (!name.toLowerCase(Locale.ROOT).contains(word)) {
      return Optional.empty();
    }
    Path beside =
        file.resolveSibling(
            kind.isEmpty()
                ? name.replace(word, otherWord)
                : name.replace(word, otherWord).replace(kind, otherKind));
    return Files.isRegularFile(beside) ? Optional.of(Optional.of(beside)) : Optional.empty();
  }

  /**
   * Answers a question about the file.
   *
   * @param choice one of its choices
   */
  void answer(AmbiguousDataException.Question question, String choice) {
    switch (question) {
      case LABEL -> label.set(Optional.of(new Column.Named(choice)));
      case LEAVE_OUT -> leaveOut.set(FileFormats.LEFT_OUT.parse(choice));
      case HEADER -> header.set(Optional.of(Boolean.parseBoolean(choice)));
      case LAYOUT ->
          layout.set(Optional.of(choice.equals("chw") ? ImageLayout.CHW : ImageLayout.HWC));
      case ARRAYS -> arrays.set(FileFormats.ARRAYS.parse(choice));
    }
  }
}
