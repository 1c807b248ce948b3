package dev.edgescope.app.run.status;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the user has to be told about a run, each until it was read or holds no more. */
public final class RunMessages {
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");

  /** Why the run ended before its time; empty while it has not. */
  public ReadOnlyStringProperty failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Why a control stays where it was; empty once it was moved, or this was read. */
  public ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /** What is to be known of its examples; empty where there is nothing, or it was read. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** The refusal was read, or a control has moved since. */
  public void dismissRefusal() {
    refusal.set("");
  }

  /** The notice was read. */
  public void dismissNotice() {
    notice.set("");
  }

  /** The run has ended before its time. */
  public void failed(String why) {
    failure.set(why);
  }

  /** A control stays where it was. */
  public void refused(String why) {
    refusal.set(why);
  }

  /** The run begins on its examples. */
  public void started(List<String> notices) {
    notice.set(String.join(" ", notices));
  }

  /** Another run has begun. */
  public void clear() {
    failure.set("");
    refusal.set("");
    notice.set("");
  }
}
