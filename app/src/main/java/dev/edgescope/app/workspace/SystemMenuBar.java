package dev.edgescope.app.workspace;

import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The menus of the window in the bar over the screen, where the system has one: what can be done in
 * the workspace in sight, and what can be done with the window in any. All of it is in the window
 * too.
 */
public final class SystemMenuBar extends MenuBar implements View {
  private final Subscriptions life = new Subscriptions();
  private final Workspaces workspaces;
  private final Menu own = new Menu();
  private final Menu window = new Menu(Words.text("workspace.systemMenuBar.window"));
  private Subscription inSight = Subscription.EMPTY;

  /** The menus of a window that has its workspaces. */
  public SystemMenuBar(Workspaces workspaces) {
    this.workspaces = workspaces;
    setId("system-menus");
    setUseSystemMenuBar(true);
    getMenus().setAll(List.of(own, window));
    life.add(workspaces.currentProperty().subscribe(this::follow));
  }

  /**
   * Whether programs have their menus over the screen.
   *
   * @param system as Java names it
   */
  public static boolean belongsTo(String system) {
    return system.toLowerCase(Locale.ROOT).startsWith("mac");
  }

  @Override
  public void close() {
    inSight.unsubscribe();
    life.end();
  }

  private void follow(@Nullable Workspace shown) {
    inSight.unsubscribe();
    inSight = Subscription.EMPTY;
    if (shown != null) {
      own.setText(shown.title());
      inSight = shown.commands().subscribe(this::fill);
    }
  }

  private void fill(Commands commands) {
    own.getItems().setAll(commands.barItems(one -> one.place() != Place.WINDOW));
    window.getItems().setAll(commands.barItems(one -> one.place() == Place.WINDOW));
    window.getItems().add(new SeparatorMenuItem());
    for (int i = 0; i < workspaces.all().size(); i++) {
      Workspace workspace = workspaces.all().get(i);
      MenuItem item = new MenuItem(workspace.title());
      item.setAccelerator(Keys.workspace(i + 1));
      item.setOnAction(event -> workspaces.show(workspace));
      window.getItems().add(item);
    }
  }
}
