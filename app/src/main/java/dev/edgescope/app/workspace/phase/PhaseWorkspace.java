package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.study.StudyView;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import org.kordamp.ikonli.feather.Feather;

/** The small systems and their view, and the pulse that brings them up to date. */
public final class PhaseWorkspace implements Workspace {
  private final List<Study> studies =
      List.of(new PairStudy(), new MinimalistStudy(), new ScalarsStudy());
  private final StudyView view;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          view.pulse();
        }
      };

  public PhaseWorkspace(Workspaces workspaces, ObjectProperty<Appearance> appearance) {
    view = new StudyView(workspaces, studies, appearance);
  }

  @Override
  public String title() {
    return "Phase";
  }

  @Override
  public String purpose() {
    return "systems of a few parameters in their planes";
  }

  @Override
  public Feather icon() {
    return Feather.TARGET;
  }

  @Override
  public StudyView view() {
    return view;
  }

  @Override
  public void shown() {
    timer.start();
  }

  @Override
  public void hidden() {
    timer.stop();
  }

  @Override
  public void close() {
    timer.stop();
    studies.forEach(Study::stop);
  }
}
