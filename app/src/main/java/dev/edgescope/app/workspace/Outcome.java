package dev.edgescope.app.workspace;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What came of the last thing that was asked for, in one sentence: it was done, or why not. */
public final class Outcome {
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /** What was done last; empty if it could not be. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Why what was asked for last could not be done; empty if it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The problem has been read. */
  public void dismiss() {
    problem.set("");
  }

  public void done(String sentence) {
    problem.set("");
    message.set(sentence);
  }

  public void refused(String sentence) {
    problem.set(sentence);
    message.set("");
  }
}
