package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.LandscapePane;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.chart.model.SeriesStyle.Weight;
import dev.edgescope.app.chart.model.Slice;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.PictureFeed;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.curvature.LandscapeSlice;
import dev.edgescope.engine.measure.Landscape;
import java.util.ArrayList;
import java.util.List;

/** The loss landscape around the selected run, on the board. */
final class LandscapePanel extends SelectedRunPanel<LandscapePane, Landscape> {

  LandscapePanel(LiveViewModel model) {
    super(
        ChartTable.LOSS_LANDSCAPE,
        model,
        new LandscapePane(ChartTable.LOSS_LANDSCAPE.term().title()));
  }

  /** Asks for what is newer while it can be seen. */
  @Override
  public void pulse() {
    if (pane().isInSight()) {
      LiveRun run = run();
      PictureFeed<Landscape> feed = run.pictures().landscape();
      feed.want(run.status().currentStep(), System.nanoTime());
      Landscape last = feed.last();
      boolean drawn = isShown(last);
      if (last == null) {
        if (!pane().slices().isEmpty()) {
          pane().show("", List.of());
        }
        pane()
            .setEmptyText(
                run.config().probes().topEigenvalues().isNone()
                    ? Words.text("workspace.landscapePanel.thisRunMeasuresNoEigenvector")
                    : Words.text("workspace.landscapePanel.drawnWithTheNextMeasurement"));
      } else if (!drawn) {
        pane().show(subtitle(last.step()), slices(last));
      }
    }
    pane().pulse();
  }

  private List<Slice> slices(Landscape landscape) {
    SeriesStyle style = SeriesStyle.of("", look().colour());
    return List.of(
        slice(
            Words.text("workspace.landscapePanel.alongU"),
            "λ₁ = " + NumberText.value(landscape.alongEigenvector().curvature()),
            landscape.alongEigenvector(),
            landscape.eigenvectorStep(),
            style),
        slice(
            Words.text("workspace.landscapePanel.alongG"),
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
