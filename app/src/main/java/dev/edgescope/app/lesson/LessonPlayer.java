package dev.edgescope.app.lesson;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Plays a lesson on the live runs: one step after the other, as far as the user goes. Steps that
 * have been played are gone back to as they were read; the runs stay as they are.
 */
public final class LessonPlayer {
  private final LiveViewModel model;
  private final Lesson lesson;
  private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", 0);
  private final ReadOnlyObjectWrapper<Phase> phase =
      new ReadOnlyObjectWrapper<>(this, "phase", Phase.PREPARING);
  private final ReadOnlyObjectWrapper<Optional<Integer>> answer =
      new ReadOnlyObjectWrapper<>(this, "answer", Optional.empty());
  private int reached = -1;
  private boolean started;

  /** How far a step has come. */
  public enum Phase {
    /** The run is laid out. */
    PREPARING,
    /** The answer is waited for. */
    ASKING,
    /** The run goes on to the event. */
    RUNNING,
    /** All is told. */
    DONE
  }

  /** Plays from the first step on. */
  public LessonPlayer(LiveViewModel model, Lesson lesson) {
    this(model, lesson, 0);
  }

  /**
   * Plays from a step on, or from the one before it that has a run of its own.
   *
   * @param first its number
   */
  public LessonPlayer(LiveViewModel model, Lesson lesson, int first) {
    this.model = model;
    this.lesson = lesson;
    int begin = Math.clamp(first, 0, lesson.steps().size() - 1);
    while (begin > 0 && lesson.steps().get(begin).setup().isEmpty()) {
      begin--;
    }
    reached = begin - 1;
    enter(begin);
  }

  public Lesson lesson() {
    return lesson;
  }

  /** The number of the step that is shown, from 0. */
  public ReadOnlyIntegerProperty indexProperty() {
    return index.getReadOnlyProperty();
  }

  public LessonStep step() {
    return lesson.steps().get(index.get());
  }

  /** Of the step that is shown. */
  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /** The choice that was made in the step that is shown; empty while there is none. */
  public ReadOnlyObjectProperty<Optional<Integer>> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** Whether there is a step after this one, or a question that may be left open. */
  public boolean hasNext() {
    return phase.get() == Phase.ASKING
        || (phase.get() == Phase.DONE && index.get() < lesson.steps().size() - 1);
  }

  public boolean hasPrevious() {
    return index.get() > 0 && phase.get() != Phase.PREPARING;
  }

  /**
   * The step after, if this one is done. Where something is asked, a room has answered aloud: the
   * run goes on without an answer.
   */
  public void next() {
    if (!hasNext()) {
      return;
    }
    if (phase.get() == Phase.ASKING) {
      run();
    } else if (index.get() < reached) {
      index.set(index.get() + 1);
      present();
    } else {
      enter(index.get() + 1);
    }
  }

  /** The step before, to be read again. */
  public void back() {
    if (hasPrevious()) {
      model.pause();
      reached = phase.get() == Phase.DONE ? reached : index.get() - 1;
      index.set(index.get() - 1);
      present();
      answer.set(Optional.empty());
      phase.set(Phase.DONE);
    }
  }

  /** Chooses, where that is asked. */
  public void choose(int choice) {
    if (phase.get() == Phase.ASKING) {
      answer.set(Optional.of(choice));
      run();
    }
  }

  /** The curve is drawn, where that is asked. */
  public void finishDrawing() {
    if (phase.get() == Phase.ASKING) {
      run();
    }
  }

  /** Looks how far the run has got, once a frame. */
  public void pulse() {
    switch (phase.get()) {
      case PREPARING -> begin();
      case RUNNING -> lookForEvent();
      case ASKING, DONE -> {}
    }
  }

  private void enter(int number) {
    reached = Math.max(reached, number);
    index.set(number);
    answer.set(Optional.empty());
    started = false;
    phase.set(Phase.PREPARING);
    step()
        .setup()
        .ifPresent(setup -> {
          model.run(setup.config(), setup.alongside(), lesson.title());
          if (!setup.charts().isEmpty()) {
            model.layoutProperty().set(BoardLayout.grid(setup.charts()));
          }
        });
    present();
  }

  /** A room sees what the step is about. */
  private void present() {
    step().chart().ifPresent(model.presentation()::show);
  }

  /** Once the run is laid out and measured. */
  private void begin() {
    boolean isReady =
        step().setup().isEmpty()
            || (model.stateProperty().get() == RunState.PAUSED
                && model.recordProperty().getValue().readings().last().isPresent());
    if (!isReady) {
      return;
    }
    step().set().forEach((control, value) -> control.set(model.controls(), value));
    if (step().ask().isPresent()) {
      phase.set(Phase.ASKING);
    } else {
      run();
    }
  }

  private void run() {
    phase.set(step().until().isEmpty() ? Phase.DONE : Phase.RUNNING);
    if (phase.get() == Phase.RUNNING) {
      model.start();
    }
  }

  private void lookForEvent() {
    LessonStep.Goal goal = step().until().orElseThrow();
    RunState state = model.stateProperty().get();
    started |= state == RunState.RUNNING;
    boolean isOver = state == RunState.FAILED || state == RunState.FINISHED;
    // A pause by the hand is no end: the lesson waits until the run goes on.
    if (isOver
        || (started && goal.kind().holds(model))
        || model.status().currentStep() >= goal.within()) {
      model.pause();
      phase.set(Phase.DONE);
    }
  }
}
