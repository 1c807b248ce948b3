package dev.edgescope.app.workspace.board;

import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.board.ChartDrawing;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.CursorCommands;
import dev.edgescope.app.workspace.Pictures;
import dev.edgescope.app.workspace.runs.RunCopies;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import dev.edgescope.app.workspace.takeaway.TakeAwayMenu;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.ContextMenuEvent;

/** The menu of each chart: its place on the board, and what can be taken away of it. */
final class PanelMenu {
  private static final List<Integer> SMOOTHINGS = List.of(ChartDrawing.UNSMOOTHED, 5, 20, 100);

  private final ObjectProperty<BoardLayout> layout;
  private final TimeAxis timeAxis;
  private final ChartMarks marks;
  private final TakeAway takeAway;
  private final RunCopies copies;

  PanelMenu(
      ObjectProperty<BoardLayout> layout,
      TimeAxis timeAxis,
      ChartMarks marks,
      TakeAway takeAway,
      RunCopies copies) {
    this.layout = layout;
    this.timeAxis = timeAxis;
    this.marks = marks;
    this.takeAway = takeAway;
    this.copies = copies;
  }

  /** Gives a chart its menu, behind its button and on a right click. */
  void fill(PanelFrame frame) {
    Commands commands = commands(frame);
    frame.menu().getItems().setAll(items(commands, frame.panel()));
    ContextMenu context = new ContextMenu();
    frame.menu().setOnShowing(event -> refresh(commands, frame.menu().getItems(), frame.panel()));
    context.setOnShowing(event -> refresh(commands, context.getItems(), frame.panel()));
    frame.setOnContextMenuRequested(event -> {
      context.getItems().setAll(items(commands, frame.panel()));
      Moment moment = timeAxis.hover();
      if (moment != null) {
        copies
            .branchItem(moment, frame, event.getScreenX(), event.getScreenY())
            .ifPresent(item -> context.getItems().addFirst(item));
        if (frame.panel() instanceof LinePanel line) {
          writeNoteAt(moment, context, line, event);
        }
      }
      context.show(frame, event.getScreenX(), event.getScreenY());
      event.consume();
    });
  }

  private Commands commands(PanelFrame frame) {
    String id = frame.id();
    Commands commands = new Commands("-" + id);
    commands.add(Command.ALONE, () -> set(layout.get().togglingAlone(id)));
    commands.add(Command.EARLIER, () -> move(frame, -1));
    commands.add(Command.LATER, () -> move(frame, 1));
    commands.add(Command.REMOVE, () -> set(layout.get().minus(id)));
    if (frame.panel() instanceof LinePanel panel) {
      LineChartPane chart = panel.chart();
      panel
          .kind()
          .otherForm()
          .ifPresent(other ->
              commands
                  .add(Command.OTHER_FORM, () -> set(layout.get().replacing(id, other)))
                  .setText(otherForm(other)));
      commands.add(
          Command.LOGARITHMIC_VALUES,
          () -> draw(id, panel.drawing().with(chart.valueScale().other())));
      commands.add(
          Command.LOGARITHMIC_TIME, () -> timeAxis.scaleProperty().set(timeAxis.scale().other()));
      if (panel.hasPhases()) {
        commands.add(
            Command.PHASES, () -> draw(id, panel.drawing().withPhases(!panel.drawing().phases())));
      }
      CursorCommands.add(commands, chart);
      commands.add(Command.NOTE, () -> writeNote(chart, id, frame));
      commands.add(Command.REMOVE_NOTES, () -> marks.clearNotes(id));
      commands.add(
          Command.SAVE_CHART_DATA,
          () ->
              Pictures.ask(
                  chart,
                  id,
                  List.of(TakeAwayMenu.csv()),
                  file -> takeAway.saveChartData(panel.kind(), file)));
      commands.add(
          Command.COPY_PYTHON, () -> takeAway.copyPython(panel.kind(), chart.valueScale()));
    }
    commands.takeKeysIn(frame);
    return commands;
  }

  private List<MenuItem> items(Commands commands, ChartPanel panel) {
    List<MenuItem> items =
        new ArrayList<>(
            commands.items(Command.ALONE, Command.EARLIER, Command.LATER, Command.REMOVE));
    items.add(new SeparatorMenuItem());
    if (panel instanceof LinePanel line) {
      if (commands.has(Command.OTHER_FORM)) {
        items.addAll(commands.items(Command.OTHER_FORM));
      }
      items.add(commands.checkItem(Command.LOGARITHMIC_VALUES));
      items.add(commands.checkItem(Command.LOGARITHMIC_TIME));
      items.add(smooth(line));
      if (commands.has(Command.PHASES)) {
        items.add(commands.checkItem(Command.PHASES));
      }
      items.add(new SeparatorMenuItem());
      items.add(commands.checkItem(Command.CURSORS));
      items.addAll(commands.items(Command.NOTE));
      items.add(notes(line));
      items.addAll(commands.items(Command.REMOVE_NOTES));
      items.add(new SeparatorMenuItem());
    }
    items.addAll(takeAway.pictures().items(commands, panel.figure(takeAway), panel.node()));
    if (panel instanceof LinePanel) {
      items.addAll(commands.items(Command.SAVE_CHART_DATA, Command.COPY_PYTHON));
    }
    return items;
  }

  /** On its way to the item the pointer leaves the chart, so the item keeps what it pointed at. */
  private void writeNoteAt(
      Moment at, ContextMenu context, LinePanel panel, ContextMenuEvent asked) {
    String id = panel.kind().id();
    context.getItems().stream()
        .filter(item -> (Command.NOTE.id() + "-" + id).equals(item.getId()))
        .forEach(item ->
            item.setOnAction(event ->
                note(at, panel.chart(), id)
                    .open(panel.chart(), asked.getScreenX(), asked.getScreenY())));
  }

  private NotePopover note(Moment at, LineChartPane chart, String id) {
    return new NotePopover(at, chart.cursors().leadingValue(at), note -> marks.add(id, note));
  }

  /** At the point that the hand points at, where there is one. */
  private void writeNote(LineChartPane chart, String id, PanelFrame frame) {
    chart.cursors().pointedAt().ifPresent(at -> note(at, chart, id).open(frame));
  }

  /** The notes of a chart, each to be changed or taken away. */
  private Menu notes(LinePanel panel) {
    Menu notes = new Menu(Words.text("workspace.panelMenu.notes"));
    notes.setId("notes-" + panel.kind().id());
    fill(notes, panel);
    return notes;
  }

  private void fill(Menu notes, LinePanel panel) {
    String id = panel.kind().id();
    notes.getItems().clear();
    for (Note note : marks.notes(id)) {
      MenuItem item = new MenuItem(note.text());
      item.setMnemonicParsing(false);
      item.setOnAction(event ->
          NotePopover.of(
                  note, other -> marks.replace(id, note, other), () -> marks.remove(id, note))
              .open(panel.chart()));
      notes.getItems().add(item);
    }
    notes.setDisable(notes.getItems().isEmpty());
  }

  private Menu smooth(LinePanel panel) {
    String id = panel.kind().id();
    Menu smooth = new Menu(Words.text("workspace.panelMenu.smooth"));
    ToggleGroup group = new ToggleGroup();
    for (int points : SMOOTHINGS) {
      RadioMenuItem one =
          new RadioMenuItem(
              points == ChartDrawing.UNSMOOTHED
                  ? Words.text("workspace.panelMenu.off")
                  : Words.text("workspace.panelMenu.overPoints", String.valueOf(points)));
      one.setId("smooth-" + points + "-" + id);
      one.setToggleGroup(group);
      one.setUserData(points);
      one.setOnAction(event -> draw(id, panel.drawing().withSmoothing(points)));
      smooth.getItems().add(one);
    }
    return smooth;
  }

  /** A chart is changed by the menu of its button and by that of a right click alike. */
  private void refresh(Commands commands, List<MenuItem> items, ChartPanel panel) {
    boolean alone = layout.get().arrangement() == Arrangement.SINGLE;
    commands
        .action(Command.ALONE)
        .setText(alone ? Words.text("workspace.panelMenu.showAllCharts") : Command.ALONE.title());
    if (panel instanceof LinePanel line) {
      LineChartPane chart = line.chart();
      commands
          .action(Command.LOGARITHMIC_VALUES)
          .setSelected(chart.valueScale() == ValueScale.LOGARITHMIC);
      commands
          .action(Command.LOGARITHMIC_TIME)
          .setSelected(timeAxis.scale() == ValueScale.LOGARITHMIC);
      commands.action(Command.CURSORS).setSelected(marks.cursors().pair().isPresent());
      commands.action(Command.REMOVE_NOTES).setDisabled(marks.notes(line.kind().id()).isEmpty());
      items.stream()
          .filter(item -> ("notes-" + line.kind().id()).equals(item.getId()))
          .forEach(item -> fill((Menu) item, line));
      if (commands.has(Command.PHASES)) {
        commands.action(Command.PHASES).setSelected(line.drawing().phases());
      }
      items.stream()
          .filter(Menu.class::isInstance)
          .flatMap(menu -> ((Menu) menu).getItems().stream())
          .filter(RadioMenuItem.class::isInstance)
          .forEach(one ->
              ((RadioMenuItem) one).setSelected(one.getUserData().equals(chart.smoothing())));
    }
  }

  /** The focus goes with the chart. */
  private void move(PanelFrame frame, int by) {
    set(layout.get().moving(frame.id(), by));
    frame.panel().focusable().requestFocus();
  }

  private static String otherForm(String other) {
    return ChartTable.find(other)
        .map(kind -> Words.text("workspace.panelMenu.showAs", kind.term().title()))
        .orElseThrow();
  }

  private void draw(String id, ChartDrawing drawing) {
    set(layout.get().drawing(id, drawing));
  }

  private void set(BoardLayout next) {
    layout.set(next);
  }
}
