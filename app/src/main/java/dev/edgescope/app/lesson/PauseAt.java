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
          new RunEventKind.BelowNoiseEdge());

  private final LiveViewModel model;
  private final ObjectProperty<Optional<RunEventKind>> event =
      new SimpleObjectProperty<>(this, "event", Optional.empty());
  private boolean held = true;

  public PauseAt(LiveViewModel model) {
    this.model = model;
    event.addListener(property -> held = true);
  }

  /** What is waited for; empty for nothing. */
  public ObjectProperty<Optional<RunEventKind>> eventProperty() {
    return event;
  }

  /** Looks whether it has come about, once a frame. */
  public void pulse() {
    event
        .get()
        .ifPresent(
            kind -> {
              boolean holds = kind.holds(model);
              if (holds && !held) {
                model.pause();
              }
              held = holds;
            });
  }
}
