package dev.edgescope.app.workspace.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.workspace.study.Lesson.Paragraph;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessonTest {

  @Test
  void paragraphsAreToldApartByBlankLines() {
    assertEquals(
        List.of(new Paragraph("", "One line and another."), new Paragraph("", "Two.")),
        Lesson.parse("One line\nand another.\n\nTwo.\n").paragraphs());
  }

  @Test
  void aBoldWordAndAColonAreAHeading() {
    assertEquals(
        List.of(new Paragraph("Try this", "move K.")),
        Lesson.parse("**Try this:** move K.").paragraphs());
  }
}
