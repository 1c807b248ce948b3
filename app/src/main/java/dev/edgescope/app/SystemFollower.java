package dev.edgescope.app;

import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.SystemLook;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;

/**
 * Lets a window follow the look of the system: light or dark until the user chooses, more contrast,
 * larger text.
 */
final class SystemFollower {
  private static final String HIGH_CONTRAST = "high-contrast";
  private static final double FONT_SIZE = 13;

  private final ObjectProperty<Appearance> appearance;
  private final Scene scene;
  private final Supplier<SystemLook> look;
  private boolean chosen;
  private boolean following;
  private String popovers = "";

  /**
   * A follower that begins with {@link #begin}.
   *
   * @param look how the system looks now
   */
  SystemFollower(ObjectProperty<Appearance> appearance, Scene scene, Supplier<SystemLook> look) {
    this.appearance = appearance;
    this.scene = scene;
    this.look = look;
  }

  /**
   * Takes the look over, and whatever it becomes.
   *
   * @param isChosen whether the user has chosen between light and dark
   * @param life ends it
   */
  void begin(boolean isChosen, Subscriptions life) {
    chosen = isChosen;
    life.add(appearance.subscribe((before, after) -> chosen |= !following));
    InvalidationListener listener = property -> follow();
    Platform.getPreferences().addListener(listener);
    life.add(() -> Platform.getPreferences().removeListener(listener));
    follow();
  }

  /** Whether the user has chosen between light and dark. */
  boolean isChosen() {
    return chosen;
  }

  void follow() {
    SystemLook now = look.get();
    following = true;
    if (!chosen) {
      appearance.set(now.appearance());
    }
    following = false;
    scene.getRoot().getStyleClass().remove(HIGH_CONTRAST);
    if (now.highContrast()) {
      scene.getRoot().getStyleClass().add(HIGH_CONTRAST);
    }
    boolean plain = now.textScale() == 1;
    String size = String.format(Locale.ROOT, "-fx-font-size: %.1fpx", FONT_SIZE * now.textScale());
    scene.getRoot().setStyle(plain ? "" : size);
    scene.getStylesheets().remove(popovers);
    popovers = sheet(".popover-content { " + size + "; }");
    if (!plain) {
      scene.getStylesheets().add(popovers);
    }
  }

  /** What opens over the window takes its style sheets over, and not the type of its root. */
  private static String sheet(String rules) {
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
  }
}
