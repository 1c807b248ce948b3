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

/** Asks for the words of a note, new or there already. */
final class NotePopover extends ContentPopover {
  private static final double WIDTH = 280;

  private final TextField words = new TextField();
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
  private final HBox row = new HBox(8);
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
    row.getChildren().addAll(words, write);
    VBox content = new VBox(8, title, row, new ErrorLabel(error.getReadOnlyProperty()));
    fill(content);
  }

  /**
   * A question about a note that is there.
   *
   * @param taker takes what it becomes
   * @param remover takes it away
   */
  static NotePopover of(Note note, Consumer<Note> taker, Runnable remover) {
    NotePopover popover = new NotePopover(note.at(), note.value(), taker);
    popover.words.setText(note.text());
    Button remove = new Button(Words.text("workspace.notePopover.remove"));
    remove.setId("note-remove");
    remove.setMinWidth(Region.USE_PREF_SIZE);
    remove.setOnAction(event -> {
      remover.run();
      popover.hide();
    });
    popover.row.getChildren().add(remove);
    return popover;
  }

  /** Shows it beside a node, ready to be written into. */
  void open(Node owner) {
    show(owner);
    words.requestFocus();
  }

  /** Shows it at a place on the screen, ready to be written into. */
  void open(Node owner, double screenX, double screenY) {
    show(owner, screenX, screenY);
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
