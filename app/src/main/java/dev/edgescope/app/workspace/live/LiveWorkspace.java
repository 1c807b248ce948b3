package dev.edgescope.app.workspace.live;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.engine.run.Preset;
import dev.edgescope.engine.run.RunLoop;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import org.kordamp.ikonli.feather.Feather;

/**
 * The engine, the view model and the view of one run, and the pulse that ties them: once a frame
 * what the engine has told goes into the view model, and the charts are repainted.
 */
public final class LiveWorkspace implements Workspace {
  private static final long DRAIN_NANOS = 5_000_000;
  private static final int DRAIN_BATCH = 16;

  private final RunLoop loop;
  private final LiveViewModel model;
  private final RunComparison comparison;
  private final LiveView view;
  private boolean inSight;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          pulse();
        }
      };

  /** Lays the run of a preset out and starts the pulse. */
  public LiveWorkspace(
      Workspaces workspaces,
      List<Preset> presets,
      Preset initial,
      ObjectProperty<Appearance> appearance) {
    loop = new RunLoop(initial.config());
    Conductor conductor = new Conductor(loop::send);
    model = new LiveViewModel(presets, initial, conductor, System::nanoTime);
    comparison =
        new RunComparison(model, conductor, loop::history, RunPort::open, System::nanoTime);
    view = new LiveView(workspaces, model, comparison, appearance);
    timer.start();
  }

  public LiveViewModel model() {
    return model;
  }

  /** The run beside others. */
  public RunComparison comparison() {
    return comparison;
  }

  @Override
  public String title() {
    return "Live";
  }

  @Override
  public String purpose() {
    return "train a network and watch it";
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
  public void shown() {
    inSight = true;
  }

  /** The run goes on. */
  @Override
  public void hidden() {
    inSight = false;
  }

  /** The engine, for what is read from its history. */
  public RunLoop loop() {
    return loop;
  }

  /** Stops the pulse, then the engine. */
  @Override
  public void close() {
    timer.stop();
    comparison.close();
    loop.close();
  }

  private void pulse() {
    // What does not fit into this frame comes in the next; the engine's queue holds it.
    long end = System.nanoTime() + DRAIN_NANOS;
    while (loop.drain(model::accept, DRAIN_BATCH) == DRAIN_BATCH && System.nanoTime() < end) {}
    comparison.pulse();
    if (inSight) {
      view.pulse();
    }
  }
}
