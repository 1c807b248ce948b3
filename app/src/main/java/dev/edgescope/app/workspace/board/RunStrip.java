package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.TimeStrip;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.session.Rewind;
import dev.edgescope.app.theme.Appearance;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;

/** The whole of the runs in little, the sharpness of each, and the way back of the selected one. */
public final class RunStrip implements View {
  private final Subscriptions life = new Subscriptions();
  private final TimeAxis axis;
  private final Rewind rewind;
  private final TimeStrip strip;

  public RunStrip(LiveViewModel model, RunList runs, ObservableValue<Appearance> appearance) {
    axis = model.timeAxis();
    rewind = model.rewind();
    strip = new TimeStrip(axis);
    strip.setId("time-strip");
    strip.listenToHandle(at -> rewind.aimAt(at, axis.base()), rewind::move);
    life.add(appearance.subscribe(value -> strip.themeProperty().set(value.chartTheme())));
    life.add(runs.revisionProperty().subscribe(revision -> show(runs)));
  }

  @Override
  public void close() {
    life.end();
  }

  public Region node() {
    return strip;
  }

  public void pulse() {
    boolean open = rewind.openProperty().get();
    Moment at =
        open
            ? rewind.targetProperty().get().map(Rewind.Target::at).orElseGet(rewind::present)
            : rewind.present();
    strip.putHandle(at.in(axis.base()), open);
    strip.pulse();
  }

  private void show(RunList runs) {
    List<Series> lines = runs.shown().stream().flatMap(entry -> line(entry.record())).toList();
    if (!lines.equals(strip.series())) {
      strip.series().setAll(lines);
    }
  }

  /** The sharpness; of a run without instruments the loss. */
  private static Stream<Series> line(RunRecord record) {
    return Stream.of(ChartTable.SHARPNESS, ChartTable.LOSS)
        .flatMap(kind -> record.curves(kind).stream())
        .limit(1);
  }
}
