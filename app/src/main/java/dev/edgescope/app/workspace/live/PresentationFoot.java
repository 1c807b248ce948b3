package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.SettingSlider;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.experiment.PaceScale;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.form.LiveSliders;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What a lecturer has at hand: the learning rate, the batch size, the pace, and Start. */
final class PresentationFoot extends HBox implements View {
  /** So many letters wide there is room for its words at their full size. */
  private static final double WIDE_ENOUGH = 61.5;

  /** And so many for all of it. */
  private static final double ROOM_FOR_PACE = 49;

  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final Subscriptions life = new Subscriptions();
  private final SettingSlider<Double> learningRate;
  private final SettingSlider<Double> pace;

  /** Has the type of the presentation, which grows with the text size of the system. */
  private final Label ruler = new Label();

  PresentationFoot(LiveViewModel model, Commands commands) {
    getStyleClass().add("presentation-foot");
    learningRate = LiveSliders.learningRate("foot-learning-rate", model);
    Button start = commands.button(Command.TOGGLE);
    start.setId("foot-start");
    start.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    start.setMinWidth(USE_PREF_SIZE);
    pace =
        SettingSlider.coarse(
            "foot-pace",
            Words.text("live.presentationFoot.pace"),
            Words.text("live.presentationFoot.theHighestNumberOfSteps"),
            model.controls().pace(),
            new PaceScale());
    ruler.setManaged(false);
    ruler.setVisible(false);
    getChildren()
        .addAll(
            learningRate,
            LiveSliders.batchSize("foot-batch-size", model, life),
            pace,
            start,
            ruler);
    for (Node child : getChildren()) {
      HBox.setHgrow(child, child.equals(start) ? Priority.NEVER : Priority.ALWAYS);
    }
    widthProperty().subscribe(this::fit);
    ruler.fontProperty().subscribe(this::fit);
  }

  private void fit() {
    double letters = getWidth() / ruler.getFont().getSize();
    pseudoClassStateChanged(NARROW, letters < WIDE_ENOUGH);
    pace.setVisible(getWidth() == 0 || letters >= ROOM_FOR_PACE);
    pace.setManaged(pace.isVisible());
  }

  @Override
  public void close() {
    life.end();
  }

  /** Puts the cursor into the field of the learning rate. */
  void editLearningRate() {
    learningRate.editText();
  }
}
