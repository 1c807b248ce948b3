package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.grid.ColourScale;
import dev.edgescope.app.chart.grid.GridAxis;
import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.chart.grid.GridContent.State;
import dev.edgescope.app.chart.grid.GridLine;
import dev.edgescope.app.chart.model.ValueScale;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A plane as a script of matplotlib that holds its values and lines, and draws them. */
final class PlaneScript {
  private PlaneScript() {}

  static String of(GridContent plane) {
    ColourScale colours = plane.colours();
    boolean logarithmic = colours.scale() == ValueScale.LOGARITHMIC && colours.lower() > 0;
    return String.format(
        Locale.ROOT,
        """
        import matplotlib.pyplot as plt
        from matplotlib.colors import LogNorm, Normalize

        nan = float("nan")

        TITLE = %1$s
        X, XS = %2$s
        Y, YS = %3$s

        # From the lowest row up; nan where nothing is known, or the runs diverged.
        VALUES = [
        %4$s]
        DIVERGED = %5$s
        LOWER, UPPER = %6$s, %7$s

        # A cell has the length 1; the first begins at 0.
        LINES = [
        %8$s]

        norm = %9$s(LOWER, UPPER)
        figure, axes = plt.subplots(figsize=(7, 5))
        image = axes.imshow(
            VALUES,
            origin="lower",
            aspect="auto",
            cmap="viridis",
            norm=norm,
            extent=(0, len(XS), 0, len(YS)),
        )
        for i, j in DIVERGED:
            axes.add_patch(plt.Rectangle((i, j), 1, 1, fill=False, hatch="///", lw=0))
        for label, style, pieces in LINES:
            for piece in pieces:
                axes.plot(*zip(*piece), style, color="tab:red", label=label)
                label = None
        axes.set_xticks([i + 0.5 for i in range(len(XS))], XS, rotation=45)
        axes.set_yticks([j + 0.5 for j in range(len(YS))], YS)
        axes.set_xlabel(X)
        axes.set_ylabel(Y)
        figure.colorbar(image, label=TITLE)
        if LINES:
            axes.legend(loc="upper left")
        figure.tight_layout()
        plt.show()
        """,
        text(plane.title()),
        axis(plane.x()),
        axis(plane.y()),
        values(plane),
        diverged(plane),
        number(colours.isKnown() ? colours.lower() : 0),
        number(colours.isKnown() ? colours.upper() : 1),
        plane.lines().stream().map(PlaneScript::line).collect(Collectors.joining()),
        logarithmic ? "LogNorm" : "Normalize");
  }

  private static String axis(GridAxis axis) {
    return text(axis.title())
        + axis.labels().stream()
            .map(PlaneScript::text)
            .collect(Collectors.joining(", ", ", [", "]"));
  }

  private static String values(GridContent plane) {
    StringBuilder rows = new StringBuilder();
    for (int row = 0; row < plane.y().size(); row++) {
      StringJoiner values = new StringJoiner(", ", "    [", "],\n");
      for (int column = 0; column < plane.x().size(); column++) {
        values.add(number(plane.value(column, row)));
      }
      rows.append(values);
    }
    return rows.toString();
  }

  private static String diverged(GridContent plane) {
    StringJoiner cells = new StringJoiner(", ", "[", "]");
    for (int row = 0; row < plane.y().size(); row++) {
      for (int column = 0; column < plane.x().size(); column++) {
        if (plane.state(column, row) == State.DIVERGED) {
          cells.add("(" + column + ", " + row + ")");
        }
      }
    }
    return cells.toString();
  }

  private static String line(GridLine line) {
    String style =
        switch (line.kind()) {
          case PREDICTED_SHARPNESS -> "--";
          case PREDICTED_NOISE -> ":";
          case MEASURED_SHARPNESS -> "-";
          case MEASURED_NOISE -> "-.";
        };
    return String.format(
        Locale.ROOT,
        "    (%s, \"%s\", [%s]),\n",
        text(line.meaning()),
        style,
        line.pieces().stream().map(PlaneScript::piece).collect(Collectors.joining(", ")));
  }

  private static String piece(List<Double> piece) {
    StringJoiner points = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < piece.size(); i += 2) {
      points.add("(" + number(piece.get(i)) + ", " + number(piece.get(i + 1)) + ")");
    }
    return points.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "nan" : String.format(Locale.ROOT, "%.6g", value);
  }

  private static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
