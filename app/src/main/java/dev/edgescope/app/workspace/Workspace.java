package dev.edgescope.app.workspace;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the window is used for at a time: it fills the whole window, its bar with the {@link
 * WorkspaceBar switch} included. A workspace that is not shown goes on with its work and draws
 * nothing.
 */
public interface Workspace extends AutoCloseable {

  /** The end of the id of its switch. */
  String id();

  /** One word, as on the switch. */
  String title();

  /** What it is for: a few words that go with the title. */
  String purpose();

  Feather icon();

  Parent view();

  /** What can be done in it now. */
  ObservableValue<Commands> commands();

  /** Whether it is shown to a room, over the whole screen. */
  BooleanProperty presentationProperty();

  /** It has come into sight. */
  void shown();

  /** Another one has come into sight. */
  void hidden();

  /** The window is closed. */
  @Override
  void close();
}
