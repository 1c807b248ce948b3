package dev.edgescope.app.workspace.takeaway;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Pictures;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menus by which pictures, data, configurations and parameters leave the window. */
public final class TakeAwayMenu {

  private final TakeAway takeAway;

  public TakeAwayMenu(TakeAway takeAway) {
    this.takeAway = takeAway;
  }

  /** The button of the bar of live runs, whose parameters can be taken and given. */
  public MenuButton liveButton(Commands commands) {
    MenuButton button = button(commands);
    commands.add(Command.EXPORT_PARAMETERS, () -> exportParameters(button));
    commands.add(Command.IMPORT_PARAMETERS, () -> importParameters(button));
    button.getItems().add(new SeparatorMenuItem());
    button.getItems().addAll(commands.items(Command.EXPORT_PARAMETERS, Command.IMPORT_PARAMETERS));
    button.getItems().add(new SeparatorMenuItem());
    button.getItems().addAll(commands.items(Command.SNAPSHOTS));
    return button;
  }

  /** The button of the bar. */
  public MenuButton button(Commands commands) {
    MenuButton button = new MenuButton(null, new FontIcon(Feather.DOWNLOAD));
    button.setId("take-away");
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW, "take-away");
    button.setAccessibleText(Words.text("workspace.takeAwayMenu.takeItAway"));
    button.setTooltip(
        new Tooltip(Words.text("workspace.takeAwayMenu.picturesDataAndTheConfiguration")));
    commands.add(Command.SAVE_DATA, () -> saveData(button));
    commands.add(Command.COPY_CONFIGURATION, takeAway::copyConfiguration);
    commands.add(Command.PASTE_CONFIGURATION, takeAway::pasteConfiguration);
    button.getItems().addAll(takeAway.pictures().windowItems(commands, button));
    button.getItems().addAll(commands.items(Command.SAVE_DATA));
    button.getItems().add(new SeparatorMenuItem());
    button
        .getItems()
        .addAll(commands.items(Command.COPY_CONFIGURATION, Command.PASTE_CONFIGURATION));
    return button;
  }

  private void saveData(Node anywhere) {
    Pictures.ask(anywhere, "run", List.of(csv()), takeAway::saveData);
  }

  private void exportParameters(Node anywhere) {
    Pictures.ask(anywhere, "parameters", List.of(npy(), npz()), takeAway.parameters()::exportTo);
  }

  private void importParameters(Node anywhere) {
    FileDialogs.of(anywhere)
        .open(
            anywhere.getScene().getWindow(),
            Words.text("workspace.takeAwayMenu.importParameters"),
            List.of(numPy()),
            Optional.empty())
        .ifPresent(takeAway.parameters()::importFrom);
  }

  /** What tables are saved as. */
  public static ExtensionFilter csv() {
    return new ExtensionFilter(Words.text("workspace.takeAwayMenu.csvTable"), "*.csv");
  }

  private static ExtensionFilter npy() {
    return new ExtensionFilter(Words.text("workspace.takeAwayMenu.npy"), "*.npy");
  }

  private static ExtensionFilter npz() {
    return new ExtensionFilter(Words.text("workspace.takeAwayMenu.npz"), "*.npz");
  }

  private static ExtensionFilter numPy() {
    return new ExtensionFilter(Words.text("workspace.takeAwayMenu.numPy"), "*.npy", "*.npz");
  }
}
