package dev.edgescope.app.workspace;

import dev.edgescope.app.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What can be done in the window: one table, of which buttons, menus, tooltips, keys and the help
 * are made. What a command does, and whether it can be done now, is said by the {@link Commands} of
 * a view.
 */
public enum Command {
  TOGGLE(
      Place.LIVE,
      "start",
      "workspace.command.toggle",
      "workspace.command.toggleWhat",
      Feather.PLAY,
      Keys.plain(KeyCode.SPACE)),
  STEP(
      Place.LIVE,
      "step",
      "workspace.command.step",
      "workspace.command.stepWhat",
      Feather.SKIP_FORWARD,
      Keys.plain(KeyCode.RIGHT)),
  RESET(
      Place.LIVE,
      "reset",
      "workspace.command.reset",
      "workspace.command.resetWhat",
      Feather.ROTATE_CCW,
      Keys.plain(KeyCode.R)),
  REWIND(
      Place.LIVE,
      "rewind",
      "workspace.command.rewind",
      "workspace.command.rewindWhat",
      Feather.REWIND),
  LEARNING_RATE(
      Place.LIVE,
      "type-learning-rate",
      "workspace.command.learningRate",
      "workspace.command.learningRateWhat",
      null,
      Keys.control(KeyCode.L)),
  UNDO_SETTING(
      Place.LIVE,
      "undo-setting",
      "workspace.command.undoSetting",
      "workspace.command.undoSettingWhat",
      null,
      Keys.control(KeyCode.Z)),
  REDO_SETTING(
      Place.LIVE,
      "redo-setting",
      "workspace.command.redoSetting",
      "workspace.command.redoSettingWhat",
      null,
      Keys.controlShift(KeyCode.Z)),
  CONTROLS(
      Place.LIVE,
      "column-switch",
      "workspace.command.controls",
      "workspace.command.controlsWhat",
      Feather.SIDEBAR),
  CHARTS(
      Place.LIVE,
      "charts",
      "workspace.command.charts",
      "workspace.command.chartsWhat",
      Feather.LAYOUT,
      Keys.plain(KeyCode.C)),
  SNAPSHOTS(
      Place.LIVE,
      "snapshots",
      "workspace.command.snapshots",
      "workspace.command.snapshotsWhat",
      null,
      Keys.plain(KeyCode.S)),
  GLOSSARY(
      Place.LIVE,
      "glossary",
      "workspace.command.glossary",
      "workspace.command.glossary",
      null,
      Keys.plain(KeyCode.G)),
  HELP(
      Place.LIVE,
      "help",
      "workspace.command.help",
      "workspace.command.helpWhat",
      Feather.HELP_CIRCLE,
      Keys.sign("?")),
  EXPORT_PARAMETERS(Place.LIVE, "export-parameters", "workspace.command.exportParameters"),
  IMPORT_PARAMETERS(Place.LIVE, "import-parameters", "workspace.command.importParameters"),

  PRESENTATION(
      Place.WINDOW,
      "presentation",
      "workspace.command.presentation",
      "workspace.command.presentationWhat",
      null,
      Keys.plain(KeyCode.P),
      Keys.plain(KeyCode.F11)),
  NEXT_CHART(
      Place.LIVE,
      "next-chart",
      "workspace.command.nextChart",
      "workspace.command.nextChartWhat",
      null,
      Keys.plain(KeyCode.PAGE_DOWN)),
  PREVIOUS_CHART(
      Place.LIVE,
      "previous-chart",
      "workspace.command.previousChart",
      "workspace.command.previousChartWhat",
      null,
      Keys.plain(KeyCode.PAGE_UP)),
  END_PRESENTATION(
      Place.LIVE,
      "end-presentation",
      "workspace.command.endPresentation",
      "workspace.command.endPresentationWhat",
      null,
      Keys.plain(KeyCode.ESCAPE)),
  APPEARANCE(
      Place.WINDOW,
      "appearance",
      "workspace.command.appearance",
      "workspace.command.appearance",
      Feather.MOON,
      Keys.plain(KeyCode.D)),
  COPY_WINDOW(Place.WINDOW, "copy-window", "workspace.command.copyWindow"),
  SAVE_WINDOW(Place.WINDOW, "save-window", "workspace.command.saveWindow"),
  SAVE_WINDOW_SVG(Place.WINDOW, "save-svg-window", "workspace.command.saveWindowSvg"),
  SAVE_DATA(Place.WINDOW, "save-data", "workspace.command.saveData"),
  COPY_CONFIGURATION(Place.WINDOW, "copy-configuration", "workspace.command.copyConfiguration"),
  PASTE_CONFIGURATION(Place.WINDOW, "paste-configuration", "workspace.command.pasteConfiguration"),

  ALONE(
      Place.CHART,
      "alone",
      "workspace.command.alone",
      "workspace.command.aloneWhat",
      null,
      Keys.plain(KeyCode.ENTER)),
  EARLIER(
      Place.CHART,
      "earlier",
      "workspace.command.earlier",
      "workspace.command.earlierWhat",
      null,
      Keys.controlShift(KeyCode.LEFT)),
  LATER(
      Place.CHART,
      "later",
      "workspace.command.later",
      "workspace.command.laterWhat",
      null,
      Keys.controlShift(KeyCode.RIGHT)),
  REMOVE(Place.CHART, "remove", "workspace.command.remove"),
  OTHER_FORM(Place.CHART, "switch", "workspace.command.otherForm"),
  LOGARITHMIC_VALUES(Place.CHART, "log-values", "workspace.command.logarithmicValues"),
  LOGARITHMIC_TIME(Place.CHART, "log-time", "workspace.command.logarithmicTime"),
  PHASES(Place.CHART, "phases", "workspace.command.phases"),
  CURSORS(
      Place.CHART,
      "cursors",
      "workspace.command.cursors",
      "workspace.command.cursorsWhat",
      null,
      Keys.plain(KeyCode.X)),
  CURSOR_A(
      Place.CHART,
      "cursor-a",
      "workspace.command.cursorA",
      "workspace.command.cursorAWhat",
      null,
      Keys.plain(KeyCode.A)),
  CURSOR_B(
      Place.CHART,
      "cursor-b",
      "workspace.command.cursorB",
      "workspace.command.cursorBWhat",
      null,
      Keys.plain(KeyCode.B)),
  CURSOR_BACK(
      Place.CHART,
      "cursor-back",
      "workspace.command.cursorBack",
      "workspace.command.cursorBackWhat",
      null,
      Keys.plain(KeyCode.COMMA)),
  CURSOR_ON(
      Place.CHART,
      "cursor-on",
      "workspace.command.cursorOn",
      "workspace.command.cursorOnWhat",
      null,
      Keys.plain(KeyCode.PERIOD)),
  NOTE(
      Place.CHART,
      "note",
      "workspace.command.note",
      "workspace.command.noteWhat",
      null,
      Keys.plain(KeyCode.N)),
  REMOVE_NOTES(Place.CHART, "remove-notes", "workspace.command.removeNotes"),
  EXPORT_FIGURE(
      Place.CHART,
      "export",
      "workspace.command.exportFigure",
      "workspace.command.exportFigureWhat",
      null,
      Keys.control(KeyCode.E)),
  COPY_CHART(Place.CHART, "copy", "workspace.command.copyChart"),
  SAVE_CHART_DATA(Place.CHART, "save-data", "workspace.command.saveChartData"),
  COPY_PYTHON(Place.CHART, "copy-python", "workspace.command.copyPython"),

  OPEN_FILE(Place.LIBRARY, "open-file", "workspace.command.openFile"),
  OPEN_RUN(
      Place.LIBRARY,
      "run-open",
      "workspace.command.openRun",
      "workspace.command.openRunWhat",
      null,
      Keys.plain(KeyCode.ENTER)),
  CONTINUE_RUN(Place.LIBRARY, "run-go-on", "workspace.command.continueRun"),
  LAY_OVER(
      Place.LIBRARY,
      "run-lay-over",
      "workspace.command.layOver",
      "workspace.command.layOverWhat",
      null,
      Keys.plain(KeyCode.INSERT)),
  LAY_OVER_MEAN(
      Place.LIBRARY,
      "run-lay-over-mean",
      "workspace.command.layOverMean",
      "workspace.command.layOverMeanWhat",
      null),
  DELETE_RUN(
      Place.LIBRARY,
      "run-delete",
      "workspace.command.deleteRun",
      "workspace.command.deleteRunWhat",
      null,
      Keys.plain(KeyCode.DELETE)),
  UNDO_DELETION(
      Place.LIBRARY,
      "undo",
      "workspace.command.undoDeletion",
      "workspace.command.undoDeletionWhat",
      null,
      Keys.control(KeyCode.Z)),

  LIBRARY(
      Place.REPLAY,
      "back",
      "workspace.command.library",
      "workspace.command.library",
      Feather.ARROW_LEFT),
  PLAY(
      Place.REPLAY,
      "replay-play",
      "workspace.command.play",
      "workspace.command.playWhat",
      Feather.PLAY,
      Keys.plain(KeyCode.SPACE)),
  FORWARD(
      Place.REPLAY,
      "replay-forward",
      "workspace.command.forward",
      "workspace.command.forwardWhat",
      null,
      Keys.plain(KeyCode.RIGHT)),
  BACK(
      Place.REPLAY,
      "replay-back",
      "workspace.command.back",
      "workspace.command.backWhat",
      null,
      Keys.plain(KeyCode.LEFT)),
  BRANCH(Place.REPLAY, "branch", "workspace.command.branch", "workspace.command.branchWhat", null),
  CONTINUE(Place.REPLAY, "go-on", "workspace.command.goOn"),
  KEEP(Place.REPLAY, "keep", "workspace.command.keep"),

  STUDY(
      Place.STUDY,
      "study-start",
      "workspace.command.study",
      "workspace.command.studyWhat",
      Feather.PLAY),

  SWEEP(
      Place.SWEEP,
      "sweep-toggle",
      "workspace.command.sweep",
      "workspace.command.sweepWhat",
      Feather.PLAY,
      Keys.plain(KeyCode.SPACE)),
  STOP_SWEEP(
      Place.SWEEP,
      "sweep-stop",
      "workspace.command.stopSweep",
      "workspace.command.stopSweepWhat",
      Feather.SQUARE),
  MAKE_SWEEP(
      Place.SWEEP,
      "sweep-make",
      "workspace.command.makeSweep",
      "workspace.command.makeSweepWhat",
      Feather.GRID),
  OPEN_SWEEP(
      Place.SWEEP,
      "sweep-open",
      "workspace.command.openSweep",
      "workspace.command.openSweepWhat",
      Feather.FOLDER),
  SAVE_SWEEP_DATA(Place.SWEEP, "sweep-data", "workspace.command.saveSweepData"),
  COPY_SWEEP_PYTHON(Place.SWEEP, "sweep-python", "workspace.command.copySweepPython");

  private final Place place;
  private final String id;
  private final String title;
  private final String explanation;
  private final @Nullable Feather icon;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of what does not change
  private final List<KeyCombination> keys;

  Command(Place place, String id, String title) {
    this(place, id, title, "", null);
  }

  Command(
      Place place,
      String id,
      String title,
      String explanation,
      @Nullable Feather icon,
      KeyCombination... keys) {
    this.place = place;
    this.id = id;
    this.title = title;
    this.explanation = explanation;
    this.icon = icon;
    this.keys = List.of(keys);
  }

  /** Those of a place that have a key, in their order. */
  public static List<Command> withKeys(Place place) {
    return Arrays.stream(values())
        .filter(command -> command.place == place && !command.keys.isEmpty())
        .toList();
  }

  /** Where it is given. */
  Place place() {
    return place;
  }

  /** Of its button or menu item, where there is one of them in the window. */
  public String id() {
    return id;
  }

  /** As on a button or in a menu. */
  public String title() {
    return Words.text(title);
  }

  /** What it does, without a full stop; empty where the title says it. */
  public String explanation() {
    return explanation.isEmpty() ? "" : Words.text(explanation);
  }

  public Optional<Feather> icon() {
    return Optional.ofNullable(icon);
  }

  /** Any of them gives it. */
  public List<KeyCombination> keys() {
    return keys;
  }

  /** The explanation with the keys, as a tooltip; empty without an explanation. */
  public String tooltip() {
    return explanation.isEmpty() ? "" : Keys.tooltip(explanation(), keys);
  }
}
