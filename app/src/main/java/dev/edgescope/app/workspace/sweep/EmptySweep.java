package dev.edgescope.app.workspace.sweep;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What will be here, while there is no sweep, and the button that lays one out. */
final class EmptySweep extends VBox {

  EmptySweep(Commands commands) {
    Label title = new Label(Words.text("sweep.emptySweep.oneCellForEachRun"));
    title.getStyleClass().add("section-title");
    Label text = new Label(Words.text("sweep.emptySweep.aSweepMakesARun"));
    text.setWrapText(true);
    text.setId("sweep-empty");
    Button make = commands.button(Command.MAKE_SWEEP);
    make.setId("sweep-make-first");
    make.getStyleClass().add(Styles.ACCENT);
    getStyleClass().add("sweep-empty");
    getChildren().addAll(title, text, make);
  }
}
