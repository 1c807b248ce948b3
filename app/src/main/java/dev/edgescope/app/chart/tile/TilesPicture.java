package dev.edgescope.app.chart.tile;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.text.TextAlignment;

/**
 * Small pictures side by side, as large as lets all be seen; where they would be too small, the
 * first of them.
 */
public final class TilesPicture implements FreePicture {
  private static final double LARGEST = 96;
  private static final double SMALLEST = 30;
  private static final double GAP = 8;

  /** Height of a row of features, which has no height of its own. */
  private static final double STRIP = 14;

  private final List<TileCell> cells;
  private final String words;

  /**
   * Pictures of one size.
   *
   * @param words what can be seen
   */
  public TilesPicture(List<TileCell> cells, String words) {
    this.cells = List.copyOf(cells);
    this.words = words;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public void paint(Pen pen, double left, double top, double width, double height, ChartLook look) {
    if (cells.isEmpty()) {
      return;
    }
    double gap = look.scaled(GAP);
    double size = size(width, height, look);
    int columns = Math.max(1, (int) ((width + gap) / (size + gap)));
    double step = size + gap;
    // What is left of the width goes between the pictures.
    double spread = columns > 1 ? Math.min(step * 1.4, (width - size) / (columns - 1)) : step;
    double high = cellHeight(size, look);
    for (int i = 0; i < cells.size(); i++) {
      int row = i / columns;
      double y = top + row * (high + gap);
      if (y + high > top + height + 1) {
        return;
      }
      paint(pen, cells.get(i), Math.rint(left + i % columns * spread), Math.rint(y), size, look);
    }
  }

  /** The largest with which all fit. */
  private double size(double width, double height, ChartLook look) {
    double gap = look.scaled(GAP);
    for (int columns = 1; columns <= cells.size(); columns++) {
      double size = Math.min(look.scaled(LARGEST), (width + gap) / columns - gap);
      int rows = Math.ceilDiv(cells.size(), columns);
      if (size <= look.scaled(SMALLEST)) {
        break;
      }
      if (rows * (cellHeight(size, look) + gap) - gap <= height) {
        return Math.floor(size);
      }
    }
    return Math.floor(Math.min(look.scaled(SMALLEST) * 1.4, width));
  }

  private double pictureHeight(double size, ChartLook look) {
    TileCell first = cells.getFirst();
    return first.rows() == 1
        ? look.scaled(STRIP)
        : Math.rint(size * first.rows() / first.columns());
  }

  private double cellHeight(double size, ChartLook look) {
    boolean noted = cells.stream().anyMatch(cell -> !cell.note().isEmpty());
    return pictureHeight(size, look) + look.lineHeight() * (noted ? 2 : 1);
  }

  private void paint(Pen pen, TileCell cell, double left, double top, double size, ChartLook look) {
    double high = pictureHeight(size, look);
    pen.fillCells(left, top, size, high, cell.columns(), cell.argb());
    pen.setStroke(look.theme().grid());
    pen.setLineWidth(1);
    pen.strokeRect(left - 0.5, top - 0.5, size + 1, high + 1);
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setFill(look.theme().axisText());
    double baseline = top + high + look.lineHeight() * 0.8;
    pen.fillText(
        cell.caption(), left + size / 2, Math.rint(baseline), size + look.scaled(GAP) * 0.4);
    if (!cell.note().isEmpty()) {
      pen.setFill(look.theme().threshold());
      pen.fillText(
          cell.note(),
          left + size / 2,
          Math.rint(baseline + look.lineHeight() * 0.9),
          size + look.scaled(GAP) * 0.4);
    }
    pen.setTextAlign(TextAlignment.LEFT);
  }
}
