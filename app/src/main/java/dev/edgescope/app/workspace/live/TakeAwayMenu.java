package dev.edgescope.app.workspace.live;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.edgescope.app.control.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menus by which pictures, data, configurations and parameters leave the window. */
public final class TakeAwayMenu {
  private static final ExtensionFilter PNG = new ExtensionFilter("PNG picture", "*.png");
  private static final ExtensionFilter SVG = new ExtensionFilter("SVG picture", "*.svg");
  private static final ExtensionFilter CSV = new ExtensionFilter("CSV table", "*.csv");
  private static final ExtensionFilter NPY = new ExtensionFilter("NumPy array", "*.npy");
  private static final ExtensionFilter NPZ = new ExtensionFilter("NumPy archive", "*.npz");
  private static final ExtensionFilter NUMPY =
      new ExtensionFilter("NumPy array or archive", "*.npy", "*.npz");

  private final TakeAway takeAway;

  public TakeAwayMenu(TakeAway takeAway) {
    this.takeAway = takeAway;
  }

  /** The button of the bar of live runs, whose parameters can be taken and given. */
  MenuButton liveButton() {
    MenuButton button = button();
    button
        .getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("export-parameters", "Export parameters…", () -> exportParameters(button)),
            item("import-parameters", "Import parameters…", () -> importParameters(button)));
    return button;
  }

  /** The button of the bar. */
  public MenuButton button() {
    MenuButton button = new MenuButton(null, new FontIcon(Feather.DOWNLOAD));
    button.setId("take-away");
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW, "take-away");
    button.setAccessibleText("Take it away");
    button.setTooltip(new Tooltip("Pictures, data, and the configuration as a line of text."));
    button
        .getItems()
        .addAll(
            item("copy-window", "Copy picture of the window", () -> copyWindow(button)),
            item("save-window", "Save window as PNG…", () -> saveWindow(button)),
            item("save-svg-window", "Save window as SVG…", () -> saveVectors(button)),
            item("save-data", "Save data of all runs as CSV…", () -> saveData(button)),
            new SeparatorMenuItem(),
            item("copy-configuration", "Copy configuration", takeAway::copyConfiguration),
            item("paste-configuration", "Paste configuration", takeAway::pasteConfiguration));
    return button;
  }

  /** What can be taken away of one chart. */
  List<MenuItem> chartItems(ChartPanel panel) {
    Region chart = panel.node();
    String id = panel.kind().id();
    List<MenuItem> items = new ArrayList<>();
    items.add(item("copy-" + id, "Copy picture", () -> takeAway.copyPicture(chart)));
    items.add(
        item(
            "save-" + id,
            "Save as PNG…",
            () -> ask(chart, id, PNG, file -> takeAway.savePicture(chart, file))));
    items.add(
        item(
            "save-svg-" + id,
            "Save as SVG…",
            () -> ask(chart, id, SVG, file -> takeAway.saveVectors(chart, file))));
    if (panel instanceof LinePanel line) {
      items.add(
          item(
              "save-data-" + id,
              "Save data as CSV…",
              () -> ask(chart, id, CSV, file -> takeAway.saveChartData(line.kind(), file))));
      items.add(
          item(
              "copy-python-" + id,
              "Copy as Python",
              () -> takeAway.copyPython(line.kind(), line.chart().valueScale())));
    }
    return items;
  }

  private void copyWindow(Node anywhere) {
    takeAway.copyPicture(anywhere.getScene().getRoot());
  }

  private void saveWindow(Node anywhere) {
    Node window = anywhere.getScene().getRoot();
    ask(anywhere, "edgescope", PNG, file -> takeAway.savePicture(window, file));
  }

  private void saveVectors(Node anywhere) {
    Node window = anywhere.getScene().getRoot();
    ask(anywhere, "edgescope", SVG, file -> takeAway.saveVectors(window, file));
  }

  private void saveData(Node anywhere) {
    ask(anywhere, "run", CSV, takeAway::saveData);
  }

  private void exportParameters(Node anywhere) {
    ask(anywhere, "parameters", List.of(NPY, NPZ), takeAway.parameters()::exportTo);
  }

  private void importParameters(Node anywhere) {
    FileDialogs.of(anywhere)
        .open(
            anywhere.getScene().getWindow(), "Import parameters", List.of(NUMPY), Optional.empty())
        .ifPresent(takeAway.parameters()::importFrom);
  }

  private static void ask(Node owner, String name, ExtensionFilter kind, Consumer<Path> then) {
    ask(owner, name, List.of(kind), then);
  }

  private static void ask(
      Node owner, String name, List<ExtensionFilter> kinds, Consumer<Path> then) {
    String ending = kinds.getFirst().getExtensions().getFirst().substring(1);
    FileDialogs.of(owner)
        .save(owner.getScene().getWindow(), name.replace(' ', '-') + ending, kinds)
        .ifPresent(then);
  }

  private static MenuItem item(String id, String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }
}
