package dev.edgescope.engine.record;

import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.training.StepBlock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What waits to be written, in order. */
final class PendingItems {
  private final RunRecorder.Stepless stepless;
  private final Deque<RecordItem> items = new ArrayDeque<>();

  PendingItems(RunRecorder.Stepless stepless) {
    this.stepless = stepless;
  }

  void add(RecordItem item) {
    items.add(item);
  }

  void clear() {
    items.clear();
  }

  /** Forgets the checkpoints that wait, for a newer one. */
  void dropCheckpoints() {
    items.removeIf(RecordItem.Kept.class::isInstance);
  }

  /** Whether nothing is to be written as far as is known. */
  boolean isEmpty() {
    dropStepless();
    return items.isEmpty() || startsStepless();
  }

  /** Whether a run has begun that is not to be written before it makes a step. */
  boolean awaitsFirstStep() {
    dropStepless();
    return startsStepless();
  }

  /** The beginning that is to be written next, if it is one. */
  Optional<RecordItem.Begun> begun() {
    return items.peekFirst() instanceof RecordItem.Begun begun
        ? Optional.of(begun)
        : Optional.empty();
  }

  /** All that waits before the next beginning. */
  List<RecordItem> batch() {
    List<RecordItem> batch = new ArrayList<>();
    for (RecordItem item : items) {
      if (item instanceof RecordItem.Begun) {
        break;
      }
      batch.add(item);
    }
    return batch;
  }

  /** The first items are on the disk. */
  void written(int count) {
    for (int i = 0; i < count; i++) {
      items.removeFirst();
    }
  }

  /** Forgets runs that were given up for another without a step. */
  private void dropStepless() {
    while (startsStepless()) {
      int length = firstRunLength();
      if (length == items.size()) {
        return;
      }
      written(length);
    }
  }

  /** Whether the first that waits is a new run, and it has made no step so far. */
  private boolean startsStepless() {
    if (stepless == RunRecorder.Stepless.RECORDED
        || !(items.peekFirst() instanceof RecordItem.Begun begun)
        || begun.record().isPresent()) {
      return false;
    }
    return items.stream()
        .limit(firstRunLength())
        .noneMatch(item ->
            item instanceof RecordItem.Told(RunEvent.Stepped(_, StepBlock block), _)
                && block.step(block.size() - 1) >= begun.pastSteps());
  }

  private int firstRunLength() {
    Iterator<RecordItem> all = items.iterator();
    all.next();
    int length = 1;
    while (all.hasNext() && !(all.next() instanceof RecordItem.Begun)) {
      length++;
    }
    return length;
  }
}
