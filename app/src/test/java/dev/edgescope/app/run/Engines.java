package dev.edgescope.app.run;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.FlowEvent;
import dev.edgescope.engine.live.FlowPort;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.HistoryBuilder;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.Trails;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The far ends of ports: what view models ask of their engines, and what these tell. */
public final class Engines {
  private final List<Engine> opened = new ArrayList<>();
  private final List<Prediction> predictions = new ArrayList<>();
  private final List<Distance> distances = new ArrayList<>();

  /** One engine, in the hand of the test. */
  public static final class Engine implements RunPort {
    private final RunStart start;
    private final List<Command> sent = new ArrayList<>();
    private final Deque<RunEvent> events = new ArrayDeque<>();
    private final History history = zeros();
    private CheckpointTrail trail = Trails.of();
    private boolean ended;

    private Engine(RunStart start) {
      this.start = start;
    }

    private static History zeros() {
      HistoryBuilder zeros = new HistoryBuilder();
      for (int step = 0; step < 1_000; step++) {
        zeros.step(0, 0, 0);
      }
      return zeros.history();
    }

    /** Where it was to begin. */
    public RunStart start() {
      return start;
    }

    /** What was asked of it so far. */
    public List<Command> sent() {
      return sent;
    }

    boolean isEnded() {
      return ended;
    }

    /** What can be gone back to from now on. */
    public void keep(Checkpoint... checkpoints) {
      trail = Trails.of(checkpoints);
    }

    public void tell(RunEvent event) {
      events.add(event);
    }

    @Override
    public void send(Command command) {
      sent.add(command);
    }

    @Override
    public int drain(Consumer<RunEvent> consumer, int limit) {
      return Engines.drain(events, consumer, limit);
    }

    @Override
    public History history() {
      return history;
    }

    @Override
    public CheckpointTrail checkpoints() {
      return trail;
    }
  }

  /** A predicted curve, in the hand of the test. */
  record Prediction(
      FlowKind kind, RunConfig config, Checkpoint from, RunPort run, Deque<FlowEvent> told)
      implements FlowPort {

    @Override
    public int drain(Consumer<FlowEvent> consumer, int limit) {
      return Engines.drain(told, consumer, limit);
    }

    @Override
    public void stop() {
      told.clear();
    }
  }

  /** The distance between two runs, in the hand of the test. */
  record Distance(RunPort run, RunPort twin, Deque<FlowEvent> told) implements FlowPort {
    @Override
    public int drain(Consumer<FlowEvent> consumer, int limit) {
      return Engines.drain(told, consumer, limit);
    }

    @Override
    public void stop() {
      told.clear();
    }
  }

  private static <T> int drain(Deque<T> told, Consumer<T> consumer, int limit) {
    int count = 0;
    while (count < limit && !told.isEmpty()) {
      consumer.accept(told.remove());
      count++;
    }
    return count;
  }

  /** Engines that are kept here. */
  public RunEngines all() {
    return new RunEngines(this::open, this::end, this::predict, this::distance);
  }

  private FlowPort predict(FlowKind kind, RunConfig config, Checkpoint from, RunPort run) {
    Prediction prediction = new Prediction(kind, config, from, run, new ArrayDeque<>());
    predictions.add(prediction);
    return prediction;
  }

  private FlowPort distance(RunPort run, RunPort twin) {
    Distance distance = new Distance(run, twin, new ArrayDeque<>());
    distances.add(distance);
    return distance;
  }

  /** In the order in which they were asked for. */
  List<Distance> distances() {
    return distances;
  }

  /** In the order in which they were started. */
  List<Prediction> predictions() {
    return predictions;
  }

  private RunPort open(RunStart start) {
    Engine engine = new Engine(start);
    opened.add(engine);
    return engine;
  }

  private void end(RunPort port) {
    opened.stream().filter(port::equals).forEach(engine -> engine.ended = true);
  }

  /** In the order in which they were opened. */
  public List<Engine> opened() {
    return opened;
  }
}
