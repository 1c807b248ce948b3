package dev.edgescope.app.workspace.sweep;

import dev.edgescope.app.sweep.SweepForm;
import dev.edgescope.app.sweep.SweepModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.engine.config.RunConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** A sweep and its view; it goes on when another workspace is looked at. */
public final class SweepWorkspace implements Workspace {
  private final Workspaces workspaces;
  private final SweepModel model;
  private final SweepView view;
  private final Subscription underWay;

  /** As long as a sweep is under way: one that nobody looks at comes to its end, too. */
  private final AnimationTimer work =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          model.pulse();
        }
      };

  private final AnimationTimer drawing =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          model.pulse();
          view.pulse();
        }
      };

  /**
   * The workspace.
   *
   * @param live takes up the run of a cell
   * @param replay opens the run file of a cell
   */
  public SweepWorkspace(
      Workspaces workspaces,
      SweepModel model,
      SweepForm form,
      Consumer<RunConfig> live,
      Consumer<Path> replay,
      ObjectProperty<Appearance> appearance) {
    this.workspaces = workspaces;
    this.model = model;
    view =
        new SweepView(
            workspaces,
            model,
            form,
            (column, row) -> {
              Optional<Path> kept = model.runFile(column, row);
              if (kept.isPresent()) {
                replay.accept(kept.get());
              } else {
                model.plane().config(column, row).ifPresent(live);
              }
            },
            appearance);
    underWay =
        model
            .stageProperty()
            .subscribe(stage -> {
              if (stage.isUnderWay()) {
                work.start();
              } else {
                work.stop();
              }
            });
  }

  public SweepModel model() {
    return model;
  }

  /** Opens a plan or the file of a sweep, and comes into sight. */
  public void open(Path file) {
    model.open(file);
    workspaces.show(this);
  }

  @Override
  public String id() {
    return "sweep";
  }

  @Override
  public String title() {
    return Words.text("sweep.sweepWorkspace.sweep");
  }

  @Override
  public String purpose() {
    return Words.text("sweep.sweepWorkspace.manyRunsAsOnePlane");
  }

  @Override
  public Feather icon() {
    return Feather.GRID;
  }

  @Override
  public SweepView view() {
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
    drawing.start();
  }

  @Override
  public void hidden() {
    drawing.stop();
  }

  @Override
  public void close() {
    drawing.stop();
    underWay.unsubscribe();
    work.stop();
    view.close();
    model.close();
  }
}
