package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.DensityCurve;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.DensityPainter;
import dev.edgescope.app.chart.paint.HeaderPainter;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import org.jspecify.annotations.Nullable;

/** A density of eigenvalues on a canvas, logarithmic, with the edge of stability. */
public final class DensityPane extends PicturePane {
  private final DensityPainter painter = new DensityPainter();
  private @Nullable DensityCurve curve;

  public DensityPane(String title) {
    super(title, "density-pane");
  }

  /**
   * Shows this density from now on.
   *
   * @param newSubtitle of what and when, beside the title
   * @param newCurve null for none
   */
  public void show(String newSubtitle, @Nullable DensityCurve newCurve) {
    curve = newCurve;
    setSubtitle(newSubtitle);
  }

  /** What is shown; null for nothing. */
  public @Nullable DensityCurve curve() {
    return curve;
  }

  @Override
  HeaderPainter header() {
    return painter.header();
  }

  @Override
  void paint(Pen on, double width, double height, double pixel, ChartLook look) {
    painter.paint(on, title(), subtitle(), curve, emptyText(), width, height, pixel, look);
  }

  @Override
  public Painting painting() {
    DensityPainter other = new DensityPainter();
    return (pen, width, height, pixel, look) ->
        other.paint(pen, title(), subtitle(), curve, emptyText(), width, height, pixel, look);
  }

  @Override
  String description() {
    DensityCurve shown = curve;
    return shown == null
        ? title() + ": " + emptyText()
        : Words.text(
            "chart.densityPane.description",
            title(),
            subtitle(),
            NumberText.value(shown.from()),
            NumberText.value(shown.to()),
            NumberText.value(shown.largest()),
            NumberText.value(shown.edge()),
            shown.note());
  }
}
