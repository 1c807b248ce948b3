package dev.edgescope.app.control;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Calls once a frame as long as something moves, and for a second after the hand was at work or the
 * scene has changed its size; five times a second otherwise, without a frame: a toolkit that is
 * asked for frames goes through all of its scene for each.
 */
public final class FramePulse {
  private static final long LINGER_NANOS = 1_000_000_000;
  private static final long IDLE_MILLIS = 200;

  private final Runnable work;
  private final BooleanSupplier moves;
  private final long lingerNanos;
  private final EventHandler<InputEvent> awake = event -> wake();
  private final ScheduledExecutorService idle =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("edgescope-idle").factory());
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          frame();
        }
      };
  private Subscription scenes = Subscription.EMPTY;
  private Subscription watched = Subscription.EMPTY;
  private boolean framing;
  private boolean ended;
  private long lastWake;

  /**
   * @param work what is to be done, on the JavaFX thread
   * @param moves whether it is to be done at every frame
   */
  public FramePulse(Runnable work, BooleanSupplier moves) {
    this(work, moves, LINGER_NANOS);
  }

  /**
   * @param lingerNanos for how long there are frames after the hand was at work
   */
  FramePulse(Runnable work, BooleanSupplier moves, long lingerNanos) {
    this.work = work;
    this.moves = moves;
    this.lingerNanos = lingerNanos;
  }

  /** Begins, and is awake from then on whenever the hand is at work in the scene of a node. */
  public void start(Node node) {
    watch(null, node.getScene());
    scenes = node.sceneProperty().subscribe(this::watch);
    ScheduledFuture<?> _ =
        idle.scheduleWithFixedDelay(this::ask, IDLE_MILLIS, IDLE_MILLIS, TimeUnit.MILLISECONDS);
    wake();
  }

  /** Ends for good. */
  public void stop() {
    ended = true;
    frames.stop();
    idle.shutdownNow();
    scenes.unsubscribe();
    watched.unsubscribe();
  }

  private void watch(@Nullable Scene before, @Nullable Scene after) {
    watched.unsubscribe();
    watched = Subscription.EMPTY;
    if (after != null) {
      after.addEventFilter(InputEvent.ANY, awake);
      watched =
          Subscription.combine(
              () -> after.removeEventFilter(InputEvent.ANY, awake),
              after.widthProperty().subscribe(this::wake),
              after.heightProperty().subscribe(this::wake));
      wake();
    }
  }

  /** Something has changed that may move for a while. */
  public void wake() {
    lastWake = System.nanoTime();
    if (!framing && !ended) {
      framing = true;
      frames.start();
    }
  }

  /** Whether it asks for frames. */
  boolean isFraming() {
    return framing;
  }

  private void frame() {
    work.run();
    if (moves.getAsBoolean()) {
      lastWake = System.nanoTime();
    } else if (System.nanoTime() - lastWake > lingerNanos) {
      framing = false;
      frames.stop();
    }
  }

  /** One call at a time, however long the JavaFX thread takes. */
  private void ask() {
    if (asked.compareAndSet(false, true)) {
      Platform.runLater(this::workWithoutFrame);
    }
  }

  private void workWithoutFrame() {
    asked.set(false);
    if (framing || ended) {
      return;
    }
    work.run();
    if (moves.getAsBoolean()) {
      wake();
    }
  }
}
