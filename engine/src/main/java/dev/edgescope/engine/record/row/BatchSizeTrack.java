package dev.edgescope.engine.record.row;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunEvent.ControlChanged;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.ControlChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The batch sizes of steps in a file before version 4, which keeps none with them: the configured
 * one, moved by the hand, and where the run itself moves it as it was measured.
 */
public final class BatchSizeTrack {
  private final TreeMap<Long, Integer> from = new TreeMap<>();

  public BatchSizeTrack(int first, List<Measurement> measurements, List<RunEvent> events) {
    from.put(0L, first);
    for (Measurement reading : measurements) {
      from.put(reading.step(), reading.inForce().batchSize());
    }
    for (RunEvent event : events) {
      if (event instanceof ControlChanged(long _, ControlChange change)
          && change.control() == Control.BATCH_SIZE) {
        from.put(change.step(), (int) change.to());
      }
    }
  }

  /** B of the update from a step to the next. */
  public int at(long step) {
    Map.Entry<Long, Integer> last = from.floorEntry(step);
    return last == null ? 0 : last.getValue();
  }
}
