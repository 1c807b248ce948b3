package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.ChartTheme;
import dev.edgescope.app.chart.DensityCurve;
import dev.edgescope.app.chart.DensityPane;
import dev.edgescope.app.chart.NumberText;
import dev.edgescope.app.chart.SeriesStyle;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.engine.curvature.Estimate;
import dev.edgescope.engine.curvature.SpectralDensity;
import dev.edgescope.engine.run.DensitySnapshot;
import dev.edgescope.engine.run.EdgeWords;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The spectral density of the selected run's Hessian, with the button that takes it. */
final class DensityPanel implements ChartPanel {
  private static final Insets BUTTON_MARGIN = new Insets(40, 18, 0, 0);

  private final LiveViewModel model;
  private final DensityPane pane;
  private final Button take = new Button("Take snapshot");
  private final StackPane node;
  private RunLook look = RunLook.FIRST;
  private @Nullable DensitySnapshot shown;

  DensityPanel(LiveViewModel model) {
    this.model = model;
    pane = new DensityPane(kind().term().title());
    pane.setId(kind().id());
    pane.fontFamilyProperty().set(Fonts.FAMILY);
    take.setId("take-density");
    take.getStyleClass().add(Styles.SMALL);
    take.setAccessibleHelp("Measures the density where the run is now");
    take.setOnAction(event -> model.selected().density().ask());
    StackPane.setAlignment(take, Pos.TOP_RIGHT);
    StackPane.setMargin(take, BUTTON_MARGIN);
    node = new StackPane(pane, take);
  }

  @Override
  public ChartKind kind() {
    return ChartTable.SPECTRAL_DENSITY;
  }

  @Override
  public Region node() {
    return node;
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

  @Override
  public void pulse() {
    DensityFeed feed = model.selected().density();
    boolean underWay = feed.underWayProperty().get();
    take.setDisable(underWay);
    take.setText(underWay ? "Taking…" : "Take snapshot");
    DensitySnapshot last = feed.last();
    if (last == null || !Double.isFinite(last.largest())) {
      if (pane.curve() != null) {
        pane.show("", null);
      }
      pane.setEmptyText(
          underWay
              ? "About 150 Hessian-vector products…"
              : last == null
                  ? "How the eigenvalues of the Hessian are spread: take a snapshot."
                  : "The Hessian is not finite here.");
    } else if (!last.equals(shown)) {
      pane.show(subtitle(last), curve(last));
    }
    shown = last;
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

  private String subtitle(DensitySnapshot snapshot) {
    String step = "step " + NumberText.step(snapshot.step());
    return look.alone() ? step : look.name() + ", " + step;
  }

  private DensityCurve curve(DensitySnapshot snapshot) {
    SpectralDensity.Curve curve = snapshot.curve();
    Estimate trace = snapshot.trace();
    return new DensityCurve(
        curve.from(),
        curve.to(),
        curve.values(),
        1 / (snapshot.parameters() * curve.width() * Math.sqrt(2 * Math.PI)),
        snapshot.largest(),
        snapshot.edge(),
        EdgeWords.level(model.selected().config().optimizer().momentum()),
        "tr H = "
            + NumberText.value(trace.value())
            + " ± "
            + NumberText.value(trace.standardError()),
        SeriesStyle.of("", look.colour()));
  }
}
