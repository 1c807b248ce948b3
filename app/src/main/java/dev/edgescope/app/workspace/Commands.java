package dev.edgescope.app.workspace;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.theme.Appearance;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.action.Action;
import org.controlsfx.control.action.ActionUtils;
import org.controlsfx.control.action.ActionUtils.ActionTextBehavior;
import org.controlsfx.tools.Duplicatable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The commands of one view: what each of the table does there, and whether it can be done now.
 * Buttons and menu items follow their action.
 */
public final class Commands {
  private final Map<Command, Action> actions = new EnumMap<>(Command.class);
  private final String ending;

  public Commands() {
    this("");
  }

  /**
   * Commands of one of several views alike.
   *
   * @param ending of the ids of this one, as "-loss"
   */
  public Commands(String ending) {
    this.ending = ending;
  }

  /** Those of a workspace, which can all be light or dark. */
  public static Commands ofWorkspace(ObjectProperty<Appearance> appearance) {
    Commands commands = new Commands();
    commands.addSwitch(
        Command.APPEARANCE,
        () -> appearance.set(appearance.get().other()),
        appearance.map(value -> value == Appearance.DARK),
        Command.APPEARANCE.title(),
        Feather.SUN);
    return commands;
  }

  /** Has a command do something; the action says whether it can. */
  public Action add(Command command, Runnable work) {
    Action action = new Action(command.title(), event -> work.run());
    action.setLongText(command.tooltip());
    command.icon().ifPresent(icon -> action.setGraphic(new Icon(icon)));
    actions.put(command, action);
    return action;
  }

  /**
   * Has a command switch between two states.
   *
   * @param on whether the other one is that of now
   * @param title what leaves that state
   */
  public Action addSwitch(
      Command command, Runnable work, ObservableValue<Boolean> on, String title, Feather icon) {
    Action action = add(command, work);
    action.textProperty().bind(on.map(is -> is ? title : command.title()));
    Feather off = command.icon().orElseThrow();
    action.graphicProperty().bind(on.map(is -> new Icon(is ? icon : off)));
    return action;
  }

  /** Whether something does a command here. */
  public boolean has(Command command) {
    return actions.containsKey(command);
  }

  /** The action of one that was added. */
  public Action action(Command command) {
    Action action = actions.get(command);
    if (action == null) {
      throw new IllegalStateException("nothing does " + command + " here");
    }
    return action;
  }

  /** A button of nothing but the icon, with a name for those who hear it. */
  public Button iconButton(Command command) {
    Button button = button(command, ActionTextBehavior.HIDE);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    return button;
  }

  /** A button with the title, and the icon where there is one. */
  public Button button(Command command) {
    return button(command, ActionTextBehavior.SHOW);
  }

  private Button button(Command command, ActionTextBehavior text) {
    Action action = action(command);
    Button button = ActionUtils.createButton(action, text);
    button.setId(command.id() + ending);
    button.accessibleTextProperty().bind(action.textProperty());
    return button;
  }

  /** Items of a menu. */
  public List<MenuItem> items(Command... commands) {
    return Stream.of(commands).map(command -> item(command, new MenuItem())).toList();
  }

  /**
   * Items of the system's bar of menus for all of a kind, in the order of the table: without icons,
   * which the bar has none of, and with the keys that are held together with another. A letter
   * alone the bar would take from whoever is typing it.
   */
  List<MenuItem> barItems(Predicate<Command> kind) {
    return actions.keySet().stream().filter(kind).map(this::barItem).toList();
  }

  private MenuItem barItem(Command command) {
    MenuItem item = item(command, new MenuItem());
    item.graphicProperty().unbind();
    item.setGraphic(null);
    item.acceleratorProperty().unbind();
    item.setAccelerator(
        command.keys().stream()
            .filter(key -> key.getShortcut() == ModifierValue.DOWN)
            .findFirst()
            .orElse(null));
    return item;
  }

  /** An item of a menu that is ticked while its action is selected. */
  public MenuItem checkItem(Command command) {
    return item(command, new CheckMenuItem());
  }

  private MenuItem item(Command command, MenuItem item) {
    item.setId(command.id() + ending);
    return ActionUtils.configureMenuItem(action(command), item);
  }

  /**
   * Gives the commands by their keys while the focus lies in a node. On the node and not as
   * accelerators of the scene: they go when the view goes, and a control that has a use for a key
   * itself keeps it.
   */
  public void takeKeysIn(Node node) {
    node.addEventFilter(KeyEvent.KEY_PRESSED, event -> take(event, node.getScene()));
  }

  private void take(KeyEvent event, Scene scene) {
    if (Keys.isKept(event, scene.getFocusOwner())) {
      return;
    }
    // What cannot be done leaves the key to whoever else has a use for it.
    actions.entrySet().stream()
        .filter(entry -> !entry.getValue().isDisabled())
        .filter(entry -> entry.getKey().keys().stream().anyMatch(key -> key.match(event)))
        .findFirst()
        .ifPresent(entry -> {
          entry.getValue().handle(new ActionEvent(event.getSource(), event.getTarget()));
          event.consume();
        });
  }

  /** Every button and item of an action has its own. */
  private static final class Icon extends FontIcon implements Duplicatable<Icon> {
    private final Feather code;

    Icon(Feather code) {
      super(code);
      this.code = code;
    }

    @Override
    public Icon duplicate() {
      return new Icon(code);
    }
  }
}
