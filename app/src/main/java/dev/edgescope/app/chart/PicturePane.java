package dev.edgescope.app.chart;

import dev.edgescope.app.chart.paint.HeaderPainter;
import dev.edgescope.app.pen.Pen;

/**
 * A picture on a canvas, with a title and where it needs them axes of its own.
 *
 * <p>Call {@link #pulse} once a frame; it repaints if something changed.
 */
public abstract sealed class PicturePane extends CanvasPane implements FigurePane
    permits LandscapePane, DensityPane, FreePane {
  private final String title;
  private String subtitle = "";
  private String emptyText = "";

  PicturePane(String title, String styleClass) {
    super(styleClass);
    this.title = title;
  }

  abstract HeaderPainter header();

  /** Keeps a width at the right of the title row free, for a button of the view. */
  public final void reserveCorner(double width) {
    header().reserveCorner(width);
    setDue();
  }

  final String title() {
    return title;
  }

  final String subtitle() {
    return subtitle;
  }

  /**
   * Says what is shown, and when it was taken, beside the title.
   *
   * @param text may be empty
   */
  final void setSubtitle(String text) {
    subtitle = text;
    setDue();
  }

  final String emptyText() {
    return emptyText;
  }

  /** What is said where there is nothing to show. */
  public void setEmptyText(String text) {
    if (!text.equals(emptyText)) {
      emptyText = text;
      setDue();
    }
  }

  /** Always the same: whoever changes it says so. */
  @Override
  final long revision() {
    return 0;
  }

  @Override
  public void paintOn(Pen other) {
    paintElsewhere(other);
  }
}
