package dev.edgescope.app.control;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Tells a screen reader what has happened where the focus is not. It takes no room and no focus;
 * each sentence takes the place of the one before.
 */
public final class Announcer extends Region {
  private String said = "";

  /** An announcer that has said nothing. */
  public Announcer() {
    setId("announcer");
    setAccessibleRole(AccessibleRole.TEXT);
    setManaged(false);
    setMouseTransparent(true);
  }

  /** Says a sentence; nothing where it is empty or was said last. */
  public void say(String sentence) {
    if (!sentence.isEmpty() && !sentence.equals(said)) {
      said = sentence;
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? said
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
