package dev.edgescope.app.run;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.FlowLoop;
import dev.edgescope.engine.live.FlowPort;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.live.TwinDistance;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where the engines of runs come from and go to.
 *
 * @param open lays a run out on an engine of its own
 * @param end ends an engine that was opened; never waits
 * @param flow starts a predicted curve beside a run
 * @param distance takes the distance between a run and its twin
 */
public record RunEngines(
    Function<RunStart, RunPort> open,
    Consumer<RunPort> end,
    FlowStarter flow,
    BiFunction<RunPort, RunPort, FlowPort> distance) {

  /** Starts a predicted curve. */
  @FunctionalInterface
  public interface FlowStarter {
    /**
     * Returns at once.
     *
     * @param config of the run, with what is in force of it
     * @param from the state of the run where the curve begins
     */
    FlowPort start(FlowKind kind, RunConfig config, Checkpoint from, RunPort run);
  }

  /** With predicted curves on threads of their own. */
  public RunEngines(Function<RunStart, RunPort> open, Consumer<RunPort> end) {
    this(open, end, FlowLoop::new, TwinDistance::new);
  }
}
