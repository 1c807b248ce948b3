package dev.edgescope.app.sweep;

import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sweep that was opened or put together, as it was read.
 *
 * @param title what it is called
 * @param file where its members are; null where none has been made
 * @param page what it claims and what to see, in Markdown; may be empty
 * @param missingLog what its file lacks, in a sentence
 */
record OpenedSweep(
    SweepResults results,
    String title,
    @Nullable Path file,
    String page,
    Optional<String> missingLog) {

  /** One that has no file yet. */
  OpenedSweep(SweepResults results, String title, String page) {
    this(results, title, null, page, Optional.empty());
  }

  /** A plan (JSON), or the file of a sweep. */
  static OpenedSweep read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!Files.exists(file) || SweepFile.isOne(file) || name.endsWith(SweepFile.EXTENSION)) {
      Optional<String> missingLog = RunFiles.missingLog(file);
      return new OpenedSweep(SweepResults.read(file), name, file, "", missingLog);
    }
    return new OpenedSweep(new SweepResults(SweepJson.read(file)), name, "");
  }
}
