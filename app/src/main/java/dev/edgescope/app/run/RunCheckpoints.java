package dev.edgescope.app.run;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.training.Checkpoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The states of a run that one can go on from: those that its engine keeps, and that of now. */
public final class RunCheckpoints {
  private final RunPort port;
  private final Deque<Consumer<Checkpoint>> takers = new ArrayDeque<>();

  RunCheckpoints(RunPort port) {
    this.port = port;
  }

  /** The steps of those that are kept, in order. */
  public List<Long> steps() {
    return port.checkpoints().steps();
  }

  /** The kept one nearest before a step, or of it; empty where none is kept. */
  public Optional<Checkpoint> before(long step) {
    return port.checkpoints().atOrBefore(step);
  }

  /**
   * Asks for the state between two steps, as of now. Each who asks is told, in the order of asking,
   * unless the run is laid out anew before.
   */
  public void takeNow(Consumer<Checkpoint> taker) {
    takers.add(taker);
    port.send(new Command.TakeCheckpoint());
  }

  /** The engine answers. */
  void take(Checkpoint checkpoint) {
    Consumer<Checkpoint> taker = takers.poll();
    if (taker != null) {
      taker.accept(checkpoint);
    }
  }

  /** Another run has begun. */
  void clear() {
    takers.clear();
  }
}
