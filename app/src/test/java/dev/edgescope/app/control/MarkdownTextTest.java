package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import atlantafx.base.controls.SelectableTextFlow;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class MarkdownTextTest {

  private static List<SelectableTextFlow> paragraphs(String markdown) {
    MarkdownText text = new MarkdownText();
    text.show(markdown);
    return text.getChildren().stream().map(SelectableTextFlow.class::cast).toList();
  }

  @Test
  void paragraphsAreToldApartByBlankLines() {
    assertEquals(
        List.of("One line and another.", "Two."),
        paragraphs("One line\nand another.\n\nTwo.\n").stream()
            .map(SelectableTextFlow::getContentAsString)
            .toList());
  }

  @Test
  void wordsAreInBoldWhereTheyAreMarked() {
    assertEquals(
        List.of(List.of("strong-words"), List.of("words")),
        paragraphs("**Try this:** move K.").getFirst().getChildren().stream()
            .map(Node::getStyleClass)
            .toList());
  }

  @Test
  void aParagraphThatBeginsInBoldIsAnAside() {
    assertEquals(
        List.of(false, true),
        paragraphs("An **edge**.\n\n**Source:** Cohen.").stream()
            .map(one -> one.getStyleClass().contains("aside"))
            .toList());
  }
}
