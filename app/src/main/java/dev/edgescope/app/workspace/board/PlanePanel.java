package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.PlanePane;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import dev.edgescope.engine.config.KernelMark;
import javafx.scene.layout.Region;

/** The stability plane on the board. */
final class PlanePanel implements ChartPanel {
  private static final String NORM = "K";

  private final PlanePane plane;

  PlanePanel() {
    plane = new PlanePane(kind().term().title(), NORM, trace());
    plane.setId(kind().id());
  }

  private static String trace() {
    return Words.text("charts.curve.kFromTrace");
  }

  @Override
  public ChartKind kind() {
    return ChartTable.STABILITY_PLANE;
  }

  @Override
  public Region node() {
    return plane;
  }

  @Override
  public Region focusable() {
    return plane;
  }

  @Override
  public Figure figure(TakeAway takeAway) {
    return Figure.of(kind().id(), kind().term().title(), plane);
  }

  @Override
  public void show(RunList runs) {
    plane
        .trails()
        .setAll(runs.shown().stream().map(entry -> entry.record().stability().trail()).toList());
    KernelMark mark = runs.kernelMark();
    plane.setYTitle(EngineWords.marked(mark, NORM), EngineWords.marked(mark, trace()));
    plane.setXTitle(runs.entries().getFirst().record().stability().planeTitle());
  }

  @Override
  public void pulse() {
    plane.pulse();
  }

  @Override
  public void setTheme(ChartTheme theme) {
    plane.themeProperty().set(theme);
  }

  @Override
  public void setScale(double scale) {
    plane.scaleProperty().set(scale);
  }

  @Override
  public void reserveCorner(double width) {
    plane.reserveCorner(width);
  }

  @Override
  public void close() {
    plane.trails().clear();
  }
}
