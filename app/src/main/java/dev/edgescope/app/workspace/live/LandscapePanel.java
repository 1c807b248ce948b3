package dev.edgescope.app.workspace.live;

import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.ChartTheme;
import dev.edgescope.app.chart.LandscapePane;
import dev.edgescope.app.chart.NumberText;
import dev.edgescope.app.chart.SeriesStyle;
import dev.edgescope.app.chart.SeriesStyle.Dash;
import dev.edgescope.app.chart.SeriesStyle.Weight;
import dev.edgescope.app.chart.Slice;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.engine.curvature.LandscapeSlice;
import dev.edgescope.engine.run.Landscape;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The loss landscape around the selected run, on the board. */
final class LandscapePanel implements ChartPanel {
  private final LiveViewModel model;
  private final LandscapePane pane;
  private RunLook look = RunLook.FIRST;
  private @Nullable Landscape shown;

  LandscapePanel(LiveViewModel model) {
    this.model = model;
    pane = new LandscapePane(kind().term().title());
    pane.setId(kind().id());
    pane.fontFamilyProperty().set(Fonts.FAMILY);
  }

  @Override
  public ChartKind kind() {
    return ChartTable.LOSS_LANDSCAPE;
  }

  @Override
  public Region node() {
    return pane;
  }

  @Override
  public Region focusable() {
    return pane;
  }

  @Override
  public void show(RunList runs) {
    RunRecord selected = model.selected().recordProperty().get();
    for (RunEntry entry : runs.entries()) {
      if (entry.record() == selected) {
        look = new RunLook(entry.colour(), entry.nameProperty().get(), runs.shown().size() <= 1);
      }
    }
    shown = null;
  }

  /** Asks for what is newer while it can be seen. */
  @Override
  public void pulse() {
    if (pane.isInSight()) {
      LiveRun run = model.selected();
      run.landscape().want(run.status().currentStep(), System.nanoTime());
      Landscape last = run.landscape().last();
      if (last == null) {
        if (!pane.slices().isEmpty()) {
          pane.show("", List.of());
        }
        pane.setEmptyText(
            run.config().probes().topEigenvalues() == 0
                ? "This run measures no eigenvector."
                : "Drawn with the next measurement: press Start.");
      } else if (!last.equals(shown)) {
        pane.show(subtitle(last), slices(last));
      }
      shown = last;
    }
    pane.pulse();
  }

  @Override
  public void setTheme(ChartTheme theme) {
    pane.themeProperty().set(theme);
  }

  @Override
  public void setScale(double scale) {
    pane.scaleProperty().set(scale);
  }

  @Override
  public void reserveCorner(double width) {
    pane.reserveCorner(width);
  }

  @Override
  public void close() {
    shown = null;
  }

  private String subtitle(Landscape landscape) {
    String step = "step " + NumberText.step(landscape.step());
    return look.alone() ? step : look.name() + ", " + step;
  }

  private List<Slice> slices(Landscape landscape) {
    SeriesStyle style = SeriesStyle.of("", look.colour());
    return List.of(
        slice(
            "along u₁",
            "λ₁ = " + NumberText.value(landscape.alongEigenvector().curvature()),
            landscape.alongEigenvector(),
            landscape.eigenvectorStep(),
            style),
        slice(
            "along g",
            "κ = " + NumberText.value(landscape.alongGradient().curvature()),
            landscape.alongGradient(),
            -landscape.gradientStep(),
            style.withWeight(Weight.THIN).withDash(Dash.DASHED)));
  }

  private static Slice slice(
      String name, String parabolaName, LandscapeSlice line, double step, SeriesStyle style) {
    List<Double> distances = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      distances.add(line.distance(i));
      losses.add(line.loss(i));
    }
    return new Slice(
        name,
        parabolaName,
        distances,
        losses,
        line.parabola(0),
        line.slope(),
        line.curvature(),
        step,
        style);
  }
}
