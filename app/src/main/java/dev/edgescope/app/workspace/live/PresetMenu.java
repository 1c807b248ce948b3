package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.json.Preset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The prepared experiments in their groups, each with a line and a sketch of what it shows. */
final class PresetMenu {
  private final LiveViewModel model;
  private final ToggleGroup choice = new ToggleGroup();

  private final Map<String, RadioMenuItem> all = new LinkedHashMap<>();

  PresetMenu(LiveViewModel model) {
    this.model = model;
  }

  /** Marks the one that runs. */
  void showChosen() {
    String shown = model.preset().shownProperty().get().id();
    choice.selectToggle(all.get(shown));
  }

  /** A menu for each group; those in no group stand on their own. */
  List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>();
    Map<String, Menu> groups = new LinkedHashMap<>();
    for (Preset preset : model.preset().choices()) {
      String group = preset.card().group();
      if (group.isEmpty()) {
        items.add(item(preset));
        continue;
      }
      Menu menu = groups.get(group);
      if (menu == null) {
        menu = new Menu(group);
        groups.put(group, menu);
        items.add(menu);
      }
      menu.getItems().add(item(preset));
    }
    return items;
  }

  private RadioMenuItem item(Preset preset) {
    RadioMenuItem item = new RadioMenuItem();
    if (preset.card().line().isEmpty()) {
      item.setText(preset.title());
    } else {
      item.setGraphic(card(preset));
    }
    item.setId("preset-" + preset.id());
    item.setToggleGroup(choice);
    all.put(preset.id(), item);
    item.setOnAction(event -> model.choose(preset));
    return item;
  }

  /** For the eye a sketch and two lines, for a screen reader a sentence. */
  static Node card(Preset preset) {
    Label title = new Label(preset.title());
    title.getStyleClass().add("setting-title");
    Label line = new Label(preset.card().line());
    line.getStyleClass().add(Styles.TEXT_MUTED);
    VBox words = new VBox(title, line);
    words.getStyleClass().add("preset-words");
    HBox seen = new HBox(new PresetSketch(preset.card()), words);
    seen.getStyleClass().add("preset-card");
    Label card = new Label(preset.title() + ": " + preset.card().line(), seen);
    card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    return card;
  }
}
