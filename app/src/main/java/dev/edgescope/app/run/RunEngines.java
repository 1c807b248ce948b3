package dev.edgescope.app.run;

import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.training.RunStart;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where the engines of runs come from and go to.
 *
 * @param open lays a run out on an engine of its own
 * @param end ends an engine that was opened; never waits
 */
public record RunEngines(Function<RunStart, RunPort> open, Consumer<RunPort> end) {}
