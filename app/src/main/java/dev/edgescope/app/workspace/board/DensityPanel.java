package dev.edgescope.app.workspace.board;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.DensityPane;
import dev.edgescope.app.chart.model.DensityCurve;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.run.DensityFeed;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.curvature.Estimate;
import dev.edgescope.engine.curvature.SpectralDensity;
import dev.edgescope.engine.measure.DensitySnapshot;
import dev.edgescope.engine.measure.EdgeWords;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The spectral density of the selected run's Hessian, with the button that takes it. */
final class DensityPanel extends SelectedRunPanel<DensityPane, DensitySnapshot> {
  private static final Insets BUTTON_MARGIN = new Insets(40, 18, 0, 0);

  private final Button take = new Button(Words.text("workspace.densityPanel.takeSnapshot"));
  private final StackPane node;

  DensityPanel(LiveViewModel model) {
    super(
        ChartTable.SPECTRAL_DENSITY,
        model,
        new DensityPane(ChartTable.SPECTRAL_DENSITY.term().title()));
    take.setId("take-density");
    take.getStyleClass().add(Styles.SMALL);
    take.setAccessibleHelp(Words.text("workspace.densityPanel.measuresTheDensityWhereThe"));
    take.setOnAction(event -> run().pictures().density().ask());
    StackPane.setAlignment(take, Pos.TOP_RIGHT);
    StackPane.setMargin(take, BUTTON_MARGIN);
    node = new StackPane(pane(), take);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void pulse() {
    DensityFeed feed = run().pictures().density();
    boolean underWay = feed.underWayProperty().get();
    take.setDisable(underWay);
    take.setText(
        underWay
            ? Words.text("workspace.densityPanel.taking")
            : Words.text("workspace.densityPanel.takeSnapshot"));
    DensitySnapshot last = feed.last();
    boolean drawn = isShown(last);
    if (last == null || !Double.isFinite(last.largest())) {
      if (pane().curve() != null) {
        pane().show("", null);
      }
      pane()
          .setEmptyText(
              underWay
                  ? Words.text("workspace.densityPanel.about150HessianVectorProducts")
                  : last == null
                      ? Words.text("workspace.densityPanel.howTheEigenvaluesOfThe")
                      : Words.text("workspace.densityPanel.theHessianIsNotFinite"));
    } else if (!drawn) {
      pane().show(subtitle(last.step()), curve(last));
    }
    pane().pulse();
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
        EdgeWords.level(run().config().optimizer().edge()),
        "tr H = "
            + NumberText.value(trace.value())
            + " ± "
            + NumberText.value(trace.standardError()),
        SeriesStyle.of("", look().colour()));
  }
}
