package dev.edgescope.app.workspace.live;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of each chart: its place on the board, and what can be taken away of it. */
final class PanelMenu {
  private final ObjectProperty<BoardLayout> layout;
  private final TakeAway takeAway;

  PanelMenu(ObjectProperty<BoardLayout> layout, TakeAway takeAway) {
    this.layout = layout;
    this.takeAway = takeAway;
  }

  /** Gives a chart its menu, behind its button and on a right click. */
  void fill(PanelFrame frame) {
    frame.menu().getItems().setAll(items(frame));
    ContextMenu context = new ContextMenu();
    context.getItems().setAll(items(frame));
    frame.setOnContextMenuRequested(
        event -> {
          context.show(frame, event.getScreenX(), event.getScreenY());
          event.consume();
        });
  }

  private List<MenuItem> items(PanelFrame frame) {
    ChartKind kind = frame.panel().kind();
    String id = kind.id();
    List<MenuItem> items = new ArrayList<>();
    items.add(
        item("alone-" + id, "Show alone, or all again", () -> set(layout.get().togglingAlone(id))));
    items.add(
        item("earlier-" + id, "Move towards the start", () -> set(layout.get().moving(id, -1))));
    items.add(item("later-" + id, "Move towards the end", () -> set(layout.get().moving(id, 1))));
    items.add(item("remove-" + id, "Remove", () -> set(layout.get().minus(id))));
    if (kind instanceof LineKind line) {
      line.otherForm()
          .ifPresent(
              other ->
                  items.add(
                      item(
                          "switch-" + id,
                          otherForm(other),
                          () -> set(layout.get().replacing(id, other)))));
    }
    items.add(new SeparatorMenuItem());
    items.addAll(TakeAwayMenu.chartItems(takeAway, frame.panel().node(), kind.term().title()));
    return items;
  }

  private static String otherForm(String other) {
    return ChartTable.find(other).map(kind -> "Show as " + kind.term().formula()).orElseThrow();
  }

  private void set(BoardLayout next) {
    layout.set(next);
  }

  private static MenuItem item(String id, String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }
}
