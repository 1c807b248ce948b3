package dev.edgescope.app.theme;

import java.net.URL;

/** The style sheet of the window, on top of that of the {@link Appearance}. */
public final class StyleSheet {
  private static final String RESOURCE = "/dev/edgescope/assets/style/edgescope.css";

  private StyleSheet() {}

  /** Where it lies, as a scene takes it. */
  public static String location() {
    URL resource = StyleSheet.class.getResource(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException(RESOURCE + " is missing from this installation.");
    }
    return resource.toExternalForm();
  }
}
