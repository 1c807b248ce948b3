package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.Display;
import dev.edgescope.app.chart.Rehearsal;
import dev.edgescope.app.control.FramePulse;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEngines;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.session.Recovery;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.engine.config.json.Preset;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/**
 * The live runs with their engines, the view model and the view, and the pulse that ties them: once
 * a frame what the engines have told goes into the view model, and the charts are repainted.
 */
public final class LiveWorkspace implements Workspace {
  private final Recording recording;
  private final LiveViewModel model;
  private final RunComparison comparison;
  private final LiveView view;
  private final Rehearsal rehearsal = new Rehearsal();
  private boolean inSight;
  private final FramePulse frames = new FramePulse(this::pulse, this::moves);

  /** Lays the runs of a preset out and starts the pulse. */
  public LiveWorkspace(
      Workspaces workspaces,
      List<Preset> presets,
      Preset initial,
      Recording recording,
      Recovery recovery,
      ObjectProperty<Appearance> appearance) {
    this.recording = recording;
    comparison =
        new RunComparison(
            initial.config(),
            initial.alongside(),
            initial.pace(),
            new RunEngines(recording::open, recording::end),
            System::nanoTime);
    model = new LiveViewModel(presets, initial, comparison);
    view = new LiveView(workspaces, model, comparison, recording, recovery, appearance);
    frames.start(view);
  }

  public LiveViewModel model() {
    return model;
  }

  /** The runs side by side. */
  public RunComparison comparison() {
    return comparison;
  }

  @Override
  public String id() {
    return "live";
  }

  @Override
  public String title() {
    return Words.text("live.liveWorkspace.live");
  }

  @Override
  public String purpose() {
    return Words.text("live.liveWorkspace.trainANetworkAndWatch");
  }

  @Override
  public Feather icon() {
    return Feather.ACTIVITY;
  }

  @Override
  public LiveView view() {
    return view;
  }

  @Override
  public ObservableValue<Commands> commands() {
    return new ReadOnlyObjectWrapper<>(view.commands());
  }

  @Override
  public BooleanProperty presentationProperty() {
    return view.presentationProperty();
  }

  @Override
  public void shown() {
    inSight = true;
  }

  /** The run goes on. */
  @Override
  public void hidden() {
    inSight = false;
  }

  /** Stops the pulse, then the engines. */
  @Override
  public void close() {
    frames.stop();
    view.close();
    comparison.close();
  }

  /**
   * Whether frames are worth their while: a run is seen to go on, or is laid out; several runs are
   * kept in step by the frame, seen or not.
   */
  private boolean moves() {
    RunState state = comparison.stateProperty().get();
    boolean goes = state == RunState.RUNNING || state == RunState.PREPARING;
    boolean seen = inSight && Display.shows(view);
    boolean rehearses = seen && !(rehearsal.isOver() && view.rehearsal().isOver());
    return rehearses || (goes && (seen || comparison.live().size() > 1)) || comparison.isBehind();
  }

  private void pulse() {
    comparison.pulse();
    comparison.pauseWhereConverged();
    recording.pulse();
    if (inSight) {
      view.pulse();
      if (comparison.stateProperty().get() != RunState.RUNNING) {
        rehearse();
      }
    }
  }

  /** A chart, or once all have been drawn a piece of a menu. */
  private void rehearse() {
    if (!rehearsal.isOver()) {
      rehearsal.drawNext();
    } else if (!view.rehearsal().isOver()) {
      view.rehearsal().makeNext();
    }
  }
}
