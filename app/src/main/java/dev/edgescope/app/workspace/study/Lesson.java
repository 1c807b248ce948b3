package dev.edgescope.app.workspace.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A page that says what a system is, what to try with it and where it comes from. Bundled as
 * Markdown: paragraphs, of which one that begins with a bold word and a colon has that as its
 * heading.
 *
 * @param paragraphs in their order
 */
record Lesson(List<Paragraph> paragraphs) {
  private static final String FOLDER = "/dev/edgescope/assets/lessons/";

  /**
   * A paragraph.
   *
   * @param heading blank for none
   */
  record Paragraph(String heading, String text) {}

  Lesson {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * Loads a bundled page.
   *
   * @throws IllegalStateException if it is missing: a defect of the installation
   */
  static Lesson load(String id) {
    String name = FOLDER + id + ".md";
    try (InputStream stream = Lesson.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(
            name + " is missing from this installation; install Edgescope again.");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Lesson parse(String markdown) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String block : markdown.strip().split("\\R\\s*\\R", -1)) {
      String text = block.replaceAll("\\s+", " ").strip();
      int end = text.startsWith("**") ? text.indexOf(":** ") : -1;
      paragraphs.add(
          end < 0
              ? new Paragraph("", text)
              : new Paragraph(text.substring(2, end), text.substring(end + 4)));
    }
    return new Lesson(paragraphs);
  }
}
