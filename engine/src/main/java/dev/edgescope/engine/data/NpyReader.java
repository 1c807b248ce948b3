package dev.edgescope.engine.data;

import dev.edgescope.engine.data.AmbiguousDataException.Question;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads examples that NumPy wrote, in the shapes that {@link ArrayTable} takes. */
public final class NpyReader {
  /**
   * What programs call the features and the labels of training and test: NumPy's users, Keras,
   * those of scikit-learn, MedMNIST.
   */
  private static final List<List<String>> CONVENTIONS =
      List.of(
          List.of("x", "y", "x_test", "y_test"),
          List.of("x_train", "y_train", "x_test", "y_test"),
          List.of("X", "y", "X_test", "y_test"),
          List.of("X_train", "y_train", "X_test", "y_test"),
          List.of("train_images", "train_labels", "test_images", "test_labels"));

  private NpyReader() {}

  /**
   * Reads arrays of an {@code .npz} file; what else it holds is not looked at.
   *
   * @param arrays the names of features and labels, and, where there is a test set, of its features
   *     and labels; none to take those that go by the usual names
   * @param layout of images with channels; empty to tell it by their number
   * @param examples of which features are wanted, the first; answers are read of all
   * @throws UnreadableDataException if the file is missing, damaged, of another kind, lacks one of
   *     the arrays, or if they do not belong together
   * @throws AmbiguousDataException if several arrays, or none, could be what is meant
   */
  public static RawSplit read(
      DataFile archive, List<String> arrays, Optional<ImageLayout> layout, int examples) {
    List<String> held = NpzFile.names(archive);
    List<String> names = arrays.isEmpty() ? usual(archive, held) : arrays;
    NumberTable train = pair(archive, names.get(0), names.get(1), layout, examples);
    Optional<RawSplit.Test> test =
        names.size() < 4
            ? Optional.empty()
            : Optional.of(
                new RawSplit.Test(
                    names.get(2) + " in " + archive.shortName(),
                    pair(
                        archive,
                        names.get(2),
                        names.get(3),
                        layout,
                        DataSplit.MAX_OWN_TEST_EXAMPLES)));
    return new RawSplit(archive.shortName(), train, test);
  }

  /**
   * Reads an {@code .npy} file of features and another of labels.
   *
   * @param layout of images with channels; empty to tell it by their number
   * @param examples of which features are wanted, the first; answers are read of all
   * @throws UnreadableDataException if a file is missing, damaged or of another kind, or if they do
   *     not belong together
   */
  public static NumberTable read(
      DataFile features, DataFile labels, Optional<ImageLayout> layout, int examples) {
    return ArrayTable.of(
        features.name(),
        NpyArray.read(features, examples),
        labels.name(),
        NpyArray.read(labels),
        layout);
  }

  private static NumberTable pair(
      DataFile archive, String x, String y, Optional<ImageLayout> layout, int examples) {
    return ArrayTable.of(
        x + " in " + archive.name(),
        NpzFile.read(archive, x, examples),
        y + " in " + archive.name(),
        NpzFile.read(archive, y),
        layout);
  }

  /** The names of the one convention that an archive follows. */
  private static List<String> usual(DataFile archive, List<String> held) {
    List<List<String>> followed =
        CONVENTIONS.stream().filter(names -> held.containsAll(names.subList(0, 2))).toList();
    if (followed.size() != 1) {
      throw AmbiguousDataException.of(
          Question.ARRAYS,
          held,
          "%s holds the arrays %s; name those of the features and the labels in \"arrays\", for"
              + " example [\"x\", \"y\"], or with a test set [\"x_train\", \"y_train\","
              + " \"x_test\", \"y_test\"].",
          archive.name(),
          NpzFile.shown(new TreeSet<>(held)));
    }
    List<String> names = followed.getFirst();
    return held.containsAll(names) ? names : names.subList(0, 2);
  }
}
