package dev.edgescope.app.workspace.takeaway;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.record.export.RunCsv;
import dev.edgescope.engine.training.History;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs as tables, a file a run: all of the files are there in the end, or none. */
final class RunTables {
  /** A run and where it goes. */
  record Table(RunConfig config, History history, Path file) {}

  private RunTables() {}

  /**
   * Writes them, also while the runs go on.
   *
   * @param progress over all of them
   */
  static void write(List<Table> tables, WholeFile.Progress progress) throws IOException {
    begin(tables, new ArrayList<>(), progress);
  }

  /** No file gets its name before the last one is written. */
  private static void begin(List<Table> tables, List<Path> begun, WholeFile.Progress progress)
      throws IOException {
    if (begun.size() == tables.size()) {
      fill(tables, begun, progress);
      return;
    }
    WholeFile.write(
        tables.get(begun.size()).file(),
        path -> {
          begun.add(path);
          begin(tables, begun, progress);
        });
  }

  private static void fill(List<Table> tables, List<Path> begun, WholeFile.Progress progress)
      throws IOException {
    double all = tables.stream().mapToDouble(table -> 1 + table.history().steps()).sum();
    double before = 0;
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      double start = before / all;
      double part = (1 + table.history().steps()) / all;
      try (BufferedWriter out = Files.newBufferedWriter(begun.get(i), StandardCharsets.UTF_8)) {
        RunCsv.of(table.config(), table.history())
            .write(table.history(), out, own -> progress.reached(start + own * part));
      }
      before += 1 + table.history().steps();
    }
  }
}
