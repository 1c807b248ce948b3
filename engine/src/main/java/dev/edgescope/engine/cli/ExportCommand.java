package dev.edgescope.engine.cli;

import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunCsv;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunJson;
import dev.edgescope.engine.record.Weights;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A stored run in the formats of others. */
final class ExportCommand {
  private static final String EXTENSION = "\\.edgescope$";

  private final PrintStream out;

  ExportCommand(PrintStream out) {
    this.out = out;
  }

  int run(Path file, boolean csv, boolean json, boolean npz, @Nullable Path to) throws IOException {
    if ((csv && json) || (csv && npz) || (json && npz)) {
      throw new MisuseException("export: one format at a time; give --csv, --json or --npz.");
    }
    try (RunFile run = RunFile.open(file)) {
      if (npz) {
        String name = file.getFileName().toString().replaceAll(EXTENSION, "") + ".npz";
        Path target = to == null ? file.resolveSibling(name) : to;
        Weights.write(run, target);
        out.println(target);
      } else if (to == null) {
        Writer writer =
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        write(run.run(), json, writer);
        writer.flush();
      } else {
        try (Writer writer = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
          write(run.run(), json, writer);
        }
      }
    }
    return EdgescopeCommand.DONE;
  }

  private static void write(RecordedRun run, boolean json, Writer writer) throws IOException {
    if (json) {
      RunJson.write(run, writer);
    } else {
      RunCsv.of(run).write(run.history(), writer);
    }
  }
}
