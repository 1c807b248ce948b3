package dev.edgescope.engine.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Named arrays in one {@code .npz} file: a zip archive of {@code .npy} files. */
public final class NpzFile {
  private static final String SUFFIX = ".npy";
  private static final int MAX_ENTRIES = 10_000;

  private NpzFile() {}

  /**
   * Reads all arrays, by name, in the order of the file.
   *
   * @throws UnreadableDataException if the file is missing, damaged, no {@code .npz} file, or holds
   *     an entry that is not an array of numbers
   */
  public static Map<String, NpyArray> read(DataFile file) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    file.read(
        content -> {
          // Not closed: the stream below it is the file's.
          ZipInputStream zip = new ZipInputStream(content);
          for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (!name.endsWith(SUFFIX) || arrays.size() == MAX_ENTRIES) {
              throw UnreadableDataException.of(
                  "%s holds the entry \"%s\"; give a file that numpy.savez wrote, of at most %,d"
                      + " arrays.",
                  file.name(), name, MAX_ENTRIES);
            }
            arrays.put(
                name.substring(0, name.length() - SUFFIX.length()),
                NpyArray.read(name + " in " + file.name(), zip, true));
          }
          return arrays;
        });
    if (arrays.isEmpty()) {
      throw UnreadableDataException.of(
          "%s is not an .npz file, or an empty one; give a file that numpy.savez wrote.",
          file.name());
    }
    return arrays;
  }

  /** Writes arrays by name, in the order of the map. */
  public static void write(Map<String, NpyArray> arrays, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      // Trained weights do not compress; the time is better spent elsewhere.
      zip.setLevel(1);
      for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
        // The same arrays give the same file.
        entry.setTime(0);
        zip.putNextEntry(entry);
        array.getValue().write(zip);
        zip.closeEntry();
      }
    }
  }
}
