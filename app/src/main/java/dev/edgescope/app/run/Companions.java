package dev.edgescope.app.run;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/**
 * What is computed beside the live runs: the predicted curves of each, and the main run with other
 * seeds. All of them work side by side on the cores that one run has to itself.
 */
public final class Companions {
  private static final int CORES = Runtime.getRuntime().availableProcessors();

  private final RunEngines engines;
  private final Map<LiveRun, FlowCompanions> flows = new HashMap<>();
  private final SeedCompanions seeds = new SeedCompanions(this::shareCores);

  Companions(RunEngines engines) {
    this.engines = engines;
  }

  /** The predicted curves beside a live run. */
  public FlowCompanions flows(LiveRun run) {
    return requireNonNull(flows.get(run));
  }

  /** The main run with other seeds. */
  public SeedCompanions seeds() {
    return seeds;
  }

  /** A live run more. */
  void add(LiveRun run) {
    flows.put(run, new FlowCompanions(engines, this::shareCores));
    shareCores();
  }

  /** A live run fewer. */
  void remove(LiveRun run) {
    flows(run).close();
    flows.remove(run);
    shareCores();
  }

  /** Begins what was asked for and takes in what was told, once a frame. */
  void pulse(LiveRun main) {
    flows.forEach((run, beside) -> beside.pulse(run));
    seeds.pulse(main);
  }

  /** Ends all threads; never waits. */
  void close() {
    flows.values().forEach(FlowCompanions::close);
    seeds.close();
  }

  private void shareCores() {
    int beside = flows.values().stream().mapToInt(FlowCompanions::count).sum() + seeds.threads();
    int each = Math.max(1, (CORES - beside) / flows.size());
    flows.keySet().forEach(run -> run.limitThreads(each));
  }
}
