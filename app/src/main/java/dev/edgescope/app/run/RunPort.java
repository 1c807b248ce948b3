package dev.edgescope.app.run;

import dev.edgescope.app.record.Recording;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import java.util.function.Consumer;

/** An engine as a view model sees it. */
public interface RunPort {
  /** Queues a command; never waits. */
  void send(Command command);

  /** Hands over the events that wait, at most {@code limit}, and says how many there were. */
  int drain(Consumer<RunEvent> consumer, int limit);

  /** What the current run has done. */
  History history();

  /** Where the current run can be gone back to. */
  CheckpointTrail checkpoints();

  /** Ends the engine; never waits. */
  void end();

  /** A new engine that lays out a run, and its record. */
  static RunPort open(RunStart start, Recording recording) {
    RunLoop loop = recording.open(start);
    return new RunPort() {
      @Override
      public void send(Command command) {
        loop.send(command);
      }

      @Override
      public int drain(Consumer<RunEvent> consumer, int limit) {
        return loop.drain(consumer, limit);
      }

      @Override
      public History history() {
        return loop.history();
      }

      @Override
      public CheckpointTrail checkpoints() {
        return loop.checkpoints();
      }

      @Override
      public void end() {
        recording.end(loop);
      }
    };
  }
}
