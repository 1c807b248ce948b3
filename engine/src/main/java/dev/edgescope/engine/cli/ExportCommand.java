package dev.edgescope.engine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunJson;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.record.export.RunCsv;
import dev.edgescope.engine.record.export.Weights;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
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
        RecordedRun recorded = run.run();
        Writer writer = new BufferedWriter(new OutputStreamWriter(checked(), UTF_8), 1 << 16);
        write(recorded, json, writer);
        writer.flush();
      } else {
        RecordedRun recorded = run.run();
        WholeFile.write(
            to,
            path -> {
              try (Writer writer = Files.newBufferedWriter(path, UTF_8)) {
                write(recorded, json, writer);
              }
            });
      }
    }
    return EdgescopeCommand.DONE;
  }

  /** What the results take no more is not even formatted. */
  private OutputStream checked() {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        if (ExportCommand.this.out.checkError()) {
          throw new IOException("the results cannot be written");
        }
      }
    };
  }

  private static void write(RecordedRun run, boolean json, Writer writer) throws IOException {
    if (json) {
      RunJson.write(run, writer);
    } else {
      RunCsv.of(run).write(run.history(), writer);
    }
  }
}
