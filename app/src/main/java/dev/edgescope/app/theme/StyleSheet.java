package dev.edgescope.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The style sheet of the window, on top of that of the {@link Appearance}. */
public final class StyleSheet {
  private static final String RESOURCE = "/dev/edgescope/assets/style/edgescope.css";

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern ICON =
      Pattern.compile("([^{}]+)\\{[^{}]*-fx-icon-size: (\\d+)px;[^{}]*}");

  private StyleSheet() {}

  /** Where it lies, as a scene takes it. */
  public static String location() {
    return resource().toExternalForm();
  }

  /**
   * Rules that have all icons of the style sheet larger. They are sized in pixels there, because an
   * icon is a letter: an em would be its own size.
   *
   * @param scale of the type around them
   */
  public static String iconRules(double scale) {
    StringBuilder rules = new StringBuilder();
    ICON.matcher(COMMENT.matcher(text()).replaceAll(""))
        .results()
        .forEach(rule ->
            rules.append(
                String.format(
                    Locale.ROOT,
                    "%s { -fx-icon-size: %dpx; }%n",
                    rule.group(1).strip(),
                    Math.round(scale * Integer.parseInt(rule.group(2))))));
    return rules.toString();
  }

  private static String text() {
    try (InputStream in = resource().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static URL resource() {
    URL resource = StyleSheet.class.getResource(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException(RESOURCE + " is missing from this installation.");
    }
    return resource;
  }
}
