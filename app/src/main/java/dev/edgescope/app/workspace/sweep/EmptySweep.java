package dev.edgescope.app.workspace.sweep;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What will be here, while there is no sweep, and the button that lays one out. */
final class EmptySweep extends VBox {

  EmptySweep(Commands commands) {
    Label title = new Label("One cell for each run");
    title.getStyleClass().add("section-title");
    Label text =
        new Label(
            "A sweep makes a run for each value of two settings or more, and lays them out as a"
                + " plane in which both edges of stability are drawn. Put one together on the left"
                + " and press \"Lay out\": the edges that theory predicts appear at once, and"
                + " \"Start\" fills the cells. Or open a sweep that was made before.");
    text.setWrapText(true);
    text.setId("sweep-empty");
    Button make = commands.button(Command.MAKE_SWEEP);
    make.setId("sweep-make-first");
    make.getStyleClass().add(Styles.ACCENT);
    getStyleClass().add("sweep-empty");
    getChildren().addAll(title, text, make);
  }
}
