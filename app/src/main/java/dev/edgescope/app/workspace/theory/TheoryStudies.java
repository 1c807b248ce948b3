package dev.edgescope.app.workspace.theory;

import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.study.StudyWorkspace;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.kordamp.ikonli.feather.Feather;

/** The solvable models. */
public final class TheoryStudies {
  private TheoryStudies() {}

  /** New ones, that nothing has started. */
  public static List<Study> all() {
    return List.of(new LinearStudy(), new QuadraticStudy(), new ClippingStudy());
  }

  /** A workspace with all of them. */
  public static StudyWorkspace workspace(
      Workspaces workspaces, ObjectProperty<Appearance> appearance) {
    return new StudyWorkspace(
        "theory",
        Words.text("study.theoryStudies.theory"),
        Words.text("study.theoryStudies.manyRunsOfASolvable"),
        Feather.TRENDING_UP,
        all(),
        workspaces,
        appearance);
  }
}
