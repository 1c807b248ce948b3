package dev.edgescope.app.lesson;

import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Pauses the runs when something comes about that was not so before. */
public final class PauseAt {
  /** What can be chosen. */
  public static final List<RunEventKind> EVENTS =
      List.of(
          new RunEventKind.AtEdge(),
          new RunEventKind.BelowEdge(),
          new RunEventKind.AtNoiseEdge(),
          new RunEventKind.BelowNoiseEdge(),
          new RunEventKind.InAnotherRegime(0));

  private final LiveViewModel model;
  private final ObjectProperty<Optional<RunEventKind>> event =
      new SimpleObjectProperty<>(this, "event", Optional.empty());
  private final ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper(this, "reason", "");
  private boolean held = true;

  /** The step from which on another regime counts. */
  private long since;

  public PauseAt(LiveViewModel model) {
    this.model = model;
    event.addListener(property -> begin());
    model
        .stateProperty()
        .addListener((property, before, after) -> {
          if (after != RunState.PAUSED) {
            forgetReason();
          }
        });
  }

  /** What is waited for; empty for nothing. */
  public ObjectProperty<Optional<RunEventKind>> eventProperty() {
    return event;
  }

  /** "Paused: λ₁ met its edge at step 312", until the runs go on; empty where it did not pause. */
  public ReadOnlyStringProperty reasonProperty() {
    return reason.getReadOnlyProperty();
  }

  /** It has been read. */
  public void forgetReason() {
    reason.set("");
  }

  private void begin() {
    held = true;
    since = model.status().currentStep();
  }

  /** Looks whether it has come about, once a frame. */
  public void pulse() {
    // A run that is laid out anew begins at step 0.
    since = Math.min(since, model.status().currentStep());
    event
        .get()
        .ifPresent(kind -> {
          boolean holds = sinceThen(kind).holds(model);
          if (holds && !held) {
            model.pause();
            reason.set(Words.text("lesson.pauseAt.paused", sinceThen(kind).happened(model)));
            since = model.status().currentStep();
          }
          held = holds;
        });
  }

  private RunEventKind sinceThen(RunEventKind kind) {
    return kind instanceof RunEventKind.InAnotherRegime
        ? new RunEventKind.InAnotherRegime(since)
        : kind;
  }
}
