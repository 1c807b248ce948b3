package dev.edgescope.app.workspace.board;

import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.chart.PicturePane;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.run.curve.RunLook;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the selected run as it was at one step.
 *
 * @param <P> its pane
 * @param <S> what is drawn of the run
 */
abstract class SelectedRunPanel<P extends PicturePane, S> implements ChartPanel {
  private final ChartKind kind;
  private final LiveViewModel model;
  private final P pane;
  private RunLook look = RunLook.FIRST;
  private @Nullable S shown;

  SelectedRunPanel(ChartKind kind, LiveViewModel model, P pane) {
    this.kind = kind;
    this.model = model;
    this.pane = pane;
    pane.setId(kind.id());
  }

  final P pane() {
    return pane;
  }

  final LiveRun run() {
    return model.selected();
  }

  final RunLook look() {
    return look;
  }

  /** Whether this is drawn already; from now on it is. */
  final boolean isShown(@Nullable S next) {
    boolean same = next != null && next.equals(shown);
    shown = next;
    return same;
  }

  /** Which run, where there are several, and when. */
  final String subtitle(long step) {
    String at = Words.text("workspace.selectedRunPanel.step", NumberText.step(step));
    return look.alone() ? at : look.name() + ", " + at;
  }

  @Override
  public final ChartKind kind() {
    return kind;
  }

  @Override
  public Region node() {
    return pane;
  }

  @Override
  public final Region focusable() {
    return pane;
  }

  @Override
  public final Figure figure(TakeAway takeAway) {
    return Figure.of(kind.id(), kind.term().title(), pane);
  }

  @Override
  public final void show(RunList runs) {
    RunRecord selected = run().recordProperty().get();
    for (RunEntry entry : runs.entries()) {
      if (entry.record() == selected) {
        look = entry.look(runs.shown().size() <= 1);
      }
    }
    shown = null;
  }

  @Override
  public final void setTheme(ChartTheme theme) {
    pane.themeProperty().set(theme);
  }

  @Override
  public final void setScale(double scale) {
    pane.scaleProperty().set(scale);
  }

  @Override
  public final void reserveCorner(double width) {
    pane.reserveCorner(width);
  }

  @Override
  public final void close() {
    shown = null;
  }
}
