package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.control.View;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.StyleSheet;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;

/** Views that are opened and closed over models that stay. */
public final class ClosedViews {
  private static final int TIMES = 20;

  /** So many collections in a row that take nothing have nothing more to take. */
  private static final int IN_VAIN = 100;

  private ClosedViews() {}

  /** Opens a view twenty times, closes it each time, and sees that nothing holds on to it. */
  public static <V extends Parent & View> void assertAreCollected(
      FxRobot robot, Supplier<V> opened) {
    List<WeakReference<?>> closed = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      robot.interact(() -> closed.add(openAndClose(opened)));
    }
    assertAreCollected(robot, closed);
  }

  /** Sees that nothing holds on to what was closed. */
  static void assertAreCollected(FxRobot robot, List<WeakReference<?>> closed) {
    // The robot's own log has all that was clicked on; it begins anew with a stage.
    FxToolkitContext context = FxToolkit.toolkitContext();
    robot.interact(() -> context.setRegisteredStage(context.getRegisteredStage()));
    long left = closed.size();
    for (int inVain = 0; left > 0 && inVain < IN_VAIN; inVain++) {
      System.gc();
      // What a view has left to the next frame holds on to it until then.
      robot.sleep(20);
      long now = left(closed);
      if (now < left) {
        left = now;
        inVain = 0;
      }
    }
    assertEquals(0, left, "what was closed and something still holds on to");
  }

  private static <V extends Parent & View> WeakReference<View> openAndClose(Supplier<V> opened) {
    V view = opened.get();
    Scene scene = new Scene(view, 1280, 800);
    scene.setUserAgentStylesheet(Appearance.LIGHT.userAgentStylesheet());
    scene.getStylesheets().add(StyleSheet.location());
    view.applyCss();
    view.layout();
    view.close();
    return new WeakReference<>(view);
  }

  private static long left(List<WeakReference<?>> closed) {
    return closed.stream().filter(one -> one.get() != null).count();
  }
}
