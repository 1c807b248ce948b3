package dev.edgescope.app.workspace.study;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A lesson above the charts that it speaks of. */
final class LessonPage extends VBox {

  LessonPage() {
    getStyleClass().add("lesson-text");
  }

  void show(Lesson lesson) {
    getChildren().clear();
    for (Lesson.Paragraph paragraph : lesson.paragraphs()) {
      boolean plain = paragraph.heading().isEmpty();
      Label label =
          new Label(plain ? paragraph.text() : paragraph.heading() + ": " + paragraph.text());
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      if (!plain) {
        label.getStyleClass().add("try-this");
      }
      getChildren().add(label);
    }
  }
}
