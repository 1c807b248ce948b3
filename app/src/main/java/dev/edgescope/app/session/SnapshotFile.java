package dev.edgescope.app.session;

import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snapshots as files: a zip archive of a description and the record of each run that has made
 * steps. What comes from a stranger is checked like a configuration and a run file, and entries are
 * looked up by the names that they must have, so that none is ever unpacked to a path of its own.
 */
public final class SnapshotFile {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

  /** The end of the name of a file. */
  public static final String ENDING = ".edgesnap";

  private static final String DESCRIPTION = "snapshot.json";
  private static final int LONGEST_DESCRIPTION = 1 << 20;
  private static final long LARGEST_RUN = 4L << 30;

  private SnapshotFile() {}

  /** Whether a file is called like a snapshot. */
  public static boolean isSnapshot(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /**
   * Writes a snapshot, whole or not at all. What is recorded of its runs must be on the disk.
   *
   * @throws IOException if it cannot be written, with one sentence that says why
   */
  public static void write(Snapshot snapshot, Path file) throws IOException {
    Path folder = Files.createTempDirectory("edgescope-snapshot");
    try {
      List<Optional<Path>> records = new ArrayList<>();
      for (int i = 0; i < snapshot.runs().size(); i++) {
        records.add(copy(snapshot.runs().get(i), folder.resolve(entry(i))));
      }
      WholeFile.write(
          file,
          path -> {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
              zip.putNextEntry(new ZipEntry(DESCRIPTION));
              zip.write(SnapshotText.of(snapshot).write());
              for (int i = 0; i < records.size(); i++) {
                if (records.get(i).isPresent()) {
                  zip.putNextEntry(new ZipEntry(entry(i)));
                  Files.copy(records.get(i).get(), zip);
                }
              }
            }
          });
    } catch (RunFileException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  private static String entry(int run) {
    return "run-" + (run + 1) + RunsFolder.ENDING;
  }

  /** The record of a run, if it has made a step. */
  private static Optional<Path> copy(Snapshot.Run run, Path to) throws IOException {
    if (run.step() == 0) {
      return Optional.empty();
    }
    Optional<Path> from = run.file().filter(Files::exists);
    if (from.isPresent()) {
      RunFiles.copy(from.get(), to);
      if (isRecordOf(run, to)) {
        return Optional.of(to);
      }
    }
    throw new IOException(
        String.format(
            Locale.ROOT,
            "The %,d steps of a run are not recorded; take the snapshot again once the window says"
                + " that the run is saved.",
            run.step()));
  }

  /** The file may have become that of another run since. */
  private static boolean isRecordOf(Snapshot.Run run, Path file) {
    try (RunFile opened = RunFile.open(file)) {
      History recorded = opened.run().history();
      History past = run.start().past();
      if (recorded.steps() < past.steps()) {
        return false;
      }
      for (int step = 0; step < past.steps(); step++) {
        if (Double.compare(recorded.loss(step), past.loss(step)) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Looks whether a file is a snapshot, and leaves the runs in it alone.
   *
   * @throws InvalidConfigException as {@link #read}
   */
  public static void requireOne(Path file) {
    looking(file, zip -> SnapshotText.read(description(zip)));
  }

  /**
   * Reads a snapshot.
   *
   * @throws InvalidConfigException if it is none, with one sentence that names the file, what is
   *     wrong and what to do
   */
  public static Snapshot read(Path file) {
    return looking(
        file,
        zip -> {
          Path folder = Files.createTempDirectory("edgescope-snapshot");
          try {
            SnapshotText text = SnapshotText.read(description(zip));
            List<Snapshot.Run> runs = new ArrayList<>();
            for (int i = 0; i < Math.min(text.runs().size(), Snapshot.MOST_RUNS + 1); i++) {
              runs.add(run(text.runs().get(i), i, zip, folder));
            }
            return new Snapshot(text.name(), runs, text.selected(), text.look());
          } finally {
            delete(folder);
          }
        });
  }

  /** Reads something of an archive. */
  @FunctionalInterface
  private interface ArchiveReader<T> {
    T read(ZipFile zip) throws IOException;
  }

  private static <T> T looking(Path file, ArchiveReader<T> reader) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return reader.read(zip);
    } catch (RunFileException e) {
      throw refusal(file, "a run in it cannot be read; take the snapshot again.", e);
    } catch (IllegalArgumentException e) {
      throw refusal(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw refusal(file, FileReason.of(e) + "; give the file of a snapshot (" + ENDING + ").", e);
    }
  }

  private static InvalidConfigException refusal(Path file, String why, Exception cause) {
    InvalidConfigException refusal = new InvalidConfigException(file.getFileName() + ": " + why);
    refusal.initCause(cause);
    return refusal;
  }

  private static String description(ZipFile zip) throws IOException {
    try (InputStream in = zip.getInputStream(required(zip, DESCRIPTION))) {
      byte[] bytes = in.readNBytes(LONGEST_DESCRIPTION + 1);
      if (bytes.length > LONGEST_DESCRIPTION) {
        throw new InvalidConfigException(
            "its description is larger than 1 MiB; give a snapshot that Edgescope has saved.");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidConfigException(
          "its description is not UTF-8; give a snapshot that Edgescope has saved.");
    }
  }

  private static ZipEntry required(ZipFile zip, String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new InvalidConfigException(
          "it lacks " + name + "; give a snapshot that Edgescope has saved.");
    }
    return entry;
  }

  private static Snapshot.Run run(SnapshotText.Run run, int number, ZipFile zip, Path folder)
      throws IOException {
    if (run.step() == 0) {
      RunConfig config = RunConfigJson.read(run.config(), Path.of(""));
      return new Snapshot.Run(RunStart.of(config), Optional.empty());
    }
    Path record = folder.resolve(entry(number));
    unpack(zip, required(zip, entry(number)), record);
    try (RunFile opened = RunFile.open(record)) {
      long steps = opened.summary().steps();
      if (run.step() < 0 || run.step() > steps) {
        throw new InvalidConfigException(
            String.format(
                Locale.ROOT,
                "runs[%d].step: %,d is not among the %,d steps recorded; give a step from 0 on.",
                number,
                run.step(),
                steps));
      }
      return new Snapshot.Run(opened.branch(run.step()), Optional.empty());
    }
  }

  /** A size that is only claimed is not believed. */
  private static void unpack(ZipFile zip, ZipEntry entry, Path to) throws IOException {
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(to)) {
      byte[] piece = new byte[1 << 16];
      long size = 0;
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        size += read;
        if (size > LARGEST_RUN) {
          throw new InvalidConfigException(
              entry.getName() + " is larger than 4 GiB unpacked; open its run by itself.");
        }
        out.write(piece, 0, read);
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", folder, FileReason.of(e));
    }
  }
}
