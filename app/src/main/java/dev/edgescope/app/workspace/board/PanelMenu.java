package dev.edgescope.app.workspace.board;

import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.board.ChartDrawing;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.workspace.Pictures;
import dev.edgescope.app.workspace.runs.RunCopies;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import dev.edgescope.app.workspace.takeaway.TakeAwayMenu;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/** The menu of each chart: its place on the board, and what can be taken away of it. */
final class PanelMenu {
  private static final List<Integer> SMOOTHINGS = List.of(ChartDrawing.UNSMOOTHED, 5, 20, 100);

  private static final String ALONE = "Show alone";
  private static final String PHASES = "phases-";

  private final ObjectProperty<BoardLayout> layout;
  private final TimeAxis timeAxis;
  private final TakeAway takeAway;
  private final RunCopies copies;

  PanelMenu(
      ObjectProperty<BoardLayout> layout, TimeAxis timeAxis, TakeAway takeAway, RunCopies copies) {
    this.layout = layout;
    this.timeAxis = timeAxis;
    this.takeAway = takeAway;
    this.copies = copies;
  }

  /** Gives a chart its menu, behind its button and on a right click. */
  void fill(PanelFrame frame) {
    frame.menu().getItems().setAll(items(frame));
    ContextMenu context = new ContextMenu();
    frame.menu().setOnShowing(event -> refresh(frame.menu().getItems(), frame.panel()));
    context.setOnShowing(event -> refresh(context.getItems(), frame.panel()));
    frame.setOnContextMenuRequested(
        event -> {
          context.getItems().setAll(items(frame));
          Moment moment = timeAxis.hover();
          if (moment != null) {
            copies
                .branchItem(moment, frame, event.getScreenX(), event.getScreenY())
                .ifPresent(item -> context.getItems().addFirst(item));
          }
          context.show(frame, event.getScreenX(), event.getScreenY());
          event.consume();
        });
  }

  private List<MenuItem> items(PanelFrame frame) {
    ChartKind kind = frame.panel().kind();
    String id = kind.id();
    List<MenuItem> items = new ArrayList<>();
    items.add(Pictures.item("alone-" + id, ALONE, () -> set(layout.get().togglingAlone(id))));
    items.add(
        Pictures.item("earlier-" + id, "Move earlier", () -> set(layout.get().moving(id, -1))));
    items.add(Pictures.item("later-" + id, "Move later", () -> set(layout.get().moving(id, 1))));
    items.add(Pictures.item("remove-" + id, "Remove", () -> set(layout.get().minus(id))));
    if (frame.panel() instanceof LinePanel panel) {
      items.add(new SeparatorMenuItem());
      items.addAll(axes(panel));
    }
    items.add(new SeparatorMenuItem());
    items.addAll(takeAway(frame.panel()));
    return items;
  }

  /** What can be taken away of the chart. */
  private List<MenuItem> takeAway(ChartPanel panel) {
    Region chart = panel.node();
    String id = panel.kind().id();
    List<MenuItem> items = new ArrayList<>(takeAway.pictures().items(id, chart));
    if (panel instanceof LinePanel line) {
      items.add(
          Pictures.item(
              "save-data-" + id,
              "Save data as CSV…",
              () ->
                  Pictures.ask(
                      chart,
                      id,
                      List.of(TakeAwayMenu.CSV),
                      file -> takeAway.saveChartData(line.kind(), file))));
      items.add(
          Pictures.item(
              "copy-python-" + id,
              "Copy as Python",
              () -> takeAway.copyPython(line.kind(), line.chart().valueScale())));
    }
    return items;
  }

  /** How the chart is drawn. */
  private List<MenuItem> axes(LinePanel panel) {
    String id = panel.kind().id();
    LineChartPane chart = panel.chart();
    List<MenuItem> items = new ArrayList<>();
    panel
        .kind()
        .otherForm()
        .ifPresent(
            other ->
                items.add(
                    Pictures.item(
                        "switch-" + id,
                        otherForm(other),
                        () -> set(layout.get().replacing(id, other)))));
    CheckMenuItem logarithmic = new CheckMenuItem("Logarithmic values");
    logarithmic.setId("log-values-" + id);
    logarithmic.setOnAction(event -> draw(id, panel.drawing().with(chart.valueScale().other())));
    CheckMenuItem time = new CheckMenuItem("Logarithmic time, all charts");
    time.setId("log-time-" + id);
    time.setOnAction(event -> timeAxis.scaleProperty().set(timeAxis.scale().other()));
    Menu smooth = new Menu("Smooth");
    ToggleGroup group = new ToggleGroup();
    for (int points : SMOOTHINGS) {
      RadioMenuItem one =
          new RadioMenuItem(
              points == ChartDrawing.UNSMOOTHED ? "Off" : "Over " + points + " points");
      one.setId("smooth-" + points + "-" + id);
      one.setToggleGroup(group);
      one.setUserData(points);
      one.setOnAction(event -> draw(id, panel.drawing().withSmoothing(points)));
      smooth.getItems().add(one);
    }
    items.addAll(List.of(logarithmic, time, smooth));
    if (panel.hasPhases()) {
      CheckMenuItem phases = new CheckMenuItem("Shade the phases");
      phases.setId(PHASES + id);
      phases.setOnAction(event -> draw(id, panel.drawing().withPhases(!panel.drawing().phases())));
      items.add(phases);
    }
    return items;
  }

  /** A chart is changed by the menu of its button and by that of a right click alike. */
  private void refresh(List<MenuItem> items, ChartPanel panel) {
    boolean alone = layout.get().arrangement() == Arrangement.SINGLE;
    items.stream()
        .filter(item -> String.valueOf(item.getId()).startsWith("alone-"))
        .forEach(item -> item.setText(alone ? "Show all charts" : ALONE));
    if (panel instanceof LinePanel line) {
      refreshAxes(items, line);
    }
  }

  private void refreshAxes(List<MenuItem> items, LinePanel panel) {
    LineChartPane chart = panel.chart();
    for (MenuItem item : items) {
      String id = String.valueOf(item.getId());
      if (item instanceof CheckMenuItem check) {
        ValueScale scale = id.startsWith("log-time") ? timeAxis.scale() : chart.valueScale();
        check.setSelected(
            id.startsWith(PHASES) ? panel.drawing().phases() : scale == ValueScale.LOGARITHMIC);
      } else if (item instanceof Menu menu) {
        for (MenuItem one : menu.getItems()) {
          if (one instanceof RadioMenuItem radio) {
            radio.setSelected(radio.getUserData().equals(chart.smoothing()));
          }
        }
      }
    }
  }

  private static String otherForm(String other) {
    return ChartTable.find(other).map(kind -> "Show as " + kind.term().title()).orElseThrow();
  }

  private void draw(String id, ChartDrawing drawing) {
    set(layout.get().drawing(id, drawing));
  }

  private void set(BoardLayout next) {
    layout.set(next);
  }
}
