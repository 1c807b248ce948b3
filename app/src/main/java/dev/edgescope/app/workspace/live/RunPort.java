package dev.edgescope.app.workspace.live;

import dev.edgescope.engine.run.Command;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.RunEvent;
import dev.edgescope.engine.run.RunLoop;
import java.util.function.Consumer;

/** An engine as a view model sees it. */
public interface RunPort {
  /** Queues a command; never waits. */
  void send(Command command);

  /** Hands over the events that wait, at most {@code limit}, and says how many there were. */
  int drain(Consumer<RunEvent> consumer, int limit);

  /** Ends the engine; never waits. */
  void end();

  /** A new engine that lays out a run. */
  static RunPort open(RunConfig config) {
    RunLoop loop = new RunLoop(config);
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
      public void end() {
        loop.send(new Command.Stop());
      }
    };
  }
}
