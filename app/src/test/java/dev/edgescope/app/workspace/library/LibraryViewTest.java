package dev.edgescope.app.workspace.library;

import dev.edgescope.app.ClosedViews;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class LibraryViewTest {
  @TempDir private Path folder;

  @Test
  void aClosedViewIsLetGoOfByTheLibraryThatGoesOn(FxRobot robot) {
    SmallRuns.record(folder.resolve("a.edgescope"), 20);
    LibraryModel model = new LibraryModel(() -> folder, List.of(), Runnable::run, Runnable::run);
    robot.interact(model::refresh);
    Workspaces workspaces = new Workspaces();
    LibraryView.LayOver layOver =
        new LibraryView.LayOver() {
          @Override
          public void each(List<LibraryRun> runs) {}

          @Override
          public void mean(List<LibraryRun> runs) {}
        };
    var appearance = new SimpleObjectProperty<>(Appearance.LIGHT);

    ClosedViews.assertAreCollected(
        robot,
        () -> new LibraryView(workspaces, model, file -> {}, run -> {}, layOver, appearance));
  }
}
