package dev.edgescope.app.lesson;

import dev.edgescope.app.session.LiveViewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
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
  private boolean held = true;

  /** The step from which on another regime counts. */
  private long since;

  public PauseAt(LiveViewModel model) {
    this.model = model;
    event.addListener(property -> begin());
  }

  /** What is waited for; empty for nothing. */
  public ObjectProperty<Optional<RunEventKind>> eventProperty() {
    return event;
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
