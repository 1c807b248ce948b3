package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.EdgeCharts;
import dev.edgescope.app.chart.PhasePane;
import dev.edgescope.app.chart.model.CyclePlane;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;

/**
 * The plane of self-stabilisation of the selected run: its swing along the top eigenvector against
 * the sharpness, both read at the midpoint, and the point about which they are predicted to cycle.
 */
final class CyclePanel implements ChartPanel {
  /** Measurements that the way reaches back. */
  private static final int TAIL = 150;

  private final LiveViewModel model;
  private final CyclePlane plane = new CyclePlane(kind().id(), kind().term().title());
  private final PhasePane pane = new PhasePane(plane.content());
  private int drawn = -1;

  CyclePanel(LiveViewModel model) {
    this.model = model;
  }

  @Override
  public ChartKind kind() {
    return ChartTable.SELF_STABILISATION;
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
  public Figure figure(TakeAway takeAway) {
    return Figure.of(kind().id(), kind().term().title(), pane);
  }

  @Override
  public void show(RunList runs) {
    drawn = -1;
  }

  @Override
  public void pulse() {
    RunRecord record = model.selected().recordProperty().get();
    List<Series> sharpness = record.curves(EdgeCharts.MIDPOINT);
    List<Series> swing = record.curves(EdgeCharts.SWING);
    int size = sharpness.isEmpty() || swing.isEmpty() ? 0 : swing.getFirst().size();
    if (size != drawn) {
      drawn = size;
      draw(record, sharpness, swing, size);
    }
    pane.pulse();
  }

  private void draw(RunRecord record, List<Series> sharpness, List<Series> swing, int size) {
    if (size == 0) {
      plane.clear(Words.text("workspace.cyclePanel.nothingRead"));
      return;
    }
    Series x = swing.getFirst();
    Series y = sharpness.getFirst();
    double centre = swing.size() > 1 ? swing.get(1).value(swing.get(1).size() - 1) : Double.NaN;
    List<CyclePlane.Place> tail =
        IntStream.range(Math.max(0, size - TAIL), size)
            .mapToObj(i -> new CyclePlane.Place(x.value(i), y.value(i)))
            .toList();
    plane.begin(tail, record.edge().current(), centre);
    tail.forEach(place -> plane.pass(place, centre));
  }

  @Override
  public void setTheme(ChartTheme theme) {
    pane.themeProperty().set(theme);
  }

  @Override
  public void setScale(double scale) {
    pane.scaleProperty().set(scale);
  }

  /** Its title row keeps clear of the corner anyway. */
  @Override
  public void reserveCorner(double width) {}

  @Override
  public void close() {
    plane.clear("");
  }
}
