package dev.edgescope.app.workspace.study;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** How a study stands, as its bar tells it. */
public final class StudyState {
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  public boolean isRunning() {
    return running.get();
  }

  public void setRunning(boolean isRunning) {
    running.set(isRunning);
  }

  /** How far it is, or what is wrong. */
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  public void setStatus(String sentence) {
    status.set(sentence);
  }

  /** What follows from the settings, in numbers. */
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  public void setNote(String numbers) {
    note.set(numbers);
  }

  /** Nothing comes of what was under way. */
  public void fail(String sentence) {
    status.set(sentence);
    running.set(false);
  }
}
