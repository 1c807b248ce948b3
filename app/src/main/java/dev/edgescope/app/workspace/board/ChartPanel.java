package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.control.View;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import javafx.scene.layout.Region;

/** A chart of the board: the pane that shows a {@link ChartKind}. */
interface ChartPanel extends View {
  ChartKind kind();

  /** What is laid out. */
  Region node();

  /** What takes the keyboard. */
  Region focusable();

  /** What can be taken away of it. */
  Figure figure(TakeAway takeAway);

  /** Shows these runs from now on. */
  void show(RunList runs);

  /** Repaints what has changed, once a frame. */
  void pulse();

  void setTheme(ChartTheme theme);

  /** Size of text and lines: 1 at a desk. */
  void setScale(double scale);

  /** Keeps a width at the right of the title row free. */
  void reserveCorner(double width);
}
