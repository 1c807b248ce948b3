package dev.edgescope.app.chart;

import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.chart.grid.GridPainter;
import dev.edgescope.app.chart.grid.GridReadout;
import dev.edgescope.app.chart.grid.GridReadoutPainter;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.Words;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A plane of cells on a canvas. The pointer and the arrow keys point at a cell, of which a panel
 * tells more; a click or Enter picks it; a rectangle can be drawn with the mouse. Call {@link
 * #pulse} once a frame.
 */
public final class GridPane extends CanvasPane implements FigurePane {
  /** What the user does with the cells. */
  public interface Actions {
    /** More about a cell; empty for nothing. */
    Optional<GridReadout> readout(int column, int row);

    /** A cell was picked. */
    void picked(int column, int row);

    /** A rectangle was drawn: its columns and rows, both ends included. */
    void framed(int column, int row, int lastColumn, int lastRow);
  }

  private record Cell(int column, int row) {}

  private final GridContent content;
  private final GridPainter painter;
  private final Actions actions;
  private @Nullable Cell pointed;
  private @Nullable Cell from;

  public GridPane(GridContent content, Actions actions) {
    super("grid-pane");
    this.content = content;
    this.actions = actions;
    painter = new GridPainter(content);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(cell(event)));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(null));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
  }

  @Override
  long revision() {
    return content.revision();
  }

  @Override
  void paint(Pen on, double width, double height, double pixel, ChartLook look) {
    painter.paint(on, width, height, look);
  }

  @Override
  public void paintOn(Pen other) {
    paintElsewhere(other);
  }

  @Override
  public Painting painting() {
    GridPainter other = new GridPainter(content);
    return (pen, width, height, pixel, look) -> other.paint(pen, width, height, look);
  }

  @Override
  boolean paintPointer(Pen on, ChartLook look) {
    Cell at = pointed;
    if (at == null || painter.area().isTooSmall() || !isInside(at)) {
      return false;
    }
    Cell corner = from;
    if (corner != null && !corner.equals(at)) {
      GridReadoutPainter.paintFrame(
          on,
          Math.min(at.column(), corner.column()),
          Math.min(at.row(), corner.row()),
          Math.max(at.column(), corner.column()),
          Math.max(at.row(), corner.row()),
          painter.area(),
          look);
      return true;
    }
    GridReadoutPainter.paintFrame(
        on, at.column(), at.row(), at.column(), at.row(), painter.area(), look);
    actions
        .readout(at.column(), at.row())
        .ifPresent(readout ->
            GridReadoutPainter.paint(
                on, readout, at.column(), at.row(), painter.area(), getWidth(), getHeight(), look));
    return true;
  }

  @Override
  String description() {
    return Words.text(
        "chart.gridPane.description", content.title(), content.x().title(), content.y().title());
  }

  /** The middle of a cell, in pixels of the pane. */
  public double middleX(int column) {
    return painter.area().x(column + 0.5);
  }

  /** The middle of a cell, in pixels of the pane. */
  public double middleY(int row) {
    return painter.area().y(row + 0.5);
  }

  private boolean isInside(Cell cell) {
    return cell.column() < content.x().size() && cell.row() < content.y().size();
  }

  private @Nullable Cell cell(MouseEvent event) {
    return painter.area().contains(event.getX(), event.getY())
        ? new Cell(painter.area().column(event.getX()), painter.area().row(event.getY()))
        : null;
  }

  private void point(@Nullable Cell cell) {
    if (cell == null ? pointed != null : !cell.equals(pointed)) {
      pointed = cell;
      setPointerDue();
    }
  }

  private void press(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      from = cell(event);
    }
  }

  /** Beyond the border it stays with the last cell. */
  private void drag(MouseEvent event) {
    if (from != null) {
      point(new Cell(painter.area().column(event.getX()), painter.area().row(event.getY())));
      setPointerDue();
    }
  }

  private void release(MouseEvent event) {
    Cell corner = from;
    from = null;
    setPointerDue();
    if (corner == null || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    Cell at = new Cell(painter.area().column(event.getX()), painter.area().row(event.getY()));
    if (at.equals(corner)) {
      actions.picked(at.column(), at.row());
    } else {
      actions.framed(
          Math.min(at.column(), corner.column()),
          Math.min(at.row(), corner.row()),
          Math.max(at.column(), corner.column()),
          Math.max(at.row(), corner.row()));
    }
  }

  private void press(KeyEvent event) {
    Cell at = pointed == null ? new Cell(0, 0) : pointed;
    KeyCode code = event.getCode();
    if (code == KeyCode.ENTER && pointed != null) {
      actions.picked(at.column(), at.row());
      event.consume();
    } else if (code.isArrowKey() && !event.isShortcutDown()) {
      boolean first = pointed == null;
      int across = first ? 0 : code == KeyCode.RIGHT ? 1 : code == KeyCode.LEFT ? -1 : 0;
      int up = first ? 0 : code == KeyCode.UP ? 1 : code == KeyCode.DOWN ? -1 : 0;
      point(
          new Cell(
              Math.clamp(at.column() + across, 0, content.x().size() - 1),
              Math.clamp(at.row() + up, 0, content.y().size() - 1)));
      event.consume();
    }
  }
}
