package dev.edgescope.engine.data.file;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Why files that are named together do not go together, as far as that can be told without opening
 * them.
 *
 * @param part what is at fault
 * @param fault what is wrong, without a full stop
 * @param advice what to give
 */
public record Misfit(Part part, String fault, String advice) {

  /** What can be at fault. */
  public enum Part {
    LABELS,
    TEST,
    TEST_LABELS,
    ARRAYS
  }

  /** The first; empty if there is none. */
  public static Optional<Misfit> of(FileSource source) {
    return switch (source) {
      case FileSource.Npy npy -> of(npy);
      case FileSource.Idx idx -> ofPairs(idx.labels(), idx.test(), idx.testLabels());
      case FileSource.Cifar cifar -> Optional.empty();
      case FileSource.Table table -> Optional.empty();
      case FileSource.Pictures pictures -> Optional.empty();
      case FileSource.Renumbered renumbered -> of(renumbered.source());
    };
  }

  private static Optional<Misfit> of(FileSource.Npy npy) {
    Path file = npy.file();
    if (FileSource.Npy.isArchive(file)) {
      Optional<Misfit> beside =
          beside(file, npy.labels(), Part.LABELS).or(() -> beside(file, npy.test(), Part.TEST));
      if (beside.isPresent()) {
        return beside;
      }
    }
    String name = String.valueOf(file.getFileName());
    if (npy.labels().isEmpty() && name.toLowerCase(Locale.ROOT).endsWith(".npy")) {
      return misfit(
          Part.LABELS,
          String.format(Locale.ROOT, "the value is missing for \"%s\"", name),
          "give the .npy file of the labels, or as the only file an .npz file with the arrays x and"
              + " y");
    }
    int names = npy.arrays().size();
    if (names != 0 && names != 2 && names != 4) {
      return misfit(
          Part.ARRAYS,
          String.format(Locale.ROOT, "%d names cannot be told apart", names),
          "give the names of two arrays, features and labels, or of four, those of a test set after"
              + " them");
    }
    if (names > 0 && npy.labels().isPresent()) {
      return misfit(
          Part.ARRAYS,
          String.format(Locale.ROOT, "names are for an archive, and \"%s\" is none", name),
          "give no arrays, or an .npz file and no file of labels");
    }
    return ofPairs(npy.labels(), npy.test(), npy.testLabels());
  }

  private static Optional<Misfit> beside(Path archive, Optional<Path> other, Part part) {
    return other.flatMap(file ->
        misfit(
            part,
            String.format(
                Locale.ROOT,
                "\"%s\" cannot stand beside the archive \"%s\"",
                file,
                archive.getFileName()),
            "give the features as an .npy file, or this file alone and the names of its"
                + " arrays"));
  }

  private static Optional<Misfit> ofPairs(
      Optional<Path> labels, Optional<Path> test, Optional<Path> testLabels) {
    if (test.isPresent() == testLabels.isPresent() && (test.isEmpty() || labels.isPresent())) {
      return Optional.empty();
    }
    return misfit(
        test.isPresent() ? Part.TEST_LABELS : Part.TEST,
        labels.isEmpty()
            ? "a test set needs labels of the training examples as well"
            : "the value is missing",
        "give features and labels of test examples, or neither");
  }

  private static Optional<Misfit> misfit(Part part, String fault, String advice) {
    return Optional.of(new Misfit(part, fault, advice));
  }
}
