package dev.edgescope.app.theme;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours of a chart.
 *
 * <p>Series colours are those of Okabe and Ito, which the colour-blind can tell apart, darkened or
 * lightened where they would not reach a contrast of 3 on the surface; from the seventh run on they
 * are six others, darker. The threshold colour is reserved: no series has it.
 *
 * @param background of the window around the charts
 * @param surface of the chart itself
 * @param grid lines behind the data
 * @param axisText tick labels and other quiet text
 * @param titleText titles and values
 * @param threshold line and label of a threshold
 * @param tint the region beyond a threshold, translucent
 * @param phases two hues of what is shaded behind the data: while something rises, while it falls
 * @param series one colour a run
 */
public record ChartTheme(
    Color background,
    Color surface,
    Color grid,
    Color axisText,
    Color titleText,
    Color threshold,
    Color tint,
    List<Color> phases,
    List<Color> series) {

  private static final double PALE = 0.5;

  private static final ChartTheme LIGHT =
      new ChartTheme(
          Color.web("#ffffff"),
          Color.web("#f6f8fa"),
          Color.web("#e1e6eb"),
          Color.web("#57606a"),
          Color.web("#1f2328"),
          Color.web("#cf222e"),
          Color.web("#cf222e", 0.065),
          List.of(Color.web("#8250df"), Color.web("#6b8e00")),
          List.of(
              Color.web("#0072b2"),
              Color.web("#bf8000"),
              Color.web("#009e73"),
              Color.web("#c76b9e"),
              Color.web("#2e93cf"),
              Color.web("#d55e00"),
              Color.web("#003a5d"),
              Color.web("#5e5200"),
              Color.web("#1b5e20"),
              Color.web("#7d2f5e"),
              Color.web("#4a5a6a"),
              Color.web("#8a3a00")));

  private static final ChartTheme PAPER =
      new ChartTheme(
          Color.WHITE,
          Color.WHITE,
          LIGHT.grid,
          LIGHT.axisText,
          LIGHT.titleText,
          LIGHT.threshold,
          LIGHT.tint,
          LIGHT.phases,
          LIGHT.series);

  private static final ChartTheme DARK =
      new ChartTheme(
          Color.web("#0d1117"),
          Color.web("#151b23"),
          Color.web("#262d36"),
          Color.web("#9ba4ae"),
          Color.web("#f0f6fc"),
          Color.web("#ff5c66"),
          Color.web("#ff5c66", 0.085),
          List.of(Color.web("#b392f0"), Color.web("#b5d04a")),
          List.of(
              Color.web("#419fe8"),
              Color.web("#f0b03c"),
              Color.web("#2fc496"),
              Color.web("#e39cc2"),
              Color.web("#8ccdf2"),
              Color.web("#f08a45"),
              Color.web("#2f6fb0"),
              Color.web("#a87a1e"),
              Color.web("#1f8f6b"),
              Color.web("#b0658f"),
              Color.web("#7d93a8"),
              Color.web("#a8501f")));

  public ChartTheme {
    series = List.copyOf(series);
    phases = List.copyOf(phases);
    if (series.isEmpty() || phases.size() != 2) {
      throw new IllegalArgumentException("a chart theme needs a series colour and two of phases");
    }
  }

  /** For a white window. */
  public static ChartTheme light() {
    return LIGHT;
  }

  /** For a sheet of paper: that of a white window, and nothing under the curves. */
  public static ChartTheme paper() {
    return PAPER;
  }

  /** For a nearly black window. */
  public static ChartTheme dark() {
    return DARK;
  }

  /** The colour of a run; more runs than colours begin again. */
  public Color seriesColour(int index) {
    return series.get(Math.floorMod(index, series.size()));
  }

  /** The colour of a pale line: the run's, faded towards the surface. */
  public Color paleColour(int index) {
    Color colour = seriesColour(index);
    Color faded = colour.interpolate(surface, PALE);
    return Contrast.ensure(faded, surface, colour, Contrast.GRAPHICS);
  }

  /** The colour of text about a run: its hue with the contrast that text needs, also on tint. */
  public Color labelColour(int index) {
    Color ground = tintedSurface();
    return Contrast.ensure(seriesColour(index), ground, titleText, Contrast.TEXT);
  }

  /** The surface beyond a threshold. */
  Color tintedSurface() {
    Color opaque = Color.color(tint.getRed(), tint.getGreen(), tint.getBlue());
    return surface.interpolate(opaque, tint.getOpacity());
  }
}
