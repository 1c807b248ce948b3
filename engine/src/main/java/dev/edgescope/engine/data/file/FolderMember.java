package dev.edgescope.engine.data.file;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The files of a data set in the folder that its archive unpacks to. */
final class FolderMember {
  static final String TRAIN = "train";
  static final String TEST = "test";

  private FolderMember() {}

  /**
   * The first of several names that the folder has, plain or gzipped.
   *
   * @param set the data set, for a sentence
   * @throws UnreadableDataException if it has none
   */
  static Path of(Path folder, List<String> names, String set) {
    for (String name : names) {
      for (String ending : List.of("", ".gz")) {
        Path file = folder.resolve(name + ending);
        if (Files.exists(file)) {
          return file;
        }
      }
    }
    throw UnreadableDataException.of(
        "%s is a folder without %s; give a folder that has all files of %s, or a file.",
        DataFile.shown(folder), names.getFirst(), set);
  }

  /** Whether all folders in a folder are those of training and test. */
  static boolean isParted(Path folder) {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path entry : entries) {
        names.add(String.valueOf(entry.getFileName()));
        if (names.size() > 2) {
          return false;
        }
      }
    } catch (IOException e) {
      // Whoever reads the folder tells it.
      return false;
    }
    return names.equals(Set.of(TRAIN, TEST));
  }
}
