package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.run.Preset;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What the experiment shows and what to try with the hand on the controls; beside it, what the run
 * is doing at the moment and why it is called so.
 */
public final class LessonStrip extends HBox {
  /** A window from this height on has room for words about the run. */
  private static final double TALL = 600;

  private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
  private static final String UNNAMED = "No regime yet";
  private static final String UNTIL_NAMED =
      "Named after what the sharpness and K do, from a few measurements on.";

  private final ConservatismGauge gauge;
  private final VBox lesson;
  private final Label reason = new Label();

  /**
   * The strip of runs that can be measured anew, or of a recorded run.
   *
   * @param gauged whether conservatism can be told at all
   */
  public LessonStrip(
      LiveViewModel model,
      RunComparison comparison,
      ObservableValue<Appearance> appearance,
      boolean gauged) {
    getStyleClass().add("lesson");
    gauge = new ConservatismGauge(model, comparison, appearance);
    lesson = lesson(model);
    HBox.setHgrow(lesson, Priority.ALWAYS);
    VBox regime = regime(model);
    if (gauged) {
      regime.getChildren().add(gauge);
    }
    getChildren().addAll(lesson, regime);
  }

  /** In a low window the charts need the room more than words that can be read elsewhere. */
  public void fitInto(ReadOnlyDoubleProperty height) {
    height.subscribe(value -> showWords(value.doubleValue() >= TALL));
  }

  private void showWords(boolean shown) {
    for (Node words : List.of(lesson, reason)) {
      words.setVisible(shown);
      words.setManaged(shown);
    }
  }

  /** Brings what moves up to date, once a frame. */
  public void pulse(long nanos) {
    gauge.pulse(nanos);
  }

  private static VBox lesson(LiveViewModel model) {
    Label description = new Label();
    description.setId("description");
    description.setWrapText(true);
    description.setMinHeight(Region.USE_PREF_SIZE);
    description.textProperty().bind(model.presetProperty().map(Preset::description));
    Label tryThis = new Label();
    tryThis.setId("try-this");
    tryThis.setWrapText(true);
    tryThis.setMinHeight(Region.USE_PREF_SIZE);
    tryThis.getStyleClass().add("try-this");
    tryThis
        .textProperty()
        .bind(model.presetProperty().map(preset -> "Try this: " + preset.tryThis()));
    VBox lesson = new VBox(description, tryThis);
    lesson.getStyleClass().add("lesson-text");
    return lesson;
  }

  private VBox regime(LiveViewModel model) {
    Label title = new Label();
    title.setId("regime");
    title.getStyleClass().add("regime-title");
    title
        .textProperty()
        .bind(
            model.regimeProperty().map(regime -> regime.isEmpty() ? UNNAMED : capitalised(regime)));
    model
        .regimeProperty()
        .subscribe(regime -> title.pseudoClassStateChanged(PENDING, regime.isEmpty()));
    reason.setId("regime-reason");
    reason.setWrapText(true);
    reason.setMinHeight(Region.USE_PREF_SIZE);
    reason.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    reason
        .textProperty()
        .bind(model.regimeReasonProperty().map(why -> why.isEmpty() ? UNTIL_NAMED : why));
    VBox regime = new VBox(new HBox(title, gap(), history(model)), reason);
    regime.getStyleClass().add("regime");
    return regime;
  }

  private static Node history(LiveViewModel model) {
    RegimePopover popover = new RegimePopover();
    Button button = new Button("History", new FontIcon(Feather.CLOCK));
    button.setId("regime-history");
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip("The regimes that this run has been in, with when and why."));
    button.visibleProperty().bind(model.regimeProperty().map(regime -> !regime.isEmpty()));
    button.setOnAction(
        event -> {
          popover.list(model.regimes());
          popover.show(button);
        });
    return button;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
