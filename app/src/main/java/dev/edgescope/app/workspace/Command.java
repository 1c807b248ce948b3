package dev.edgescope.app.workspace;

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
      "Start",
      "Train, or wait between two steps",
      Feather.PLAY,
      Keys.plain(KeyCode.SPACE)),
  STEP(
      Place.LIVE,
      "step",
      "Single step",
      "Make exactly one step and measure it",
      Feather.SKIP_FORWARD,
      Keys.plain(KeyCode.RIGHT)),
  RESET(
      Place.LIVE,
      "reset",
      "Reset",
      "Start again from step 0 with the settings as they stand",
      Feather.ROTATE_CCW,
      Keys.plain(KeyCode.R)),
  REWIND(Place.LIVE, "rewind", "Rewind", "Go back to a state that the run was in", Feather.REWIND),
  LEARNING_RATE(
      Place.LIVE,
      "type-learning-rate",
      "Learning rate",
      "Type a learning rate",
      null,
      Keys.control(KeyCode.L)),
  UNDO_SETTING(
      Place.LIVE, "undo-setting", "Undo", "Take a setting back", null, Keys.control(KeyCode.Z)),
  REDO_SETTING(
      Place.LIVE, "redo-setting", "Redo", "Set it again", null, Keys.controlShift(KeyCode.Z)),
  CONTROLS(Place.LIVE, "column-switch", "Controls", "Fold the controls away", Feather.SIDEBAR),
  CHARTS(
      Place.LIVE,
      "charts",
      "Charts",
      "Which charts are shown, and how",
      Feather.LAYOUT,
      Keys.plain(KeyCode.C)),
  SNAPSHOTS(
      Place.LIVE,
      "snapshots",
      "Snapshots…",
      "Name the present state, and come back to it",
      null,
      Keys.plain(KeyCode.S)),
  GLOSSARY(Place.LIVE, "glossary", "Glossary", "Glossary", null, Keys.plain(KeyCode.G)),
  HELP(
      Place.LIVE,
      "help",
      "Help",
      "What to look at, and the keyboard",
      Feather.HELP_CIRCLE,
      Keys.sign("?")),
  EXPORT_PARAMETERS(Place.LIVE, "export-parameters", "Export parameters…"),
  IMPORT_PARAMETERS(Place.LIVE, "import-parameters", "Import parameters…"),

  PRESENTATION(
      Place.WINDOW,
      "presentation",
      "Presentation",
      "One chart large, for a room",
      null,
      Keys.plain(KeyCode.P),
      Keys.plain(KeyCode.F11)),
  NEXT_CHART(
      Place.LIVE,
      "next-chart",
      "Next chart",
      "The next chart of a presentation",
      null,
      Keys.plain(KeyCode.PAGE_DOWN)),
  PREVIOUS_CHART(
      Place.LIVE,
      "previous-chart",
      "Previous chart",
      "The chart before",
      null,
      Keys.plain(KeyCode.PAGE_UP)),
  END_PRESENTATION(
      Place.LIVE,
      "end-presentation",
      "End of the presentation",
      "Leave the presentation",
      null,
      Keys.plain(KeyCode.ESCAPE)),
  APPEARANCE(
      Place.WINDOW,
      "appearance",
      "Light or dark",
      "Light or dark",
      Feather.MOON,
      Keys.plain(KeyCode.D)),
  COPY_WINDOW(Place.WINDOW, "copy-window", "Copy picture of the window"),
  SAVE_WINDOW(Place.WINDOW, "save-window", "Save window as PNG…"),
  SAVE_WINDOW_SVG(Place.WINDOW, "save-svg-window", "Save window as SVG…"),
  SAVE_DATA(Place.WINDOW, "save-data", "Save data of all runs as CSV…"),
  COPY_CONFIGURATION(Place.WINDOW, "copy-configuration", "Copy configuration"),
  PASTE_CONFIGURATION(Place.WINDOW, "paste-configuration", "Paste configuration"),

  ALONE(
      Place.CHART,
      "alone",
      "Show alone",
      "Show it alone, or all again",
      null,
      Keys.plain(KeyCode.ENTER)),
  EARLIER(
      Place.CHART,
      "earlier",
      "Move earlier",
      "Move it earlier",
      null,
      Keys.controlShift(KeyCode.LEFT)),
  LATER(
      Place.CHART, "later", "Move later", "Move it later", null, Keys.controlShift(KeyCode.RIGHT)),
  REMOVE(Place.CHART, "remove", "Remove"),
  OTHER_FORM(Place.CHART, "switch", "Show otherwise"),
  LOGARITHMIC_VALUES(Place.CHART, "log-values", "Logarithmic values"),
  LOGARITHMIC_TIME(Place.CHART, "log-time", "Logarithmic time, all charts"),
  PHASES(Place.CHART, "phases", "Shade the phases"),
  CURSORS(
      Place.CHART,
      "cursors",
      "Cursors",
      "Two cursors with their differences, to be dragged",
      null,
      Keys.plain(KeyCode.X)),
  CURSOR_A(
      Place.CHART,
      "cursor-a",
      "Cursor A",
      "Take cursor A, to the cross-hair where there is one",
      null,
      Keys.plain(KeyCode.A)),
  CURSOR_B(
      Place.CHART,
      "cursor-b",
      "Cursor B",
      "Take cursor B, to the cross-hair where there is one",
      null,
      Keys.plain(KeyCode.B)),
  CURSOR_BACK(
      Place.CHART,
      "cursor-back",
      "Cursor back",
      "Move the cursor that was taken back",
      null,
      Keys.plain(KeyCode.COMMA)),
  CURSOR_ON(
      Place.CHART,
      "cursor-on",
      "Cursor on",
      "Move the cursor that was taken on",
      null,
      Keys.plain(KeyCode.PERIOD)),
  NOTE(
      Place.CHART,
      "note",
      "Write a note…",
      "Write a note at the cross-hair, or at the cursor that was taken",
      null,
      Keys.plain(KeyCode.N)),
  REMOVE_NOTES(Place.CHART, "remove-notes", "Remove its notes"),
  EXPORT_FIGURE(
      Place.CHART,
      "export",
      "Export figure…",
      "Write it as PNG, SVG or PDF of any size, with its data, or print it",
      null,
      Keys.control(KeyCode.E)),
  COPY_CHART(Place.CHART, "copy", "Copy picture"),
  SAVE_CHART_DATA(Place.CHART, "save-data", "Save data as CSV…"),
  COPY_PYTHON(Place.CHART, "copy-python", "Copy as Python"),

  OPEN_FILE(Place.LIBRARY, "open-file", "Open file…"),
  OPEN_RUN(
      Place.LIBRARY, "run-open", "Open", "Replay the chosen run", null, Keys.plain(KeyCode.ENTER)),
  CONTINUE_RUN(Place.LIBRARY, "run-go-on", "Go on"),
  LAY_OVER(
      Place.LIBRARY,
      "run-lay-over",
      "Lay over live",
      "Show what is chosen in the live charts, beside the runs that are there",
      null,
      Keys.plain(KeyCode.INSERT)),
  LAY_OVER_MEAN(
      Place.LIBRARY,
      "run-lay-over-mean",
      "Lay mean and band over live",
      "Show the mean of the chosen runs in the live charts, with the band that holds eight of ten",
      null),
  DELETE_RUN(
      Place.LIBRARY,
      "run-delete",
      "Delete",
      "Delete what is chosen",
      null,
      Keys.plain(KeyCode.DELETE)),
  UNDO_DELETION(
      Place.LIBRARY, "undo", "Undo", "Bring a deleted run back", null, Keys.control(KeyCode.Z)),

  LIBRARY(Place.REPLAY, "back", "Back to the library", "Back to the library", Feather.ARROW_LEFT),
  PLAY(
      Place.REPLAY,
      "replay-play",
      "Play",
      "Play the run back, or stop",
      Feather.PLAY,
      Keys.plain(KeyCode.SPACE)),
  FORWARD(Place.REPLAY, "replay-forward", "Step on", "A step on", null, Keys.plain(KeyCode.RIGHT)),
  BACK(Place.REPLAY, "replay-back", "Step back", "A step back", null, Keys.plain(KeyCode.LEFT)),
  BRANCH(
      Place.REPLAY,
      "branch",
      "Branch here",
      "Start another run in the live workspace that has the past up to here in common",
      null),
  CONTINUE(Place.REPLAY, "go-on", "Go on"),
  KEEP(Place.REPLAY, "keep", "Add to library"),

  STUDY(
      Place.STUDY, "study-start", "Start", "Starts all runs anew, or gives them up", Feather.PLAY),

  SWEEP(
      Place.SWEEP,
      "sweep-toggle",
      "Start",
      "Make the runs that are missing, or hold them",
      Feather.PLAY,
      Keys.plain(KeyCode.SPACE)),
  STOP_SWEEP(
      Place.SWEEP,
      "sweep-stop",
      "Stop",
      "End the sweep; what is there stays, and it can go on later",
      Feather.SQUARE),
  MAKE_SWEEP(
      Place.SWEEP,
      "sweep-make",
      "Lay out",
      "Try every cell and show the empty plane; nothing runs yet",
      Feather.GRID),
  OPEN_SWEEP(
      Place.SWEEP,
      "sweep-open",
      "Open sweep…",
      "Open a plan (.json) or the file of a sweep (.edgesweep)",
      Feather.FOLDER),
  SAVE_SWEEP_DATA(Place.SWEEP, "sweep-data", "Save members as CSV…"),
  COPY_SWEEP_PYTHON(Place.SWEEP, "sweep-python", "Copy plane as Python");

  /** Where a command is given. */
  public enum Place {
    LIVE,
    WINDOW,
    CHART,
    LIBRARY,
    REPLAY,
    STUDY,
    SWEEP
  }

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

  /** Of its button or menu item, where there is one of them in the window. */
  public String id() {
    return id;
  }

  /** As on a button or in a menu. */
  public String title() {
    return title;
  }

  /** What it does, without a full stop; empty where the title says it. */
  public String explanation() {
    return explanation;
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
    return explanation.isEmpty() ? "" : Keys.tooltip(explanation, keys);
  }
}
