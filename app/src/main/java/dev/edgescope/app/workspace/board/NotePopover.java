package dev.edgescope.app.workspace.board;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.control.ContentPopover;
import dev.edgescope.app.control.ErrorLabel;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks for the words of a note. */
final class NotePopover extends ContentPopover {
  private static final double WIDTH = 280;

  private final TextField words = new TextField();
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
  private final Moment at;
  private final double value;
  private final Consumer<Note> taker;

  /**
   * A question.
   *
   * @param at where the note will be
   * @param value its height
   * @param taker takes it
   */
  NotePopover(Moment at, double value, Consumer<Note> taker) {
    super(ArrowLocation.TOP_CENTER);
    this.at = at;
    this.value = value;
    this.taker = taker;
    Label title =
        new Label(Words.text("workspace.notePopover.noteAtStep", NumberText.step(at.step())));
    title.getStyleClass().add("section-title");
    words.setId("note-words");
    words.setAccessibleText(title.getText());
    words.setPrefWidth(WIDTH);
    words.setOnAction(event -> write());
    HBox.setHgrow(words, Priority.ALWAYS);
    Button write = new Button(Words.text("workspace.notePopover.write"));
    write.setId("note-write");
    write.setMinWidth(Region.USE_PREF_SIZE);
    write.getStyleClass().add(Styles.ACCENT);
    write.setOnAction(event -> write());
    HBox row = new HBox(8, words, write);
    VBox content = new VBox(8, title, row, new ErrorLabel(error.getReadOnlyProperty()));
    fill(content);
  }

  /** Shows it beside a node, ready to be written into. */
  void open(Node owner) {
    show(owner);
    words.requestFocus();
  }

  private void write() {
    try {
      taker.accept(new Note(at, value, words.getText()));
      hide();
    } catch (IllegalArgumentException e) {
      error.set(String.valueOf(e.getMessage()));
    }
  }
}
