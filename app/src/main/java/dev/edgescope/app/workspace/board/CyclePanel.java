package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.EdgeCharts;
import dev.edgescope.app.chart.PhasePane;
import dev.edgescope.app.chart.model.Extent;
import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.model.PhaseCurve;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import javafx.scene.layout.Region;

/**
 * The plane of self-stabilisation of the selected run: its swing along the top eigenvector against
 * the sharpness, both read at the midpoint, and the point about which they are predicted to cycle.
 */
final class CyclePanel implements ChartPanel {
  /** Measurements that the way reaches back. */
  private static final int TAIL = 150;

  private final LiveViewModel model;
  private final PhaseContent content;
  private final PhaseCurve way = new PhaseCurve(SeriesStyle.of("run", 0).withMarkers(true));
  private final PhaseCurve centre = new PhaseCurve(SeriesStyle.of("predicted centre", 3));
  private final PhasePane pane;
  private int drawn = -1;

  CyclePanel(LiveViewModel model) {
    this.model = model;
    content =
        new PhaseContent(kind().id(), kind().term().title(), "|x| along u₁", "λ₁ at the midpoint");
    content.curves().setAll(List.of(centre, way));
    pane = new PhasePane(content);
    pane.fontFamilyProperty().set(Fonts.FAMILY);
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
    way.clear();
    centre.clear();
    content.setSubtitle(
        size == 0
            ? "nothing read at the midpoint: choose \"Measure\" among the charts"
            : "● predicted centre");
    if (size == 0) {
      return;
    }
    double edge = record.edge().current();
    Extent high = new Extent();
    int from = Math.max(0, size - TAIL);
    double widest = 0;
    high.include(edge);
    for (int i = from; i < size; i++) {
      double x = swing.getFirst().value(i);
      double y = sharpness.getFirst().value(i);
      way.append(x, y);
      widest = Math.max(widest, x);
      high.include(y);
    }
    double predicted = swing.size() > 1 ? swing.get(1).value(swing.get(1).size() - 1) : Double.NaN;
    if (Double.isFinite(predicted)) {
      centre.append(predicted, edge);
      content.setSubtitle("● predicted centre, |x| = " + NumberText.value(predicted));
      widest = Math.max(widest, predicted);
    }
    double low = high.min(ValueScale.LINEAR);
    double margin = Math.max(0.1 * (high.max() - low), 0.01 * edge);
    content.setRange(0, Math.max(1.15 * widest, 1e-6), low - margin, high.max() + margin);
    content.setLine(edge, "2/α");
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
    way.clear();
    centre.clear();
  }
}
