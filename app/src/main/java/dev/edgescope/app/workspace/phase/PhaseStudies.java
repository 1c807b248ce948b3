package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.study.StudyWorkspace;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.kordamp.ikonli.feather.Feather;

/** The small systems. */
public final class PhaseStudies {
  private PhaseStudies() {}

  /** New ones, that nothing has started. */
  public static List<Study> all() {
    return List.of(new PairStudy(), new MinimalistStudy(), new ScalarsStudy());
  }

  /** A workspace with all of them. */
  public static StudyWorkspace workspace(
      Workspaces workspaces, ObjectProperty<Appearance> appearance) {
    return new StudyWorkspace(
        "phase",
        Words.text("study.phaseStudies.phase"),
        Words.text("study.phaseStudies.systemsOfAFewParameters"),
        Feather.TARGET,
        all(),
        workspaces,
        appearance);
  }
}
