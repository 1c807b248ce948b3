package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plane as a script of matplotlib that reads the table of the members and draws it. */
final class PlaneScript {
  private PlaneScript() {}

  static String of(Sweep sweep, PlaneChoice choice, String dataFile) {
    return String.format(
        Locale.ROOT,
        """
        import csv

        import matplotlib.pyplot as plt
        from matplotlib.colors import LogNorm, Normalize

        # %1$s, mean over the members of a cell; white where nothing is known
        DATA = "%2$s"
        COLUMN = "%3$s"
        X, XS = %4$s
        Y, YS = %5$s
        WHERE = {%6$s}

        cells = {}
        with open(DATA, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if any(row[key] != value for key, value in WHERE.items()):
                    continue
                cells.setdefault((row.get(X, ""), row.get(Y, "")), []).append(row)

        nan = float("nan")
        values, diverged = [], []
        for j, y in enumerate(YS):
            values.append([])
            for i, x in enumerate(XS):
                members = cells.get((x, y), [])
                bad = sum(member["status"] == "diverged" for member in members)
                if members and 2 * bad > len(members):
                    diverged.append((i, j))
                    values[-1].append(nan)
                    continue
                good = [m[COLUMN] for m in members if m["status"] != "diverged" and m[COLUMN]]
                good = [float(value) for value in good if float(value) < float("inf")]
                values[-1].append(sum(good) / len(good) if good else nan)

        known = [value for row in values for value in row if value == value]
        log = %7$s and known and min(known) > 0
        norm = LogNorm(min(known), max(known)) if log else Normalize()
        figure, axes = plt.subplots(figsize=(7, 5))
        image = axes.imshow(values, origin="lower", aspect="auto", cmap="viridis", norm=norm)
        for i, j in diverged:
            axes.add_patch(plt.Rectangle((i - 0.5, j - 0.5), 1, 1, fill=False, hatch="///", lw=0))
        axes.set_xticks(range(len(XS)), XS, rotation=45)
        axes.set_yticks(range(len(YS)), YS)
        axes.set_xlabel(X)
        axes.set_ylabel(Y)
        figure.colorbar(image, label="%1$s")
        figure.tight_layout()
        plt.show()
        """,
        choice.outcome().title(),
        dataFile,
        choice.outcome().column(),
        axis(sweep, choice.x()),
        axis(sweep, choice.y()),
        choice.others(sweep).stream()
            .map(
                other ->
                    text(sweep.axes().get(other).key())
                        + ": "
                        + text(value(sweep.axes().get(other), choice.fixed().get(other))))
            .collect(Collectors.joining(", ")),
        choice.outcome().scale() == ValueScale.LOGARITHMIC ? "True" : "False");
  }

  private static String axis(Sweep sweep, int index) {
    if (index == PlaneChoice.NONE) {
      return "\"\", [\"\"]";
    }
    Axis axis = sweep.axes().get(index);
    List<String> values =
        IntStream.range(0, axis.size()).mapToObj(at -> text(value(axis, at))).toList();
    return text(axis.key()) + ", [" + String.join(", ", values) + "]";
  }

  /** As the table has it: an axis of numbers is a column of doubles, unless all are whole. */
  private static String value(Axis axis, int index) {
    return axis.isNumeric() && !axis.isWhole()
        ? Double.toString(axis.number(index).orElseThrow())
        : axis.text(index);
  }

  private static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
