package dev.edgescope.app.workspace;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.export.FigureForm;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.engine.cli.PlainText;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/** The curves of a figure, each with a box that leaves it out. */
final class FigureCurves extends VBox {
  private static final double SWATCH = 18;

  private final FigureForm form;
  private final Runnable changed;
  private List<String> names = List.of();

  /**
   * @param changed is told when a curve is left out, or no more
   */
  FigureCurves(FigureForm form, Runnable changed) {
    this.form = form;
    this.changed = changed;
    setId("figure-curves");
    getStyleClass().add("figure-curves");
  }

  /** Anew where others are shown than before: the window goes on. */
  void show(List<Series> shown) {
    List<String> next = shown.stream().map(one -> one.style().name()).distinct().toList();
    if (next.equals(names)) {
      return;
    }
    names = next;
    getChildren().clear();
    if (next.size() > 1) {
      getChildren().add(heading(Words.text("workspace.figureDialog.curves")));
      for (String name : next) {
        Series one =
            shown.stream()
                .filter(series -> series.style().name().equals(name))
                .findFirst()
                .orElseThrow();
        getChildren().add(curve(name, one));
      }
    }
  }

  private Node curve(String name, Series series) {
    CheckBox box = new CheckBox(name);
    box.setId("figure-curve-" + PlainText.fileName(name));
    box.setSelected(!form.leftOut().contains(name));
    Line swatch = new Line(0, 0, SWATCH, 0);
    swatch.setStrokeWidth(series.style().weight().width());
    ChartTheme colours = form.theme().get().colours();
    swatch.setStroke(colours.seriesColour(series.style().colour()));
    box.setGraphic(swatch);
    box.selectedProperty()
        .addListener((property, before, after) -> {
          if (after) {
            form.leftOut().remove(name);
          } else {
            form.leftOut().add(name);
          }
          changed.run();
        });
    return box;
  }

  static Label heading(String title) {
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    return heading;
  }
}
