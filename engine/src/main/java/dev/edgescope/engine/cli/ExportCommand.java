package dev.edgescope.engine.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunJson;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.record.export.RunCsv;
import dev.edgescope.engine.record.export.RunHdf5;
import dev.edgescope.engine.record.export.RunParquet;
import dev.edgescope.engine.record.export.TensorBoard;
import dev.edgescope.engine.record.export.Weights;
import dev.edgescope.engine.sweep.file.SweepExport;
import dev.edgescope.engine.sweep.file.SweepFile;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stored run or sweep in the formats of others. */
final class ExportCommand {
  private final PrintStream out;

  ExportCommand(PrintStream out) {
    this.out = out;
  }

  /** What a file can be written as. */
  enum Format {
    CSV,
    JSON,
    NPZ,
    PARQUET,
    HDF5,
    TENSORBOARD
  }

  /**
   * @param formats that were asked for; a table without any
   */
  int run(Path file, List<Format> formats, @Nullable Path to) throws IOException {
    if (formats.size() > 1) {
      throw new MisuseException(
          "export: one format at a time; give --csv, --json, --npz, --parquet, --hdf5 or"
              + " --tensorboard.");
    }
    Format format = formats.isEmpty() ? Format.CSV : formats.getFirst();
    if (SweepFile.isOne(file)) {
      exportSweep(file, format, to);
    } else {
      exportRun(file, format, to);
    }
    return EdgescopeCommand.DONE;
  }

  private void exportSweep(Path file, Format format, @Nullable Path to) throws IOException {
    try (SweepFile sweep = SweepFile.open(file)) {
      switch (format) {
        case CSV -> writeText(to, writer -> SweepExport.csv(sweep, writer));
        case PARQUET -> {
          Path target = to == null ? beside(file, ".parquet") : to;
          SweepExport.parquet(sweep, target);
          out.println(target);
        }
        case JSON, NPZ, HDF5, TENSORBOARD ->
            throw new MisuseException(
                String.format(
                    Locale.ROOT,
                    "--%s: %s is a sweep; give --csv or --parquet.",
                    Words.of(format),
                    file));
      }
    }
  }

  private void exportRun(Path file, Format format, @Nullable Path to) throws IOException {
    try (RunFile run = RunFile.open(file)) {
      switch (format) {
        case CSV -> {
          RecordedRun recorded = run.run();
          writeText(to, writer -> RunCsv.of(recorded).write(recorded.history(), writer));
        }
        case JSON -> {
          RecordedRun recorded = run.run();
          writeText(to, writer -> RunJson.write(recorded, writer));
        }
        case NPZ -> {
          Path target = to == null ? beside(file, ".npz") : to;
          Weights.write(run, target);
          out.println(target);
        }
        case PARQUET -> {
          Path target = to == null ? beside(file, ".parquet") : to;
          RunParquet.write(run.run(), target);
          out.println(target);
        }
        case HDF5 -> {
          Path target = to == null ? beside(file, ".h5") : to;
          RunHdf5.write(run.run(), target);
          out.println(target);
        }
        case TENSORBOARD -> out.println(TensorBoard.write(run.run(), Objects.requireNonNull(to)));
      }
    }
  }

  private static Path beside(Path file, String extension) {
    String name = file.getFileName().toString().replaceAll("\\.[^.]*$", "");
    return file.resolveSibling(name + extension);
  }

  private interface Text {
    void write(Writer writer) throws IOException;
  }

  private void writeText(@Nullable Path to, Text text) throws IOException {
    if (to == null) {
      Writer writer = new BufferedWriter(new OutputStreamWriter(checked(), UTF_8), 1 << 16);
      text.write(writer);
      writer.flush();
    } else {
      WholeFile.write(
          to,
          path -> {
            try (Writer writer = Files.newBufferedWriter(path, UTF_8)) {
              text.write(writer);
            }
          });
    }
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
}
