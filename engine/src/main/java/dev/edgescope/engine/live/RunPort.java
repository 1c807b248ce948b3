package dev.edgescope.engine.live;

import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.History;
import java.util.function.Consumer;

/**
 * A run as it is seen from outside: commands in, events out, and what it has done so far. Nothing
 * here waits.
 */
public interface RunPort {
  /**
   * Queues a command.
   *
   * @param command applied between two steps
   */
  void send(Command command);

  /**
   * Hands the events that wait to {@code consumer}, in order.
   *
   * @param consumer of each event
   * @param limit the largest number of events to hand over
   * @return the number of events handed over
   */
  int drain(Consumer<RunEvent> consumer, int limit);

  /**
   * {@return everything the current run has done since its step 0; safe to read from any thread}
   */
  History history();

  /** {@return where the current run can be gone back to; safe to read from any thread} */
  CheckpointTrail checkpoints();
}
