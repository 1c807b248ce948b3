package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.Toolkit;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.Snapshot;
import dev.edgescope.app.session.SnapshotFile;
import dev.edgescope.app.session.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The state of a window, named and come back to. */
class SnapshotWindowTest extends SmallRunWindow {
  @TempDir private Path folder;

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @Test
  void aSnapshotIsOneClickAway(FxRobot robot) {
    trainTo(20, robot);
    robot.interact(() -> model().timeAxis().show(3, 17));
    robot.interact(window.workspace().view()::requestFocus);
    robot.type(KeyCode.S);
    fire("#snapshot-take", robot);
    await(() -> robot.lookup("#snapshot-go").tryQuery().isPresent());
    Snapshot taken = window.workspace().view().snapshots().find("Snapshot 1").orElseThrow();
    long step = taken.runs().getFirst().step();
    robot.interact(() -> model().timeAxis().follow());
    trainTo(step + 20, robot);

    fire("#snapshot-go", robot);
    await(() -> step() == step && model().stateProperty().get() == RunState.PAUSED);
    assertEquals(17, model().timeAxis().upper());
  }

  @Test
  void aFileThatIsDroppedOnTheWindowOpens(FxRobot robot) throws IOException {
    trainTo(20, robot);
    Snapshots snapshots = window.workspace().view().snapshots();
    robot.interact(() -> snapshots.take("Before"));
    await(() -> snapshots.find("Before").isPresent());
    Snapshot taken = snapshots.find("Before").orElseThrow();
    long step = taken.runs().getFirst().step();
    Path file = folder.resolve("before.edgesnap");
    SnapshotFile.write(taken, file);
    robot.interact(() -> snapshots.forget(taken));
    trainTo(step + 20, robot);

    drop(file, robot);
    await(() -> step() == step && model().stateProperty().get() == RunState.PAUSED);
    assertEquals(List.of("Before"), snapshots.all().stream().map(Snapshot::name).toList());
  }

  /** As the system tells the scene of a file that is let go over it. */
  private void drop(Path file, FxRobot robot) {
    robot.interact(() -> {
      Dragboard board =
          DragboardHelper.createDragboard(Toolkit.getToolkit().createLocalClipboard());
      board.setContent(Map.of(DataFormat.FILES, List.of(file.toFile())));
      Scene scene = window.stage().getScene();
      DragEvent event =
          new DragEvent(
              DragEvent.DRAG_DROPPED, board, 9, 9, 9, 9, TransferMode.COPY, null, null, null);
      Event.fireEvent(scene, event);
      assertTrue(event.isDropCompleted());
    });
  }
}
