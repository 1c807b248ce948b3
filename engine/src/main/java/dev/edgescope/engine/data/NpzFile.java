package dev.edgescope.engine.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Named arrays in one {@code .npz} file: a zip archive of {@code .npy} files. */
public final class NpzFile {
  private static final String SUFFIX = ".npy";
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_SHOWN = 8;

  /** Reads an archive that is open. */
  @FunctionalInterface
  private interface ArchiveReader<T> {
    T read(ZipFile zip) throws IOException;
  }

  private NpzFile() {}

  /**
   * The names of the arrays, in the order of the file.
   *
   * @throws UnreadableDataException if the file is missing, damaged, or no {@code .npz} file
   */
  public static List<String> names(DataFile file) {
    return open(file, zip -> List.copyOf(entries(file, zip).keySet()));
  }

  /**
   * Reads one array; what else the file holds is not looked at.
   *
   * @throws UnreadableDataException if the file is missing, damaged, no {@code .npz} file, has no
   *     such array, or one of elements that are not numbers
   */
  public static NpyArray read(DataFile file, String name) {
    return read(file, name, Integer.MAX_VALUE);
  }

  /**
   * Reads the first rows of one array.
   *
   * @param rows at most; what follows them is not read
   * @throws UnreadableDataException as {@link #read(DataFile, String)}, or if as many rows are too
   *     large
   */
  static NpyArray read(DataFile file, String name, int rows) {
    return open(
        file,
        zip -> {
          Map<String, ZipEntry> entries = entries(file, zip);
          ZipEntry entry = entries.get(name);
          if (entry == null) {
            throw UnreadableDataException.of(
                "%s holds the arrays %s; give one that holds %s.",
                file.name(), shown(entries.keySet()), name);
          }
          return read(file, name, zip, entry, rows);
        });
  }

  private static NpyArray read(DataFile file, String name, ZipFile zip, ZipEntry entry, int rows)
      throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream content = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
      NpyArray array =
          NpyArray.read(
              name + " in " + file.name(), content, OptionalLong.of(entry.getSize()), rows);
      // Of a part there is no checksum.
      if (content.read() == -1 && checksum.getValue() != entry.getCrc()) {
        throw UnreadableDataException.of(
            "%s in %s is damaged (its checksum is %08x, not %08x); replace the file by an intact"
                + " copy.",
            name, file.name(), checksum.getValue(), entry.getCrc());
      }
      return array;
    }
  }

  /** Through the directory at its end, which knows sizes that a writer into a pipe did not. */
  private static <T> T open(DataFile file, ArchiveReader<T> reader) {
    return file.readPath(path -> {
      try (ZipFile zip = archive(file, path)) {
        return reader.read(zip);
      }
    });
  }

  private static ZipFile archive(DataFile file, Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw UnreadableDataException.of(
          "%s is not an .npz file, or a damaged one (%s); give a file that numpy.savez wrote.",
          file.name(), String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, ZipEntry> entries(DataFile file, ZipFile zip) {
    if (zip.size() > MAX_ENTRIES) {
      throw UnreadableDataException.of(
          "%s holds %,d entries; give a file that numpy.savez wrote, of at most %,d arrays.",
          file.name(), zip.size(), MAX_ENTRIES);
    }
    Map<String, ZipEntry> entries = new LinkedHashMap<>();
    zip.stream()
        .filter(entry -> entry.getName().endsWith(SUFFIX))
        .forEach(entry -> {
          String name = entry.getName();
          name = name.substring(0, name.length() - SUFFIX.length());
          if (entries.put(name, entry) != null) {
            throw UnreadableDataException.of(
                "%s holds the array %s twice; give a file that numpy.savez wrote.",
                file.name(), shown(Set.of(name)));
          }
        });
    if (entries.isEmpty()) {
      throw UnreadableDataException.of(
          "%s holds no array; give a file that numpy.savez wrote.", file.name());
    }
    return entries;
  }

  /** The first of the names, of each its start. */
  public static String shown(Collection<String> names) {
    String first =
        names.stream()
            .limit(MAX_SHOWN)
            .map(name -> name.length() <= 60 ? name : name.substring(0, 57) + "...")
            .collect(Collectors.joining(", "));
    return names.size() <= MAX_SHOWN
        ? first
        : first + String.format(Locale.ROOT, " and %,d more", names.size() - MAX_SHOWN);
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
