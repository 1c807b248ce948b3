package dev.edgescope.app.chart;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Where a canvas is shown. */
public final class Display {
  private Display() {}

  /** A canvas that is not rendered would keep all that was ever drawn on it. */
  public static boolean shows(Node canvas) {
    Window window = window(canvas);
    if (window == null || !window.isShowing()) {
      return false;
    }
    if (window instanceof Stage stage && stage.isIconified()) {
      return false;
    }
    for (Node node = canvas; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** The size of a device pixel, 0.5 on a display of twice the density. */
  static double devicePixel(Node canvas) {
    Window window = window(canvas);
    double density = window == null ? 1 : window.getRenderScaleX();
    return 1 / Math.max(1, density);
  }

  private static @Nullable Window window(Node canvas) {
    Scene scene = canvas.getScene();
    return scene == null ? null : scene.getWindow();
  }
}
