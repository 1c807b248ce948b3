package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class OneLineTest {
  @SuppressWarnings("NullAway.Init") // by start()
  private OneLine line;

  @Start
  void start(Stage stage) {
    line = new OneLine();
  }

  private String at(double width, String... texts) {
    line.setTexts(List.of(texts));
    line.resize(width, 20);
    return line.getText();
  }

  @Test
  void withRoomItSaysAll() {
    assertEquals("the whole of it", at(1_000, "the whole of it", "it"));
  }

  @Test
  void withoutRoomItSaysAShorterOne() {
    assertEquals("it", at(30, "the whole of it and more", "it"));
  }

  @Test
  void whereNoneFitsItEndsWithAWord() {
    String text = at(100, "the whole of it and a good deal more of it");
    assertTrue(text.startsWith("the") && text.endsWith(" …"), text);
    assertTrue("the whole of it and a good deal more of it".startsWith(text.replace(" …", " ")));
  }

  @Test
  void withMoreRoomItSaysMoreAgain() {
    at(30, "the whole of it and more", "it");
    line.resize(1_000, 20);
    assertEquals("the whole of it and more", line.getText());
  }
}
