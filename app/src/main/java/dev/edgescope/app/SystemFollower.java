package dev.edgescope.app;

import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.theme.SystemLook;
import dev.edgescope.app.workspace.Presentation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

  /** What opens over a window, as the style sheet knows it. */
  private static final List<String> OPENED =
      List.of(".popover-content", ".context-menu .label", ".tooltip");

  private final ObjectProperty<Appearance> appearance;
  private final Scene scene;
  private final Supplier<SystemLook> look;
  private boolean chosen;
  private boolean following;
  private String opened = "";

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
    double size = FONT_SIZE * now.textScale();
    scene.getRoot().setStyle(now.textScale() == 1 ? "" : type(size));
    scene.getStylesheets().remove(opened);
    if (now.textScale() != 1) {
      opened =
          sheet(
              rule("", size)
                  + rule(".presentation ", Presentation.TYPE * size)
                  + StyleSheet.iconRules(now.textScale()));
      scene.getStylesheets().add(opened);
    }
  }

  private static String type(double size) {
    return String.format(Locale.ROOT, "-fx-font-size: %.1fpx", size);
  }

  private static String rule(String within, double size) {
    return OPENED.stream().map(within::concat).collect(Collectors.joining(", "))
        + " { "
        + type(size)
        + "; }";
  }

  /**
   * What opens over the window takes its style sheets over, and not the type of its root; icons
   * take the type of nothing.
   */
  private static String sheet(String rules) {
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
  }
}
