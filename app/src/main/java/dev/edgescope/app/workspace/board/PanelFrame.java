package dev.edgescope.app.workspace.board;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.edgescope.app.catalogue.Term;
import dev.edgescope.app.text.Words;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A chart on the board with what the board adds to it: a title row that explains the chart and by
 * which it is dragged, and its menu.
 */
final class PanelFrame extends StackPane {
  private static final double HEADER = 32;
  private static final double BUTTON = 24;
  private static final double INSET = 6;

  private final ChartPanel panel;
  private final Region header = new Region();
  private final MenuButton menu = new MenuButton(null, new FontIcon(Feather.MORE_VERTICAL));

  PanelFrame(ChartPanel panel) {
    this.panel = panel;
    getStyleClass().add("panel-frame");
    Term term = panel.kind().term();
    header.getStyleClass().add("panel-header");
    header.setMaxHeight(HEADER);
    StackPane.setAlignment(header, Pos.TOP_LEFT);
    Tooltip.install(header, new Tooltip(term.explanation()));
    menu.setId("menu-" + panel.kind().id());
    menu.getStyleClass()
        .addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW, "panel-menu");
    menu.setAccessibleText(Words.text("workspace.panelFrame.menuOfTheChart", term.title()));
    menu.setManaged(false);
    panel.reserveCorner(BUTTON);
    getChildren().addAll(panel.node(), header, menu);
  }

  ChartPanel panel() {
    return panel;
  }

  /** The id of the chart. */
  String id() {
    return panel.kind().id();
  }

  /** Where the chart is taken hold of. */
  Region header() {
    return header;
  }

  MenuButton menu() {
    return menu;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    header.resize(Math.max(0, getWidth() - 4 * BUTTON), HEADER);
    menu.resizeRelocate(getWidth() - BUTTON - INSET, INSET, BUTTON, BUTTON);
  }
}
