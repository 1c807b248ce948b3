package dev.edgescope.engine.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
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

  /** Opens the bytes as they are stored. */
  @FunctionalInterface
  private interface Opener {
    InputStream open() throws IOException;
  }

  /** Reads the uncompressed content. */
  @FunctionalInterface
  interface ContentReader<T> {
    T read(InputStream content) throws IOException;
  }

  private final String name;
  private final Opener opener;

  private DataFile(String name, Opener opener) {
    this.name = name;
    this.opener = opener;
  }

  /** A file of the user's. */
  public static DataFile at(Path path) {
    return new DataFile(
        path.toString(),
        () -> {
          // Opening a folder succeeds on some systems and fails with another reason on others.
          if (Files.isDirectory(path)) {
            throw new UnreadableDataException(path + " is a folder; give the path of a data file.");
          }
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

  /**
   * Lets {@code reader} read the uncompressed content.
   *
   * @throws UnreadableDataException if the file is missing, unreadable, not gzip although its name
   *     says so, or damaged
   */
  <T> T read(ContentReader<T> reader) {
    try (InputStream stored = new BufferedInputStream(opener.open(), BUFFER);
        InputStream content = uncompressed(stored)) {
      return reader.read(content);
    } catch (NoSuchFileException e) {
      throw new UnreadableDataException(
          name + " does not exist; give the path of an existing data file.", e);
    } catch (EOFException e) {
      throw new UnreadableDataException(
          name + " breaks off inside its compressed content; replace it by an intact copy.", e);
    } catch (ZipException e) {
      throw new UnreadableDataException(
          "%s is damaged (%s); replace it by an intact copy.".formatted(name, e.getMessage()), e);
    } catch (IOException e) {
      throw new UnreadableDataException(
          "%s cannot be read (%s); give an intact file that you may read."
              .formatted(name, reason(e)),
          e);
    }
  }

  private InputStream uncompressed(InputStream stored) throws IOException {
    stored.mark(2);
    byte[] start = stored.readNBytes(2);
    stored.reset();
    boolean gzip = start.length == 2 && ((start[0] & 0xff) << 8 | (start[1] & 0xff)) == GZIP_MAGIC;
    if (gzip) {
      return new GZIPInputStream(stored, BUFFER);
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      throw UnreadableDataException.of(
          "%s is not a gzip file: it starts with %s, not with 0x1F8B; replace it by an intact copy,"
              + " or take .gz off its name.",
          name, start.length < 2 ? "fewer than two bytes" : hex(start));
    }
    return stored;
  }

  private static String hex(byte[] bytes) {
    return "0x%02X%02X".formatted(bytes[0], bytes[1]);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
  }
}
