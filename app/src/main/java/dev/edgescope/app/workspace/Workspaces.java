package dev.edgescope.app.workspace;

import dev.edgescope.app.control.BackgroundTasks;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The workspaces of a window, of which one is shown. */
public final class Workspaces {
  private final ObservableList<Workspace> all = FXCollections.observableArrayList();
  private final ObservableList<Workspace> readable = FXCollections.unmodifiableObservableList(all);
  private final BackgroundTasks tasks = new BackgroundTasks();
  private final ReadOnlyObjectWrapper<Workspace> current =
      new ReadOnlyObjectWrapper<>(this, "current");

  /** Adds a workspace as the last one; the first is shown. */
  public void add(Workspace workspace) {
    all.add(workspace);
    if (all.size() == 1) {
      show(workspace);
    }
  }

  public ObservableList<Workspace> all() {
    return readable;
  }

  /** What the window has under way, whichever workspace has asked for it. */
  public BackgroundTasks tasks() {
    return tasks;
  }

  /** The one that is shown; null before the first has been added. */
  public ReadOnlyObjectProperty<Workspace> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** Brings one of {@link #all} into sight. */
  public void show(Workspace workspace) {
    Workspace before = current.get();
    if (workspace.equals(before)) {
      return;
    }
    if (before != null) {
      before.hidden();
    }
    current.set(workspace);
    workspace.shown();
  }

  /** Closes all, the last added first. */
  public void close() {
    for (Workspace workspace : List.copyOf(all).reversed()) {
      workspace.close();
    }
  }
}
