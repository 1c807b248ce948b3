package dev.edgescope.engine.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.json.ConfigTraits;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.training.History;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stored runs side by side: the settings in which they differ, and what came of each. */
@Command(
    name = "compare",
    description = "Print a table of stored runs: settings that differ, last values, regimes.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final String NOTHING = "-";

  private final PrintStream out;
  private final Progress progress;
  private final Optional<PictureWriter> writer;

  @Parameters(paramLabel = "RUN", arity = "2..*", description = "Run files (.edgescope).")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "As a JSON array, an object a run.")
  private boolean json;

  @Option(
      names = "--png",
      paramLabel = "PATH",
      description = "Write the window's picture of the runs over one another there, too.")
  private @Nullable Path png;

  @Option(names = "--dark", description = "The picture light on dark.")
  private boolean dark;

  /**
   * @param writer of the picture; empty where nothing can draw
   */
  CompareCommand(PrintStream out, Progress progress, Optional<PictureWriter> writer) {
    this.out = out;
    this.progress = progress;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    if (png != null && writer.isEmpty()) {
      throw new MisuseException("--png: nothing here can draw a picture; leave the option out.");
    }
    List<Map<String, String>> columns = new ArrayList<>();
    for (Path file : files) {
      RunFiles.missingLog(file).ifPresent(progress::say);
      try (RunFile run = RunFile.open(file)) {
        columns.add(column(run.run()));
      }
    }
    Set<String> rows = rows(columns);
    if (json) {
      printJson(columns, rows);
    } else {
      printTable(columns, rows);
    }
    if (png != null) {
      PictureWriter.Look look = PictureWriter.Look.usual(dark);
      writer.orElseThrow().write(files, png, look, Optional.empty());
    }
    return EdgescopeCommand.DONE;
  }

  /** What is to be said of a run: every setting as it began, then what came of it. */
  private static Map<String, String> column(RecordedRun run) {
    Map<String, String> column = new LinkedHashMap<>(ConfigTraits.of(run.config()));
    History history = run.history();
    column.put("last step", String.format(Locale.ROOT, "%d", history.steps()));
    column.put(
        "batch loss", history.steps() == 0 ? NOTHING : number(history.loss(history.steps() - 1)));
    List<Measurement> measurements = history.measurements();
    Optional<Measurement> last =
        measurements.isEmpty() ? Optional.empty() : Optional.of(measurements.getLast());
    column.put("measured at", last.map(at -> String.valueOf(at.step())).orElse(NOTHING));
    Predicate<Measurement> tested = at -> !at.test().equals(Evaluation.NONE);
    Predicate<Measurement> traced = at -> !Double.isNaN(at.curvature().ntkTrace());
    Predicate<Measurement> withKernel = at -> at.curvature().noiseKernel().isRead();
    put(column, "train loss", last.map(at -> at.train().loss()));
    put(column, "test accuracy", last(measurements, tested).map(at -> at.test().accuracy()));
    put(column, "sharpness", last.map(Measurement::sharpness));
    put(column, "edge", last.map(at -> at.curvature().edge()));
    put(column, "tr Theta", last(measurements, traced).map(at -> at.curvature().ntkTrace()));
    put(column, "K", last(measurements, withKernel).map(at -> at.curvature().noiseKernel().k()));
    put(
        column,
        "K from tr Theta",
        last(measurements, withKernel).map(at -> at.curvature().noiseKernel().kTrace()));
    List<String> beyond = run.config().kernelMark().words();
    column.put("K extrapolated to", beyond.isEmpty() ? NOTHING : String.join(", ", beyond));
    last.ifPresent(at -> at.named().forEach((name, value) -> column.put(name, number(value))));
    column.put(
        "regime",
        run.events().stream()
            .filter(RunEvent.RegimeChanged.class::isInstance)
            .map(event -> ((RunEvent.RegimeChanged) event).regime().title())
            .reduce((before, after) -> after)
            .orElse(NOTHING));
    column.put(
        "ended",
        switch (run.events().isEmpty() ? null : run.events().getLast()) {
          case RunEvent.Finished _ -> "finished";
          case RunEvent.Failed failed -> failed.message();
          case null, default -> "unfinished";
        });
    return column;
  }

  /** The last reading that has something: not each has all. */
  private static Optional<Measurement> last(
      List<Measurement> measurements, Predicate<Measurement> has) {
    return measurements.reversed().stream().filter(has).findFirst();
  }

  private static void put(Map<String, String> column, String name, Optional<Double> value) {
    column.put(name, value.map(CompareCommand::number).orElse(NOTHING));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, "%.5g", value);
  }

  /** The settings that differ, and of what came of the runs all that some run has. */
  private static Set<String> rows(List<Map<String, String>> columns) {
    Set<String> all = new LinkedHashSet<>();
    columns.forEach(column -> all.addAll(column.keySet()));
    Set<String> settings = new LinkedHashSet<>();
    columns.forEach(column ->
        column.keySet().stream()
            .takeWhile(name -> !name.equals("last step"))
            .forEach(settings::add));
    all.removeIf(name ->
        settings.contains(name)
            ? columns.stream().map(column -> value(column, name)).distinct().count() == 1
            : columns.stream().allMatch(column -> value(column, name).equals(NOTHING)));
    return all;
  }

  private static String value(Map<String, String> column, String name) {
    return column.getOrDefault(name, NOTHING);
  }

  private void printTable(List<Map<String, String>> columns, Set<String> rows) {
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of(""));
    files.forEach(file -> header.add(file.toString()));
    table.add(header);
    for (String row : rows) {
      List<String> line = new ArrayList<>(List.of(row));
      columns.forEach(column -> line.add(value(column, row)));
      table.add(line);
    }
    int[] widths = new int[header.size()];
    table.forEach(line -> {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    });
    for (List<String> line : table) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private void printJson(List<Map<String, String>> columns, Set<String> rows) throws IOException {
    JsonMapper mapper = new JsonMapper();
    ArrayNode array = mapper.createArrayNode();
    for (int i = 0; i < columns.size(); i++) {
      ObjectNode run = array.addObject().put("run", files.get(i).toString());
      for (String row : rows) {
        run.put(row, value(columns.get(i), row));
      }
    }
    out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array));
  }
}
