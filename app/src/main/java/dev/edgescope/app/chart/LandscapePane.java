package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.Slice;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.HeaderPainter;
import dev.edgescope.app.chart.paint.LandscapePainter;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The loss landscape around a point on a canvas: the loss along a few lines through it, each with
 * the parabola that is predicted for it, and where the next step leads.
 */
public final class LandscapePane extends PicturePane {
  private final LandscapePainter painter = new LandscapePainter();
  private List<Slice> slices = List.of();

  public LandscapePane(String title) {
    super(title, "landscape-pane");
  }

  /**
   * Shows these slices from now on.
   *
   * @param newSubtitle of what and when, beside the title
   * @param newSlices in order of importance; none for an empty landscape
   */
  public void show(String newSubtitle, List<Slice> newSlices) {
    slices = List.copyOf(newSlices);
    setSubtitle(newSubtitle);
  }

  public List<Slice> slices() {
    return slices;
  }

  @Override
  HeaderPainter header() {
    return painter.header();
  }

  @Override
  void paint(Pen on, double width, double height, double pixel, ChartLook look) {
    painter.paint(on, title(), subtitle(), slices, emptyText(), width, height, pixel, look);
  }

  @Override
  public Painting painting() {
    LandscapePainter other = new LandscapePainter();
    return (pen, width, height, pixel, look) ->
        other.paint(pen, title(), subtitle(), slices, emptyText(), width, height, pixel, look);
  }

  @Override
  String description() {
    return slices.isEmpty()
        ? title() + ": " + emptyText()
        : title()
            + ", "
            + subtitle()
            + ": "
            + slices.stream()
                .map(slice ->
                    Words.text(
                        "chart.landscapePane.slice",
                        slice.name(),
                        NumberText.value(slice.slope()),
                        NumberText.value(slice.curvature())))
                .collect(Collectors.joining("; "));
  }
}
