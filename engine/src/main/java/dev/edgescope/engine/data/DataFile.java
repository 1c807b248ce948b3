package dev.edgescope.engine.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file of examples, the user's or bundled, gzipped or plain.
 *
 * <p>Whether a file is gzipped is read off its first two bytes; only a name in {@code .gz} makes
 * gzip an obligation.
 */
public final class DataFile {
  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER = 1 << 16;
  private static final int MAX_SHOWN = 240;

  /** Opens the bytes as they are stored. */
  @FunctionalInterface
  private interface Opener {
    InputStream open() throws IOException;
  }

  /** Opens the file and reads it. */
  @FunctionalInterface
  private interface Opened<T> {
    T read() throws IOException;
  }

  /** Reads the uncompressed content. */
  @FunctionalInterface
  public interface ContentReader<T> {
    T read(InputStream content) throws IOException;
  }

  /** Reads the uncompressed content, the number of its bytes known where it can be. */
  @FunctionalInterface
  public interface SizedReader<T> {
    /**
     * Reads it.
     *
     * @param size of the content; empty where it is compressed, or has no end that is known
     */
    T read(InputStream content, OptionalLong size) throws IOException;
  }

  /** Reads the file by its path. */
  @FunctionalInterface
  public interface PathReader<T> {
    T read(Path path) throws IOException;
  }

  private final String name;
  private final Optional<Path> path;
  private final Opener opener;

  private DataFile(String name, Optional<Path> path, Opener opener) {
    this.name = name;
    this.path = path;
    this.opener = opener;
  }

  /** A file of the user's. */
  public static DataFile at(Path path) {
    return new DataFile(
        shown(path),
        Optional.of(path),
        () -> {
          requireNoFolder(path);
          return Files.newInputStream(path);
        });
  }

  /**
   * A bundled file.
   *
   * @param resource its absolute name on the class path, without a leading slash
   */
  static DataFile bundled(String resource) {
    return new DataFile(
        resource,
        Optional.empty(),
        () -> {
          InputStream stream = DataFile.class.getResourceAsStream("/" + resource);
          if (stream == null) {
            throw new UnreadableDataException(
                resource + " is missing from this installation; install Edgescope again.");
          }
          return stream;
        });
  }

  /** The name under which errors speak of this file. */
  public String name() {
    return name;
  }

  /** The last part of the name, for the reader of a figure. */
  public String shortName() {
    return path.map(file -> String.valueOf(file.getFileName())).orElse(name);
  }

  /**
   * Lets {@code reader} read the uncompressed content.
   *
   * @throws UnreadableDataException if the file is missing, unreadable, not gzip although its name
   *     says so, or damaged
   */
  public <T> T read(ContentReader<T> reader) {
    return readSized((content, size) -> reader.read(content));
  }

  /**
   * Lets {@code reader} read the uncompressed content and know its size.
   *
   * @throws UnreadableDataException as {@link #read}
   */
  public <T> T readSized(SizedReader<T> reader) {
    return told(() -> {
      try (InputStream stored = new BufferedInputStream(opener.open(), BUFFER)) {
        if (!isGzip(stored)) {
          return reader.read(stored, size());
        }
        try (InputStream content = new GZIPInputStream(stored, BUFFER)) {
          return reader.read(content, OptionalLong.empty());
        }
      }
    });
  }

  /**
   * Lets {@code reader} read the file by its path.
   *
   * @throws UnreadableDataException if the file is missing, unreadable, no regular file or damaged
   */
  public <T> T readPath(PathReader<T> reader) {
    return told(() -> {
      Path existing = path.orElseThrow();
      requireNoFolder(existing);
      if (!Files.readAttributes(existing, BasicFileAttributes.class).isRegularFile()) {
        throw UnreadableDataException.of(
            "%s is no file that can be read twice; give the path of a regular file.", name);
      }
      return reader.read(existing);
    });
  }

  private <T> T told(Opened<T> reading) {
    try {
      return reading.read();
    } catch (NoSuchFileException e) {
      throw new UnreadableDataException(
          name + " does not exist; give the path of an existing data file.", e);
    } catch (EOFException e) {
      throw new UnreadableDataException(
          name + " breaks off inside its compressed content; replace it by an intact copy.", e);
    } catch (ZipException e) {
      throw new UnreadableDataException(
          String.format(
              Locale.ROOT, "%s is damaged (%s); replace it by an intact copy.", name, reason(e)),
          e);
    } catch (IOException e) {
      throw new UnreadableDataException(
          String.format(
              Locale.ROOT,
              "%s cannot be read (%s); give an intact file that you may read.",
              name,
              reason(e)),
          e);
    }
  }

  /** Of a regular file; a device or a pipe has none that means anything. */
  private OptionalLong size() throws IOException {
    return path.isPresent() && Files.isRegularFile(path.get())
        ? OptionalLong.of(Files.size(path.get()))
        : OptionalLong.empty();
  }

  /** Opening a folder succeeds on some systems and fails with another reason on others. */
  private static void requireNoFolder(Path path) {
    if (Files.isDirectory(path)) {
      throw new UnreadableDataException(
          shown(path) + " is a folder; give the path of a data file.");
    }
  }

  /** A path as a sentence can hold it: the middle of a very long one is left out. */
  public static String shown(Path path) {
    String text = path.toString();
    return text.length() <= MAX_SHOWN
        ? text
        : text.substring(0, MAX_SHOWN / 2) + "..." + text.substring(text.length() - MAX_SHOWN / 2);
  }

  private boolean isGzip(InputStream stored) throws IOException {
    stored.mark(2);
    byte[] start = stored.readNBytes(2);
    stored.reset();
    boolean gzip = start.length == 2 && ((start[0] & 0xff) << 8 | (start[1] & 0xff)) == GZIP_MAGIC;
    if (!gzip && name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      throw UnreadableDataException.of(
          "%s is not a gzip file: it starts with %s, not with 0x1F8B; replace it by an intact copy,"
              + " or take .gz off its name.",
          name, start.length < 2 ? "fewer than two bytes" : hex(start));
    }
    return gzip;
  }

  private static String hex(byte[] bytes) {
    return String.format(Locale.ROOT, "0x%02X%02X", bytes[0], bytes[1]);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    // The message of one of these starts with the whole path.
    String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
