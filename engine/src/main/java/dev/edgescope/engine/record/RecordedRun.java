package dev.edgescope.engine.record;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.record.row.ForeignRun;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import java.time.Instant;
import java.util.List;

/**
 * A run as its file has it, up to the last transaction before it was opened.
 *
 * @param config the configuration
 * @param program version of the program that began it
 * @param dataChecksum of the training examples
 * @param parameters P
 * @param examples D
 * @param outputs C
 * @param started when it began
 * @param history steps and measurements
 * @param events all that happened beside steps and measurements, in order
 * @param eventTimes when each of them happened
 * @param checkpointSteps the steps of which there is a checkpoint, in ascending order
 */
public record RecordedRun(
    RunConfig config,
    String program,
    String dataChecksum,
    int parameters,
    int examples,
    int outputs,
    Instant started,
    History history,
    List<RunEvent> events,
    List<Instant> eventTimes,
    List<Long> checkpointSteps) {

  public RecordedRun {
    events = List.copyOf(events);
    eventTimes = List.copyOf(eventTimes);
    checkpointSteps = List.copyOf(checkpointSteps);
  }

  /** Whether the run came to an end of its own, by its configured steps or by failing. */
  public boolean hasEnded() {
    return !events.isEmpty()
        && (events.getLast() instanceof RunEvent.Finished
            || events.getLast() instanceof RunEvent.Failed);
  }

  /** Whether another program has made it, so that its network and data are not here. */
  public boolean isForeign() {
    return ForeignRun.isOne(config);
  }

  /** The changes of controls among the events. */
  public List<ControlChange> changes() {
    return events.stream()
        .filter(RunEvent.ControlChanged.class::isInstance)
        .map(event -> ((RunEvent.ControlChanged) event).change())
        .toList();
  }

  /** The configuration with the controls as they stood at the last recorded step. */
  public RunConfig inForce() {
    return ControlChange.inForce(config, changes());
  }
}
