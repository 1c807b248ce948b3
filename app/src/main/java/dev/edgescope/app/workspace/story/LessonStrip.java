package dev.edgescope.app.workspace.story;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.config.json.Preset;
import java.util.concurrent.TimeUnit;
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
public final class LessonStrip extends HBox implements View {
  /** A window from this height on has room for words about the run. */
  private static final double TALL = 600;

  /** Lines of words shorter than this, in units of their type, are a column as high as a chart. */
  private static final double SHORTEST_LINE = 18;

  /** A reason with new numbers stands so long, to be read. */
  private static final long READING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
  private static final String UNNAMED = "No regime yet";
  private static final String UNTIL_NAMED =
      "Named after what the sharpness and K do, from a few measurements on.";

  private final Subscriptions life = new Subscriptions();
  private final ObservableValue<String> regimeNow;
  private final ObservableValue<String> reasonNow;
  private final ConservatismGauge gauge;
  private final Label description = new Label();
  private final VBox lesson;
  private final VBox regime;
  private boolean isTall = true;
  private final Label reason = new Label();
  private String explained = "";
  private long lastReason;

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
    regimeNow = model.regimeProperty();
    reasonNow = model.regimeReasonProperty();
    getStyleClass().add("lesson");
    gauge = new ConservatismGauge(model, comparison, appearance);
    lesson = lesson(model);
    HBox.setHgrow(lesson, Priority.ALWAYS);
    regime = regime(model);
    if (gauged) {
      regime.getChildren().add(gauge);
    }
    getChildren().addAll(lesson, regime);
  }

  /** In a low window the charts need the room more than words that can be read elsewhere. */
  public void fitInto(ReadOnlyDoubleProperty height) {
    life.add(
        height.subscribe(
            value -> {
              isTall = value.doubleValue() >= TALL;
              show(lesson, isTall && isWide());
              show(reason, isTall);
            }));
  }

  @Override
  public void close() {
    life.end();
  }

  /** Whether the words about the run have room beside those about the regime. */
  private boolean isWide() {
    double room = getWidth() - regime.getWidth() - getSpacing();
    return getWidth() == 0 || room >= SHORTEST_LINE * description.getFont().getSize();
  }

  private static void show(Node words, boolean shown) {
    words.setVisible(shown);
    words.setManaged(shown);
  }

  /** Brings what moves up to date, once a frame. */
  public void pulse(long nanos) {
    gauge.pulse(nanos);
    // Not while a layout is under way, which must not change what takes part in it.
    show(lesson, isTall && isWide());
    explain(nanos);
  }

  /** At once why the regime is another, and calmly what the numbers in the sentence have become. */
  private void explain(long nanos) {
    String named = regimeNow.getValue();
    String text = reasonNow.getValue().isEmpty() ? UNTIL_NAMED : reasonNow.getValue();
    boolean isRead = !named.equals(explained) || nanos - lastReason >= READING_NANOS;
    if (isRead && !text.equals(reason.getText())) {
      reason.setText(text);
      explained = named;
      lastReason = nanos;
    }
  }

  private VBox lesson(LiveViewModel model) {
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
    VBox words = new VBox(description, tryThis);
    words.getStyleClass().add("lesson-text");
    return words;
  }

  private VBox regime(LiveViewModel model) {
    Label title = new Label();
    title.setId("regime");
    title.getStyleClass().add("regime-title");
    title
        .textProperty()
        .bind(
            model.regimeProperty().map(regime -> regime.isEmpty() ? UNNAMED : capitalised(regime)));
    life.add(
        model
            .regimeProperty()
            .subscribe(regime -> title.pseudoClassStateChanged(PENDING, regime.isEmpty())));
    reason.setId("regime-reason");
    reason.setWrapText(true);
    reason.setMinHeight(Region.USE_PREF_SIZE);
    reason.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    reason.setText(UNTIL_NAMED);
    VBox box = new VBox(new HBox(title, new Spacer(), history(model)), reason);
    box.getStyleClass().add("regime");
    return box;
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

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
