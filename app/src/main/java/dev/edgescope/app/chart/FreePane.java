package dev.edgescope.app.chart;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.chart.paint.HeaderPainter;
import dev.edgescope.app.chart.paint.PicturePainter;
import dev.edgescope.app.chart.tile.FreePicture;
import dev.edgescope.app.pen.Pen;
import org.jspecify.annotations.Nullable;

/** A picture without axes on a canvas, below a title. */
public final class FreePane extends PicturePane {
  private final HeaderPainter header = new HeaderPainter();
  private @Nullable FreePicture picture;

  /**
   * An empty one.
   *
   * @param styleClass of its own
   */
  public FreePane(String title, String styleClass) {
    super(title, styleClass);
  }

  /**
   * Shows this picture from now on.
   *
   * @param newSubtitle of what and when, beside the title
   * @param newPicture null for none
   */
  public void show(String newSubtitle, @Nullable FreePicture newPicture) {
    picture = newPicture;
    setSubtitle(newSubtitle);
  }

  /** What is shown; null for nothing. */
  public @Nullable FreePicture picture() {
    return picture;
  }

  @Override
  HeaderPainter header() {
    return header;
  }

  @Override
  void paint(Pen on, double width, double height, double pixel, ChartLook look) {
    paint(on, header, width, height, look);
  }

  @Override
  public Painting painting() {
    HeaderPainter other = new HeaderPainter();
    return (pen, width, height, pixel, look) -> paint(pen, other, width, height, look);
  }

  private void paint(Pen pen, HeaderPainter head, double width, double height, ChartLook look) {
    ChartPainter.paintSurface(pen, width, height, look);
    head.paint(pen, title(), subtitle(), 0, width, look);
    FreePicture shown = picture;
    if (shown == null) {
      PicturePainter.paintEmpty(pen, emptyText(), width, height, look);
      return;
    }
    double padding = look.scaled(HeaderPainter.PADDING);
    double top = HeaderPainter.height(look);
    double across = width - 2 * padding;
    double down = height - top - padding;
    if (across > look.scaled(60) && down > look.scaled(40)) {
      pen.clip(0, top, width, height - top);
      shown.paint(pen, padding, top, across, down, look);
      pen.unclip();
    }
  }

  @Override
  String description() {
    FreePicture shown = picture;
    return shown == null
        ? title() + ": " + emptyText()
        : title() + ", " + subtitle() + ": " + shown.words();
  }
}
