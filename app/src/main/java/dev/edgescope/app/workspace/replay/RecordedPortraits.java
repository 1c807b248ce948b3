package dev.edgescope.app.workspace.replay;

import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.record.RunFileException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Portraits of a recorded run at its checkpoints, taken beside the thread of the window, one at a
 * time. Where its examples are not to be had there are none, and it says why.
 */
final class RecordedPortraits {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedPortraits.class);

  private final LongFunction<Portrait> taker;
  private final Executor beside;
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
  private @Nullable CompletableFuture<Portrait> underWay;
  private @Nullable Portrait last;
  private boolean asked;
  private boolean failed;

  /**
   * @param taker takes one at the newest checkpoint that is not after a step
   * @param beside for the taking
   */
  RecordedPortraits(LongFunction<Portrait> taker, Executor beside) {
    this.taker = taker;
    this.beside = beside;
  }

  /** Why there are none; empty as long as there are, and once it is dismissed. */
  ReadOnlyStringProperty failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Why there are none was read. */
  void dismissFailure() {
    failure.set("");
  }

  /** Somebody wants to see one. */
  void ask() {
    asked = true;
  }

  /** Nobody does any more. */
  void forget() {
    asked = false;
  }

  /**
   * The one that was asked for, once it is there.
   *
   * @param position the step that the run is shown up to
   * @param checkpoints the steps of which there are parameters beside the start, in order
   */
  Optional<Portrait> poll(long position, List<Long> checkpoints) {
    takeOver();
    if (!asked || failed) {
      return Optional.empty();
    }
    long wanted =
        checkpoints.stream().filter(step -> step <= position).reduce((a, b) -> b).orElse(0L);
    Portrait there = last;
    if (there != null && there.step() == wanted) {
      asked = false;
      return Optional.of(there);
    }
    if (underWay == null) {
      underWay = CompletableFuture.supplyAsync(() -> taker.apply(wanted), beside);
    }
    return Optional.empty();
  }

  private void takeOver() {
    CompletableFuture<Portrait> ended = underWay;
    if (ended == null || !ended.isDone()) {
      return;
    }
    underWay = null;
    try {
      last = ended.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case InvalidConfigException refused -> fail(refused.messageByKey(), refused);
        case UnreadableDataException refused -> fail(String.valueOf(refused.getMessage()), refused);
        case RunFileException refused -> fail(String.valueOf(refused.getMessage()), refused);
        case null, default -> throw e;
      }
    }
  }

  private void fail(String why, RuntimeException refusal) {
    LOG.info("No portraits", refusal);
    failed = true;
    failure.set(Words.text("library.recordedPortraits.cannotBeShown", why));
  }
}
