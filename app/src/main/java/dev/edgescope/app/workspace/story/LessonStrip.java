package dev.edgescope.app.workspace.story;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.MarkdownText;
import dev.edgescope.app.control.OneLine;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.session.ShownPreset;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What the experiment shows, in one line, and what the run is doing at the moment; unfolded, all
 * the words about both.
 */
public final class LessonStrip extends VBox implements View {
  /** A reason with new numbers stands so long, to be read. */
  private static final long READING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
  private static final String UNNAMED = "workspace.lessonStrip.noRegimeYet";
  private static final String UNTIL_NAMED = "workspace.lessonStrip.namedAfterWhatTheSharpness";

  private final Subscriptions life = new Subscriptions();
  private final ObservableValue<String> regimeNow;
  private final ObservableValue<String> reasonNow;
  private final ConservatismGauge gauge;
  private final ToggleButton unfold = new ToggleButton();
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
    // The ratio is that of a run to its twin's where gradient flow does not sharpen.
    life.add(comparison.twinOnProperty().subscribe(on -> show(gauge, gauged && on)));
    HBox line = line(model);
    line.getStyleClass().add("lesson-line");
    VBox words = words(model);
    words.visibleProperty().bind(unfold.selectedProperty());
    words.managedProperty().bind(words.visibleProperty());
    getChildren().addAll(line, words);
  }

  @Override
  public void close() {
    life.end();
  }

  private static void show(Node words, boolean shown) {
    words.setVisible(shown);
    words.setManaged(shown);
  }

  /** Brings what moves up to date, once a frame. */
  public void pulse(long nanos) {
    gauge.pulse(nanos);
    explain(nanos);
  }

  /** At once why the regime is another, and calmly what the numbers in the sentence have become. */
  private void explain(long nanos) {
    String named = regimeNow.getValue();
    String text = reasonNow.getValue().isEmpty() ? Words.text(UNTIL_NAMED) : reasonNow.getValue();
    boolean isRead = !named.equals(explained) || nanos - lastReason >= READING_NANOS;
    if (isRead && !text.equals(reason.getText())) {
      reason.setText(text);
      explained = named;
      lastReason = nanos;
    }
  }

  private HBox line(LiveViewModel model) {
    unfold.setId("unfold-lesson");
    unfold.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    unfold.setAccessibleText(Words.text("workspace.lessonStrip.allWordsAboutTheRun"));
    unfold.setTooltip(new Tooltip(Words.text("workspace.lessonStrip.whatTheExperimentShowsWhat")));
    FontIcon icon = new FontIcon(Feather.CHEVRON_RIGHT);
    unfold.setGraphic(icon);
    life.add(
        unfold
            .selectedProperty()
            .subscribe(
                open -> icon.setIconCode(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT)));
    OneLine first = new OneLine();
    first.setId("lesson-line");
    life.add(
        model
            .preset()
            .shownProperty()
            .flatMap(preset -> ofPreset(model, preset.description()))
            .subscribe(text -> first.setTexts(List.of(text))));
    HBox.setHgrow(first, Priority.ALWAYS);
    first.setOnMouseClicked(event -> unfold.fire());
    Label title = life.own(new RegimeTitle("regime", model));
    Tooltip why = new Tooltip();
    why.textProperty().bind(reason.textProperty());
    title.setTooltip(why);
    title
        .textProperty()
        .bind(
            model
                .regimeTitleProperty()
                .map(regime -> regime.isEmpty() ? Words.text(UNNAMED) : regime));
    life.add(
        model
            .regimeProperty()
            .subscribe(regime -> title.pseudoClassStateChanged(PENDING, regime.isEmpty())));
    return new HBox(unfold, first, gauge, title, history(model));
  }

  /** A text about the preset, or the title of what runs in its place. */
  private static ObservableValue<String> ofPreset(LiveViewModel model, String text) {
    ShownPreset shown = model.preset();
    return Bindings.createStringBinding(
        () -> shown.describedProperty().get() ? text : shown.titleProperty().get(),
        shown.describedProperty(),
        shown.titleProperty());
  }

  private VBox words(LiveViewModel model) {
    MarkdownText page = new MarkdownText();
    page.setId("preset-page");
    life.add(
        model
            .preset()
            .shownProperty()
            .flatMap(preset ->
                ofPreset(
                    model,
                    Words.text(
                        "workspace.lessonStrip.page", preset.description(), preset.tryThis())))
            .subscribe(page::show));
    reason.setId("regime-reason");
    reason.setWrapText(true);
    reason.setMinHeight(Region.USE_PREF_SIZE);
    reason.getStyleClass().addAll(Styles.TEXT_MUTED);
    reason.setText(Words.text(UNTIL_NAMED));
    VBox words = new VBox(page, reason);
    words.getStyleClass().add("lesson-text");
    return words;
  }

  private static Node history(LiveViewModel model) {
    RegimePopover popover = new RegimePopover();
    Button button = new Button(null, new FontIcon(Feather.CLOCK));
    button.setId("regime-history");
    button.setAccessibleText(Words.text("workspace.lessonStrip.historyOfTheRegime"));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(Words.text("workspace.lessonStrip.theRegimesThatThisRun")));
    button.visibleProperty().bind(model.regimeProperty().map(regime -> !regime.isEmpty()));
    button.setOnAction(event -> {
      popover.list(model.regimes());
      popover.show(button);
    });
    return button;
  }
}
