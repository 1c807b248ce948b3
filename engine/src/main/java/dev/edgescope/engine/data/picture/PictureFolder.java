package dev.edgescope.engine.data.picture;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.LabelledImages;
import dev.edgescope.engine.data.NumberTable;
import dev.edgescope.engine.data.UnreadableDataException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads pictures from a folder that has a folder for each class: its name is the name of the class,
 * and the classes are numbered in alphabetical order, or in that of their numbers if all names are
 * numbers. Within a class pictures are in the order of their names, and the classes take turns, so
 * that the first examples are of all of them.
 *
 * <p>All pictures must be of one size. They are grey if the first is, coloured otherwise.
 */
public final class PictureFolder {
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp");
  private static final int MAX_PICTURES = 10_000_000;
  private static final int MAX_BYTES = Integer.MAX_VALUE - 64;

  /** A picture and its class. */
  private record Picture(Path file, int label) {}

  private PictureFolder() {}

  /**
   * Reads the pictures.
   *
   * @param classes their names, which the folder must not go beyond; none to take those of the
   *     folder
   * @param examples of which pixels are wanted, the first; labels are known of all
   * @throws UnreadableDataException if the folder is missing or has no pictures in folders, a
   *     picture is damaged, transparent or of another size than the first, or they are too many
   */
  public static LabelledImages read(Path folder, List<String> classes, int examples) {
    try {
      List<String> held = subfolders(folder);
      List<String> names = classes.isEmpty() ? held : classes;
      for (String name : held) {
        if (!names.contains(name)) {
          throw UnreadableDataException.of(
              "%s has the class \"%s\", of which the training examples have none; give test"
                  + " examples of their classes.",
              DataFile.shown(folder), name);
        }
      }
      return read(folder, names, inTurns(folder, names), examples);
    } catch (IOException e) {
      throw new UnreadableDataException(
          DataFile.shown(folder) + " cannot be read; give a folder that you may read.", e);
    }
  }

  private static LabelledImages read(
      Path folder, List<String> names, List<Picture> pictures, int examples) {
    if (pictures.isEmpty() || names.size() < 2) {
      throw UnreadableDataException.of(
          "%s has pictures of %,d classes; give a folder with a folder for each of at least two"
              + " classes, with pictures (PNG, JPEG, GIF or BMP) in them.",
          DataFile.shown(folder), pictures.isEmpty() ? 0 : names.size());
    }
    int wanted = Math.min(pictures.size(), examples);
    PictureReader first = PictureReader.of(pictures.getFirst().file());
    ImageShape shape = first.shape();
    long size = (long) shape.features() * wanted;
    if (size > MAX_BYTES) {
      throw UnreadableDataException.of(
          "%s has pictures of %,d values, of which %,d are wanted; give smaller pictures, or fewer"
              + " examples.",
          DataFile.shown(folder), shape.features(), wanted);
    }
    byte[] pixels = new byte[(int) size];
    for (int i = 0; i < wanted; i++) {
      PictureReader.of(pictures.get(i).file())
          .read(shape, pictures.getFirst().file(), pixels, i * shape.features());
    }
    int[] labels = pictures.stream().mapToInt(Picture::label).toArray();
    return new LabelledImages(shape, pixels, labels, names.size(), names);
  }

  private static List<String> subfolders(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      throw UnreadableDataException.of(
          "%s is no folder; give a folder with a folder of pictures for each class.",
          DataFile.shown(folder));
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!name.startsWith(".")) {
          names.add(name);
        }
        if (names.size() > NumberTable.MAX_CLASSES) {
          throw UnreadableDataException.of(
              "%s has more than %,d folders; give one with a folder for each class, at most that"
                  + " many.",
              DataFile.shown(folder), NumberTable.MAX_CLASSES);
        }
      }
    }
    boolean numbers = names.stream().allMatch(name -> name.matches("[0-9]{1,9}"));
    names.sort(
        numbers
            ? Comparator.comparingInt((String name) -> Integer.parseInt(name))
                .thenComparing(Comparator.naturalOrder())
            : Comparator.naturalOrder());
    return names;
  }

  private static List<Picture> inTurns(Path folder, List<String> names) throws IOException {
    List<List<Path>> each = new ArrayList<>();
    int longest = 0;
    int count = 0;
    for (String name : names) {
      List<Path> files = pictures(folder.resolve(name), MAX_PICTURES - count);
      each.add(files);
      longest = Math.max(longest, files.size());
      count += files.size();
    }
    List<Picture> turns = new ArrayList<>(count);
    for (int i = 0; i < longest; i++) {
      for (int label = 0; label < each.size(); label++) {
        if (i < each.get(label).size()) {
          turns.add(new Picture(each.get(label).get(i), label));
        }
      }
    }
    return turns;
  }

  private static List<Path> pictures(Path folder, int most) throws IOException {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!name.startsWith(".") && ENDINGS.contains(ending)) {
          files.add(entry);
        }
        if (files.size() > most) {
          throw UnreadableDataException.of(
              "%s has too many pictures; give at most %,d.", DataFile.shown(folder), MAX_PICTURES);
        }
      }
    }
    files.sort(Comparator.comparing(file -> String.valueOf(file.getFileName())));
    return files;
  }
}
