package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Banners over a view in a real window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is built before each test, on its own thread.
class NoticesTest {
  private final StringProperty text = new SimpleStringProperty("");
  private Region view;
  private Banner banner;
  private Button action;

  private Stage stage;

  /** In a stage of its own: its size would stay with the one that all tests share. */
  @Start
  void show(Stage shared) {
    stage = new Stage();
    view = new Region();
    action = Banner.action("way-back", "", () -> {});
    banner = new Banner("notice", Banner.Kind.WARNING, text, () -> {}, action);
    stage.setScene(new Scene(new Notices(view, List.of(banner)), 700, 400));
    stage.show();
  }

  @Stop
  void hide() {
    stage.hide();
  }

  private void say(String sentence, FxRobot robot) {
    robot.interact(() -> text.set(sentence));
  }

  @Test
  void whatIsSaidMovesNothing(FxRobot robot) {
    Bounds before = view.getBoundsInParent();
    say("The picture could not be saved.", robot);
    assertTrue(banner.isVisible());
    assertEquals(before, view.getBoundsInParent());
  }

  @Test
  void aButtonIsAsWideAsItsWords(FxRobot robot) {
    robot.interact(() -> action.setText("Back to step 14,704, α 0.21"));
    say("The run diverged.", robot);
    assertTrue(action.getWidth() >= action.prefWidth(-1), () -> "is " + action.getWidth());
  }

  @Test
  void whatWasDismissedIsGoneUntilSomethingElseIsSaid(FxRobot robot) {
    say("The picture could not be saved.", robot);
    robot.clickOn("#notice-dismiss");
    assertFalse(banner.isVisible());
    say("The data could not be saved.", robot);
    assertTrue(banner.isVisible());
  }

  /** Whoever makes a notice need not keep it, and what its property is bound to does not. */
  @Test
  void whatHasNothingToSayYetIsKept() throws InterruptedException {
    BooleanProperty due = new SimpleBooleanProperty();
    List<WeakReference<Node>> made = new ArrayList<>();
    Notices notices = new Notices(new Region(), List.of(whenDue(due, made)));
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(10);
    }
    due.set(true);
    Parent corner = (Parent) notices.getChildrenUnmodifiable().getLast();
    assertSame(made.getFirst().get(), corner.getChildrenUnmodifiable().getFirst());
  }

  private static Node whenDue(BooleanProperty due, List<WeakReference<Node>> made) {
    Node notice = new Region();
    notice.visibleProperty().bind(due);
    made.add(new WeakReference<>(notice));
    return notice;
  }
}
