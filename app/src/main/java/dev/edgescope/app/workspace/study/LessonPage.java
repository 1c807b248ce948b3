package dev.edgescope.app.workspace.study;

import dev.edgescope.app.control.MarkdownText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The bundled pages that say what a system is, what to try with it and where it comes from. */
final class LessonPage {
  private static final String FOLDER = "/dev/edgescope/assets/lessons/";

  private LessonPage() {}

  /**
   * The Markdown of a page, for {@link MarkdownText}.
   *
   * @throws IllegalStateException if it is missing: a defect of the installation
   */
  static String load(String id) {
    String name = FOLDER + id + ".md";
    try (InputStream stream = LessonPage.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(
            name + " is missing from this installation; install Edgescope again.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
