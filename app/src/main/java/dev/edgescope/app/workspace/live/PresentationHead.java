package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.board.Spotlight;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.control.OneLine;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.story.RegimeTitle;
import dev.edgescope.engine.config.json.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line of text above the chart of a presentation, and the regime. */
final class PresentationHead extends HBox implements View {
  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

  /** A title of more letters leaves the words no room at 1280 pixels, unless it is smaller. */
  private static final int LONGEST = 30;

  private final Subscriptions life = new Subscriptions();
  private final LiveViewModel model;

  PresentationHead(LiveViewModel model, Lecture lecture) {
    this.model = model;
    getStyleClass().add("presentation-head");
    OneLine words = new OneLine();
    words.setId("presentation-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    life.add(lecture.titleProperty().subscribe(title -> words.setTexts(texts(title))));
    getChildren().addAll(words, regime(), beside());
  }

  @Override
  public void close() {
    life.end();
  }

  /**
   * What is to be seen, with the title where there is room, or as much of the first sentence as
   * makes sense alone, or the title, which is all that holds in a lesson and of a run that was
   * changed.
   */
  private List<String> texts(String title) {
    Preset preset = model.preset().shownProperty().get();
    if (!title.equals(preset.title())) {
      return List.of(title);
    }
    String line = preset.card().line();
    String sentence = until(preset.description(), ". ");
    String start = until(until(sentence, ": "), "; ");
    return line.isEmpty()
        ? List.of(
            preset.title() + ": " + sentence, preset.title() + ": " + start, start, preset.title())
        : List.of(preset.title() + ": " + line, capitalised(line), preset.title());
  }

  /** A symbol that it begins with stays as it is. */
  private static String capitalised(String line) {
    char first = line.charAt(0);
    return first < 'a' || first > 'z' ? line : Character.toUpperCase(first) + line.substring(1);
  }

  private static String until(String text, String end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private RegimeTitle regime() {
    RegimeTitle regime = life.own(new RegimeTitle("presentation-regime", model));
    life.add(model.regimeTitleProperty().subscribe(regime::setText));
    life.add(
        regime
            .textProperty()
            .subscribe(title -> regime.pseudoClassStateChanged(LONG, title.length() > LONGEST)));
    return regime;
  }

  private MenuButton beside() {
    MenuButton button = new MenuButton("", new FontIcon(Feather.COLUMNS));
    button.setId("beside");
    button.getStyleClass().addAll(Styles.FLAT, "button-icon");
    button.setAccessibleText(Words.text("live.presentationHead.chartBeside"));
    button.setTooltip(new Tooltip(Words.text("live.presentationHead.aSecondChartBesideThe")));
    button.setPopupSide(Side.BOTTOM);
    button.setOnShowing(event -> button.getItems().setAll(items()));
    // So that it opens at all.
    button.getItems().setAll(new MenuItem());
    return button;
  }

  private List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    Optional<Spotlight> shown = model.presentation().spotlightProperty().get();
    shown.ifPresent(lit -> {
      items.add(item(Optional.empty(), Words.text("live.presentationHead.none"), lit, group));
      for (String id : lit.charts()) {
        if (!id.equals(lit.main())) {
          String title = ChartTable.find(id).map(kind -> kind.term().title()).orElse(id);
          items.add(item(Optional.of(id), title, lit, group));
        }
      }
    });
    return items;
  }

  private MenuItem item(Optional<String> chart, String title, Spotlight lit, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(title);
    item.setId("beside-" + chart.orElse("none"));
    item.setToggleGroup(group);
    item.setSelected(lit.beside().equals(chart));
    item.setOnAction(event -> model.presentation().showBeside(chart));
    return item;
  }
}
