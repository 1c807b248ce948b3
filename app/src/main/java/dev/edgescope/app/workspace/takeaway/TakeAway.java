package dev.edgescope.app.workspace.takeaway;

import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.export.ChartData;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.FigureData;
import dev.edgescope.app.export.PythonScript;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.run.curve.RunCurves;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Outcome;
import dev.edgescope.app.workspace.Pictures;
import dev.edgescope.app.workspace.Saving;
import dev.edgescope.engine.cli.PlainText;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.training.History;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Takes what the window shows out of it: pictures, data, and the configuration as a line. */
public final class TakeAway {
  private static final String SUBJECT = "workspace.takeAway.theData";

  private final LiveViewModel model;
  private final RunList runs;
  private final Map<String, String> dataFiles = new HashMap<>();
  private final Outcome outcome = new Outcome();
  private final Saving saving;
  private final Pictures pictures;
  private final ParameterFiles parameters;

  public TakeAway(
      LiveViewModel model,
      RunList runs,
      BackgroundTasks tasks,
      ObservableValue<Appearance> appearance) {
    this.model = model;
    this.runs = runs;
    saving = new Saving(tasks, outcome);
    pictures = new Pictures(appearance, outcome, saving);
    parameters = ParameterFiles.inBackground(model, outcome::done, outcome::refused, tasks);
  }

  /** What came of it. */
  public Outcome outcome() {
    return outcome;
  }

  /** Pictures of the window and of its charts. */
  public Pictures pictures() {
    return pictures;
  }

  /** Parameters as files. */
  public ParameterFiles parameters() {
    return parameters;
  }

  /** A chart as a figure, with the data of its curves. */
  public Figure figure(LineKind kind, LineChartPane chart) {
    return new Figure(
        kind.id(),
        kind.term().title(),
        chart,
        Optional.of(
            () -> new FigureData(data(kind), file -> python(kind, chart.valueScale(), file))));
  }

  /** All that the runs of a chart have recorded of its curves, as a table. */
  public void saveChartData(LineKind kind, Path file) {
    ChartData data = data(kind);
    dataFiles.put(kind.id(), String.valueOf(file.getFileName()));
    saving.save(file, Words.text(SUBJECT), progress -> data.write(file, progress));
  }

  /** A script onto the clipboard that draws a chart from the table of its data. */
  public void copyPython(LineKind kind, ValueScale valueScale) {
    ClipboardContent content = new ClipboardContent();
    content.putString(python(kind, valueScale, dataFile(kind)));
    Clipboard.getSystemClipboard().setContent(content);
    outcome.done(
        dataFiles.containsKey(kind.id())
            ? Words.text("workspace.takeAway.theScriptIsOnThe", dataFiles.get(kind.id()))
            : Words.text("workspace.takeAway.scriptNeedsData", dataFile(kind)));
  }

  String python(LineKind kind, ValueScale valueScale, String dataFile) {
    TimeAxis axis = model.timeAxis();
    return PythonScript.of(
        kind.term().title(),
        kind.term().formula(),
        dataFile,
        axis.base(),
        axis.scale(),
        valueScale);
  }

  /** The name under which the data of a chart were saved last, or are offered. */
  private String dataFile(LineKind kind) {
    return dataFiles.getOrDefault(kind.id(), kind.id() + ".csv");
  }

  private ChartData data(LineKind kind) {
    List<ChartData.Line> lines = new ArrayList<>();
    for (RunEntry entry : runs.shown()) {
      String run = entry.nameProperty().get();
      for (RunCurves.Named named : entry.record().namedCurves(kind)) {
        lines.add(ChartData.Line.curve(run, named.quantity(), named.line()));
      }
    }
    for (RunEntry entry : runs.shown()) {
      for (Threshold edge : entry.record().thresholds(kind)) {
        lines.add(ChartData.Line.edge(entry.nameProperty().get(), edge));
      }
    }
    return new ChartData(lines);
  }

  /**
   * Everything that the runs of the list have done as tables, a file a run: the live run's under
   * the given name, the others' under that name and their own.
   */
  public void saveData(Path file) {
    List<RunTables.Table> tables = new ArrayList<>();
    List<Path> taken = new ArrayList<>();
    for (RunEntry entry : runs.entries()) {
      History history = entry.record().history();
      if (history != null) {
        Path target = taken.isEmpty() ? file : beside(file, entry.nameProperty().get(), taken);
        tables.add(new RunTables.Table(entry.record().config(), history, target));
        taken.add(target);
      }
    }
    if (tables.isEmpty()) {
      outcome.refused(Words.text("workspace.takeAway.noRunHasDoneAnything"));
      return;
    }
    String done =
        tables.size() == 1
            ? Words.text("workspace.takeAway.savedAs", String.valueOf(file.getFileName()))
            : Words.text(
                "workspace.takeAway.savedRunsBeside",
                String.valueOf(tables.size()),
                String.valueOf(file.getFileName()));
    saving.save(file, Words.text(SUBJECT), done, progress -> RunTables.write(tables, progress));
  }

  /** The experiment with its controls as they stand, as one line of text. */
  public void copyConfiguration() {
    ClipboardContent content = new ClipboardContent();
    content.putString(RunConfigJson.writeLine(model.configuration()));
    Clipboard.getSystemClipboard().setContent(content);
    outcome.done(Words.text("workspace.takeAway.theConfigurationIsOnThe"));
  }

  /** Starts the run that the clipboard describes. */
  public void pasteConfiguration() {
    String text = Clipboard.getSystemClipboard().getString();
    paste(text == null ? "" : text);
  }

  /** Starts the run that a text describes. */
  void paste(String text) {
    if (text.isBlank()) {
      outcome.refused(Words.text("workspace.takeAway.thereIsNoTextOn"));
      return;
    }
    try {
      model.run(RunConfigJson.read(text));
      outcome.done(Words.text("workspace.takeAway.theRunOfTheClipboards"));
    } catch (InvalidConfigException e) {
      outcome.refused(
          Words.text("workspace.takeAway.thisIsNoConfiguration", String.valueOf(e.getMessage())));
    }
  }

  /**
   * "run.csv" for "B = 8" becomes "run-B-8.csv".
   *
   * @param written what lies there already; names that differ in signs beyond ASCII alone get a
   *     number
   */
  static Path beside(Path file, String name, List<Path> written) {
    String whole = String.valueOf(file.getFileName());
    int dot = whole.lastIndexOf('.');
    String stem = dot > 0 ? whole.substring(0, dot) : whole;
    String ending = dot > 0 ? whole.substring(dot) : "";
    String plain = PlainText.fileName(name);
    String own = plain.isEmpty() ? "run" : plain;
    Path beside = file.resolveSibling(stem + "-" + own + ending);
    for (int number = 2; written.contains(beside); number++) {
      beside = file.resolveSibling(stem + "-" + own + "-" + number + ending);
    }
    return beside;
  }
}
