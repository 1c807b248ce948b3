package dev.edgescope.engine.live;

import java.util.function.Consumer;

/** A predicted curve as it is seen from outside. Nothing here waits. */
public interface FlowPort {

  /**
   * Hands the events that wait to {@code consumer}, in order.
   *
   * @param limit the largest number of events to hand over
   * @return the number of events handed over
   */
  int drain(Consumer<FlowEvent> consumer, int limit);

  /** Asks it to end; it tells no more. */
  void stop();
}
