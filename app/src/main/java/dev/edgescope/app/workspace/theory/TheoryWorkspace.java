package dev.edgescope.app.workspace.theory;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.study.StudyView;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import org.kordamp.ikonli.feather.Feather;

/** The studies and their view, and the pulse that brings them up to date. */
public final class TheoryWorkspace implements Workspace {
  private final List<Study> studies;
  private final StudyView view;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          view.pulse();
        }
      };

  public TheoryWorkspace(Workspaces workspaces, ObjectProperty<Appearance> appearance) {
    studies = List.of(new LinearStudy(), new QuadraticStudy(), new ClippingStudy());
    view = new StudyView(workspaces, studies, appearance);
  }

  @Override
  public String title() {
    return "Theory";
  }

  @Override
  public String purpose() {
    return "many runs of a solvable model beside its prediction";
  }

  @Override
  public Feather icon() {
    return Feather.TRENDING_UP;
  }

  @Override
  public StudyView view() {
    return view;
  }

  @Override
  public void shown() {
    timer.start();
  }

  /** The runs go on; they are gathered when it is shown again. */
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
