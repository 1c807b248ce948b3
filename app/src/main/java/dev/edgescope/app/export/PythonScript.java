package dev.edgescope.app.export;

import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import java.util.Locale;

/** A chart as a script of matplotlib that reads the table of {@link ChartData} and draws it. */
public final class PythonScript {
  private PythonScript() {}

  /**
   * The script of a chart.
   *
   * @param title of the chart
   * @param formula how its quantity is written
   * @param dataFile the name of the table
   */
  public static String of(
      String title,
      String formula,
      String dataFile,
      TimeBase base,
      ValueScale timeScale,
      ValueScale valueScale) {
    return String.format(
        Locale.ROOT,
        """
        import csv

        import matplotlib.pyplot as plt

        # %1$s
        DATA = "%2$s"

        curves, edges = {}, {}
        with open(DATA, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                name = " ".join(part for part in (row["run"], row["curve"]) if part)
                lines = edges if row["kind"] == "edge" else curves
                xs, ys, errors = lines.setdefault(name, ([], [], []))
                xs.append(float(row["%3$s"]))
                ys.append(float(row["value"]) if row["value"] else float("nan"))
                errors.append(float(row["error"]) if row["error"] else 0.0)

        figure, axes = plt.subplots(figsize=(7, 4))
        for name, (xs, ys, errors) in curves.items():
            (line,) = axes.plot(xs, ys, label=name)
            if any(errors):
                low = [y - error for y, error in zip(ys, errors)]
                high = [y + error for y, error in zip(ys, errors)]
                axes.fill_between(xs, low, high, color=line.get_color(), alpha=0.2)
        end = max((xs[-1] for xs, _, _ in curves.values()), default=0)
        for name, (xs, ys, _) in edges.items():
            label = f"{name} = {ys[-1]:.4g}"
            axes.step(xs + [end], ys + ys[-1:], where="post", color="tab:red", ls="--", label=label)
        axes.set_xscale("%4$s")
        axes.set_yscale("%5$s")
        axes.set_xlabel("%6$s")
        axes.set_ylabel("%7$s")
        axes.legend()
        figure.tight_layout()
        plt.show()
        """,
        title + ": " + formula,
        escaped(dataFile),
        base.column(),
        scale(timeScale),
        scale(valueScale),
        escaped(base.title()),
        escaped(title));
  }

  private static String scale(ValueScale scale) {
    return scale == ValueScale.LINEAR ? "linear" : "log";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
