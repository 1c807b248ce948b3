package dev.edgescope.engine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.sweep.plan.SweepJson;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands and their options, in words; what they do is elsewhere. */
@Command(
    name = "edgescope",
    description = "A live oscilloscope for the edge of stability. Without a command: the window.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND | PRESET | FILE]",
    footer = {
      "",
      "For example:",
      "  edgescope config progressive-sharpening > run.json",
      "  edgescope train run.json --steps 600 --out run",
      "  edgescope replay run/run.edgescope --png run.png",
      "",
      "Exit status: 0 done, 2 something given cannot be, 1 a defect in Edgescope."
    },
    addMethodSubcommands = false)
final class Commands {
  /** The module for Python, on the class path. */
  private static final String PYTHON = "dev/edgescope/engine/python/edgescope.py";

  private static final String SET =
      "Give a key of the configuration instead of the file, such as data.label=species or seed=2;"
          + " KEY= takes it away. As often as there are keys; paths start from the current folder.";

  private final PrintStream out;
  private final Progress progress;

  /** A line of a list, as JSON names its parts. */
  record Entry(String name, String title, String description) {}

  Commands(PrintStream out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  private static ConfigFile configured(Path file, @Nullable List<String> set) {
    return new ConfigFile(file, set == null ? List.of() : set);
  }

  @Command(
      name = "presets",
      description = "List the prepared experiments, or sweeps.",
      mixinStandardHelpOptions = true)
  int presets(
      @Option(names = "--json", description = "As a JSON array.") boolean json,
      @Option(names = "--sweeps", description = "The prepared sweeps instead.") boolean sweeps)
      throws IOException {
    List<Entry> entries =
        sweeps
            ? SweepPresets.all().stream()
                .map(preset -> new Entry(preset.id(), preset.title(), preset.page()))
                .toList()
            : Presets.titles().stream()
                .map(preset -> new Entry(preset.id(), preset.title(), preset.description()))
                .toList();
    if (json) {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(entries));
    } else {
      String line = sweeps ? "%-38s  %s%n" : "%-24s  %s%n";
      entries.forEach(entry -> out.printf(Locale.ROOT, line, entry.name(), entry.title()));
    }
    return EdgescopeCommand.DONE;
  }

  @Command(
      name = "config",
      description = "Print the configuration of a prepared experiment, or a sweep, as JSON.",
      mixinStandardHelpOptions = true)
  int config(
      @Parameters(paramLabel = "PRESET", description = "Its id, as presets lists it.") String id) {
    out.print(
        SweepPresets.byId(id)
            .map(preset -> SweepJson.write(preset.sweep()))
            .orElseGet(() -> RunConfigJson.write(Presets.load().byId(id).config())));
    return EdgescopeCommand.DONE;
  }

  @Command(
      name = "data",
      description = {
        "Tell what a configuration makes of its data: examples, classes and layers.",
        "",
        "The object data of a configuration names a set and its files:",
        "  bundled     fashion, mnist",
        "  csv         file, test, label (name or number), leaveOut, header",
        "  npy         file (.npz), arrays; or file, labels, test, testLabels; layout",
        "  idx         file (a folder); or file, labels, test, testLabels; layout",
        "  pictures    file (a folder with a folder for each class), test",
        "  cifar10, cifar100   file (a folder or a file), test; label (fine or coarse)",
        "with renumber (true) for labels of csv, npy and idx that do not count from 0,",
        "and how many of the examples are trained on: a number, or \"all\"."
      },
      mixinStandardHelpOptions = true)
  int data(
      @Parameters(paramLabel = "CONFIG.json", description = "The configuration of a run.")
          Path config,
      @Option(names = "--set", paramLabel = "KEY=VALUE", description = SET)
          @Nullable List<String> set) {
    return new DataCommand(out, progress).print(configured(config, set));
  }

  @Command(
      name = "train",
      description = "Train, and leave run.edgescope and metrics.csv.",
      mixinStandardHelpOptions = true)
  int train(
      @Parameters(paramLabel = "CONFIG.json", description = "The configuration of the run.")
          Path config,
      @Option(names = "--steps", paramLabel = "N", description = "Instead of the configured steps.")
          @Nullable Long steps,
      @Option(names = "--set", paramLabel = "KEY=VALUE", description = SET)
          @Nullable List<String> set,
      @Option(
              names = "--parameters",
              paramLabel = "FILE",
              description =
                  "Initial parameters in flat order (.npy, .npz), or a state_dict (.npz).")
          @Nullable Path parameters,
      @Option(
              names = "--out",
              paramLabel = "DIR",
              description = "Where the files go; the current folder without it.")
          @Nullable Path out,
      @Option(
              names = "--resume",
              paramLabel = "RUN",
              description = "Go on with this run; with --out, with a copy of it there.")
          @Nullable Path resume)
      throws IOException {
    if (resume != null) {
      RunFiles.missingLog(resume).ifPresent(progress::say);
    }
    return new TrainCommand(this.out, progress)
        .run(new TrainCommand.Request(configured(config, set), steps, parameters, out, resume));
  }

  @Command(
      name = "measure",
      description = "Measure loss and curvature at one point, closely.",
      mixinStandardHelpOptions = true)
  int measure(
      @Parameters(paramLabel = "CONFIG.json", description = "The configuration.") Path config,
      @Option(names = "--set", paramLabel = "KEY=VALUE", description = SET)
          @Nullable List<String> set,
      @Option(
              names = "--parameters",
              paramLabel = "FILE",
              description =
                  "The point in flat order (.npy, .npz), or a state_dict (.npz); else the start.")
          @Nullable Path parameters,
      @Option(
              names = "--top",
              paramLabel = "K",
              description = "Number of eigenvalues; else the configured.")
          @Nullable Integer top,
      @Option(
              names = "--eigenvectors",
              paramLabel = "PATH",
              description = "Write the Hessian's there, a row each in flat order, as .npy.")
          @Nullable Path eigenvectors,
      @Option(
              names = "--density",
              description = "The density of the Hessian's eigenvalues too; with --json.")
          boolean density,
      @Option(names = "--json", description = "As a JSON object.") boolean json) {
    return new MeasureCommand(out, progress)
        .run(
            new MeasureCommand.Request(
                configured(config, set), parameters, top, eigenvectors, density, json));
  }

  @Command(
      name = "sweep",
      description = "Make a run for each cell of a grid, and leave one file of outcomes.",
      mixinStandardHelpOptions = true)
  int sweep(
      @Parameters(
              paramLabel = "SWEEP.json",
              description = "A sweep file, or the id of a prepared sweep.")
          Path sweep,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where the outcomes go; else the name of the sweep with .edgesweep.")
          @Nullable Path out,
      @Option(
              names = "--threads",
              paramLabel = "N",
              description = "Members made at a time; as many as there are processors without it.")
          @Nullable Integer threads,
      @Option(
              names = "--resume",
              paramLabel = "FILE",
              description = "Make what is missing in this file of the same sweep.")
          @Nullable Path resume,
      @Option(
              names = "--spark",
              paramLabel = "MASTER",
              description = "On Apache Spark; for spark-submit with edgescope-cluster.jar.")
          @Nullable String spark)
      throws IOException {
    return new SweepCommand(this.out, progress)
        .run(new SweepCommand.Request(sweep, out, threads, resume, spark));
  }

  @Command(
      name = "python",
      description = "Print edgescope.py, which records the run of a Python program as a run file.",
      mixinStandardHelpOptions = true)
  int python(
      @Option(names = "--out", paramLabel = "FILE", description = "Where to, instead.")
          @Nullable Path to)
      throws IOException {
    try (InputStream module =
        Objects.requireNonNull(RunFile.class.getResourceAsStream("/" + PYTHON))) {
      byte[] text = module.readAllBytes();
      if (to == null) {
        out.write(text);
      } else {
        WholeFile.write(to, path -> Files.write(path, text));
      }
    }
    return EdgescopeCommand.DONE;
  }

  @Command(
      name = "export",
      description = "Write a stored run or sweep as a table, or a run for another program.",
      mixinStandardHelpOptions = true)
  int export(
      @Parameters(
              paramLabel = "FILE",
              description = "A run file (.edgescope) or a sweep file (.edgesweep).")
          Path file,
      @Option(
              names = "--csv",
              description = "A row a step, or a member of a sweep (this without another).")
          boolean csv,
      @Option(names = "--json", description = "Everything of a run but the weights.") boolean json,
      @Option(names = "--npz", description = "The checkpoints of a run, in flat order.")
          boolean npz,
      @Option(names = "--parquet", description = "The rows of --csv, as Parquet.") boolean parquet,
      @Option(names = "--hdf5", description = "Steps and measurements of a run, as HDF5.")
          boolean hdf5,
      @Option(
              names = "--tensorboard",
              paramLabel = "DIR",
              description = "An event file of a run, for TensorBoard, in that folder.")
          @Nullable Path tensorboard,
      @Option(
              names = "--out",
              paramLabel = "PATH",
              description = "Where to; without it tables and JSON are printed.")
          @Nullable Path to)
      throws IOException {
    List<ExportCommand.Format> formats = new ArrayList<>();
    if (csv) {
      formats.add(ExportCommand.Format.CSV);
    }
    if (json) {
      formats.add(ExportCommand.Format.JSON);
    }
    if (npz) {
      formats.add(ExportCommand.Format.NPZ);
    }
    if (parquet) {
      formats.add(ExportCommand.Format.PARQUET);
    }
    if (hdf5) {
      formats.add(ExportCommand.Format.HDF5);
    }
    if (tensorboard != null) {
      formats.add(ExportCommand.Format.TENSORBOARD);
      if (to != null) {
        throw new MisuseException(
            "--out: "
                + to
                + " cannot stand beside --tensorboard, which names its folder; leave"
                + " one of the two out.");
      }
    }
    RunFiles.missingLog(file).ifPresent(progress::say);
    return new ExportCommand(out).run(file, formats, tensorboard == null ? to : tensorboard);
  }
}
