package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import atlantafx.base.controls.SelectableTextFlow;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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

  @Test
  void itemsOfAListHaveTheirSigns() {
    assertEquals(
        List.of("•  One.", "•  Two.", "2.  Three.", "3.  Four."),
        paragraphs("- One.\n- Two.\n\n2. Three.\n3. Four.").stream()
            .map(SelectableTextFlow::getContentAsString)
            .toList());
  }

  @Test
  void anItemInAnItemStandsFurtherIn() {
    List<Double> left =
        paragraphs("- Outer.\n  - Inner.").stream().map(one -> one.getPadding().getLeft()).toList();
    assertEquals(2 * left.getFirst(), left.getLast());
  }

  @Test
  void codeKeepsItsLines() {
    SelectableTextFlow code = paragraphs("```\nfirst\n  second\n```").getFirst();
    assertEquals("first\n  second", code.getContentAsString());
  }

  @Test
  void aLinkOpensItsAddress() {
    MarkdownText text = new MarkdownText();
    text.show("See [the paper](https://arxiv.org/abs/2103.00065).");
    List<String> opened = new ArrayList<>();
    WebPages.install(new Scene(text), opened::add);
    Node link = text.lookup(".link-words");
    Event.fireEvent(
        link,
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    assertEquals(List.of("https://arxiv.org/abs/2103.00065"), opened);
  }
}
