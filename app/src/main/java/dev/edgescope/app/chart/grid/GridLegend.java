package dev.edgescope.app.chart.grid;

import dev.edgescope.app.chart.grid.GridContent.State;
import dev.edgescope.app.chart.model.Ticks;
import dev.edgescope.app.chart.model.Ticks.Tick;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The legend of a plane of cells: the scale of colours, what has none, and the lines. */
final class GridLegend {
  private static final double BAR_WIDTH = 16;
  private static final double BAR_HEIGHT = 190;
  private static final double SWATCH = 22;
  private static final double GAP = 8;
  private static final int SHADES = 64;
  private static final int MOST_TICKS = 5;
  private static final String DIVERGED = "chart.gridLegend.diverged";
  private static final String UNDEFINED = "chart.gridLegend.noValue";
  private static final String TO_COME = "chart.gridLegend.toCome";

  private final Pen pen;
  private final GridContent content;
  private final double left;
  private final GridArea area;
  private final ChartLook look;

  private GridLegend(Pen pen, GridContent content, double left, GridArea area, ChartLook look) {
    this.pen = pen;
    this.content = content;
    this.left = left;
    this.area = area;
    this.look = look;
  }

  /** The width that it needs. */
  static double width(GridContent content, ChartLook look) {
    double swatch = look.scaled(SWATCH + GAP);
    double widest = look.width(content.colours().title(), look.strong());
    widest = Math.max(widest, swatch + look.width(Words.text(DIVERGED)));
    for (GridLine line : content.lines()) {
      widest = Math.max(widest, swatch + look.width(line.meaning()));
    }
    return Math.ceil(widest);
  }

  static void paint(Pen pen, GridContent content, double left, GridArea area, ChartLook look) {
    new GridLegend(pen, content, left, area, look).paint();
  }

  private void paint() {
    double y = area.top();
    pen.setFont(look.strong());
    pen.setFill(look.theme().titleText());
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(content.colours().title(), left, baseline(y));
    y += look.lineHeight() + look.scaled(GAP);
    if (content.colours().isKnown()) {
      double rest = area.bottom() - y - rows() * row();
      double height = Math.rint(Math.clamp(rest, look.scaled(40), look.scaled(BAR_HEIGHT)));
      paintBar(y, height);
      y += height + look.scaled(2 * GAP);
    }
    for (State state : List.of(State.DIVERGED, State.UNDEFINED, State.TO_COME)) {
      if (content.has(state)) {
        paintState(state, y);
        y += row();
      }
    }
    y += look.scaled(GAP);
    for (GridLine line : content.lines()) {
      paintLine(line, y);
      y += row();
    }
  }

  private long rows() {
    return content.lines().size()
        + List.of(State.DIVERGED, State.UNDEFINED, State.TO_COME).stream()
            .filter(content::has)
            .count()
        + 2;
  }

  private double row() {
    return look.lineHeight() + look.scaled(4);
  }

  private double baseline(double top) {
    return Math.rint(top + look.lineHeight() / 2 + look.middleToBaseline());
  }

  private void paintBar(double top, double height) {
    ColourScale colours = content.colours();
    double width = look.scaled(BAR_WIDTH);
    int[] shades = new int[SHADES];
    for (int i = 0; i < SHADES; i++) {
      shades[i] = Viridis.argb(1 - (i + 0.5) / SHADES);
    }
    pen.fillCells(left, top, width, height, 1, shades);
    pen.setFont(look.label());
    for (Tick tick : ticks(colours)) {
      double y = top + height * (1 - colours.share(tick.value()));
      pen.setFill(look.theme().axisText());
      pen.fillRect(left + width, Math.floor(y), look.scaled(4), 1);
      pen.fillText(
          tick.label(), left + width + look.scaled(GAP), Math.rint(y + look.middleToBaseline()));
    }
  }

  private static List<Tick> ticks(ColourScale colours) {
    if (!(colours.upper() > colours.lower())) {
      return List.of(new Tick(colours.lower(), NumberText.setting(colours.lower()), true));
    }
    return (colours.scale() == ValueScale.LINEAR
            ? Ticks.linear(colours.lower(), colours.upper(), MOST_TICKS)
            : Ticks.logarithmic(colours.lower(), colours.upper(), MOST_TICKS))
        .stream().filter(tick -> !tick.label().isEmpty()).toList();
  }

  private void paintState(State state, double top) {
    double width = look.scaled(SWATCH);
    double height = look.lineHeight() - look.scaled(3);
    double y = Math.rint(top + look.scaled(1));
    pen.setFill(
        switch (state) {
          case UNDEFINED -> look.theme().grid();
          case TO_COME -> look.theme().background();
          case DIVERGED, KNOWN -> look.theme().surface();
        });
    pen.fillRect(left, y, width, height);
    pen.setStroke(look.theme().axisText());
    pen.setLineWidth(1);
    if (state == State.DIVERGED) {
      pen.clip(left, y, width, height);
      for (double at = -height; at < width; at += look.scaled(7)) {
        pen.strokeLine(left + at, y + height, left + at + height, y);
      }
      pen.unclip();
    }
    pen.setStroke(look.theme().grid());
    pen.strokeRect(left + 0.5, y + 0.5, width - 1, height - 1);
    text(
        switch (state) {
          case DIVERGED -> Words.text(DIVERGED);
          case UNDEFINED -> Words.text(UNDEFINED);
          case TO_COME -> Words.text(TO_COME);
          case KNOWN -> "";
        },
        top,
        look.theme().axisText());
  }

  private void paintLine(GridLine line, double top) {
    pen.setStroke(look.theme().threshold());
    pen.setLineWidth(look.scaled(line.kind().width()));
    GridLinePainter.setDashes(pen, line.kind(), look);
    double middle = Math.rint(top + look.lineHeight() / 2);
    pen.strokeLine(left, middle, left + look.scaled(SWATCH), middle);
    pen.setLineDashes();
    text(line.meaning(), top, look.theme().axisText());
  }

  private void text(String words, double top, Color colour) {
    pen.setFont(look.label());
    pen.setFill(colour);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(words, left + look.scaled(SWATCH + GAP), baseline(top));
  }
}
