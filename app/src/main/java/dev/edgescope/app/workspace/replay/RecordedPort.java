package dev.edgescope.app.workspace.replay;

import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.RegimeDetector;
import dev.edgescope.engine.measure.RegimeReason;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.StepBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A recorded run in the place of an engine: it tells what happened up to a position, in the order
 * in which it happened. Of all commands it knows the one to begin again, and the one to take a
 * portrait.
 */
final class RecordedPort implements RunPort {
  private static final int STEPS_A_BLOCK = 4096;

  /** Something that happened at a step, before the update from it to the next. */
  private record Moment(long step, RunEvent event, Instant time) {}

  private final CheckpointTrail checkpoints = new CheckpointTrail();
  private final RecordedPortraits portraits;
  private RecordedRun run;
  private List<Moment> moments;
  private long position;
  private long runId = 1;
  private boolean begun;
  private int told;
  private int nextMoment;
  private Instant time;

  RecordedPort(RecordedRun run, RecordedPortraits portraits) {
    this.run = run;
    this.portraits = portraits;
    moments = moments(run);
    time = run.started();
  }

  /** The same run with more at its end. */
  void update(RecordedRun longer) {
    run = longer;
    moments = moments(longer);
  }

  /** How far to tell, in steps; going back needs a new beginning. */
  void setPosition(long step) {
    position = step;
  }

  long position() {
    return position;
  }

  /** Whether all has been told up to the position. */
  boolean isCaughtUp() {
    return begun && told >= position && !isMomentDue();
  }

  /** When what was told last happened, in nanoseconds since the run began. */
  long nanos() {
    return Duration.between(run.started(), time).toNanos();
  }

  @Override
  public void send(Command command) {
    if (command instanceof Command.TakePortrait) {
      portraits.ask();
    }
    if (command instanceof Command.Reset) {
      runId++;
      begun = false;
      told = 0;
      nextMoment = 0;
      time = run.started();
      portraits.forget();
    }
  }

  @Override
  public int drain(Consumer<RunEvent> consumer, int limit) {
    int count = 0;
    while (count < limit && !isCaughtUp()) {
      consumer.accept(next());
      count++;
    }
    if (count < limit) {
      Optional<Portrait> taken = portraits.poll(position, run.checkpointSteps());
      taken.ifPresent(portrait -> consumer.accept(new RunEvent.PortraitTaken(runId, portrait)));
      count += taken.isPresent() ? 1 : 0;
    }
    return count;
  }

  @Override
  public History history() {
    return run.history();
  }

  @Override
  public CheckpointTrail checkpoints() {
    return checkpoints;
  }

  private RunEvent next() {
    if (!begun) {
      begun = true;
      return new RunEvent.Started(
          runId, run.config(), run.parameters(), run.examples(), run.outputs());
    }
    if (isMomentDue()) {
      Moment moment = moments.get(nextMoment++);
      time = moment.time();
      return numbered(moment.event());
    }
    boolean more = nextMoment < moments.size();
    long until = more ? Math.min(position, moments.get(nextMoment).step()) : position;
    int size = (int) Math.min(STEPS_A_BLOCK, until - told);
    StepBlock block = run.history().block(told, size);
    told += size;
    return new RunEvent.Stepped(runId, block);
  }

  private boolean isMomentDue() {
    return nextMoment < moments.size() && moments.get(nextMoment).step() <= told;
  }

  /** One of {@link #moments}, as told by this beginning. */
  private RunEvent numbered(RunEvent event) {
    return switch (event) {
      case RunEvent.Measured e -> new RunEvent.Measured(runId, e.measurement());
      case RunEvent.ControlChanged e -> new RunEvent.ControlChanged(runId, e.change());
      case RunEvent.RegimeChanged e ->
          new RunEvent.RegimeChanged(runId, e.step(), e.learningTime(), e.regime(), e.reason());
      case RunEvent.RegimeConfirmed e ->
          new RunEvent.RegimeConfirmed(runId, e.step(), e.regime(), e.reason());
      case RunEvent.Failed e -> new RunEvent.Failed(runId, e.step(), e.message(), e.cause());
      case RunEvent.Finished e -> new RunEvent.Finished(runId, e.step());
      default -> throw new IllegalStateException("A replay does not show " + event);
    };
  }

  /** What a replay shows beside the steps; when it was paused is not part of it. */
  private static List<Moment> moments(RecordedRun run) {
    List<Moment> moments = new ArrayList<>();
    for (Measurement measurement : run.history().measurements()) {
      moments.add(
          new Moment(measurement.step(), new RunEvent.Measured(1, measurement), run.started()));
    }
    for (int i = 0; i < run.events().size(); i++) {
      Instant time = run.eventTimes().get(i);
      switch (run.events().get(i)) {
        case RunEvent.ControlChanged e -> moments.add(new Moment(e.change().step(), e, time));
        case RunEvent.RegimeChanged e -> moments.add(new Moment(e.step(), e, time));
        case RunEvent.Failed e -> moments.add(new Moment(e.step(), e, time));
        case RunEvent.Finished e -> moments.add(new Moment(e.step(), e, time));
        default -> {}
      }
    }
    moments.sort(Comparator.comparingLong(Moment::step));
    return withReasons(moments, run);
  }

  /** With what the record leaves out because it follows from the measurements. */
  private static List<Moment> withReasons(List<Moment> moments, RecordedRun run) {
    OptimizerConfig settings = run.config().optimizer();
    RegimeDetector regimes =
        new RegimeDetector(run.examples(), settings.edge(), run.config().kernelMark());
    List<Moment> result = new ArrayList<>();
    RegimeReason latest = new RegimeReason.Kept("");
    for (Moment moment : moments) {
      result.add(worded(moment, latest));
      switch (moment.event()) {
        case RunEvent.ControlChanged(long _, ControlChange change) -> {
          settings = settings.with(change.control(), change.to());
          regimes.controlMoved(settings.edge());
        }
        case RunEvent.Measured(long _, Measurement measurement) -> {
          Optional<RegimeDetector.Label> label = regimes.observe(measurement);
          latest = label.map(RegimeDetector.Label::reason).orElse(latest);
          label
              .filter(same -> !same.changed())
              .ifPresent(same ->
                  result.add(
                      new Moment(
                          moment.step(),
                          new RunEvent.RegimeConfirmed(
                              1, moment.step(), same.regime(), same.reason()),
                          moment.time())));
        }
        default -> {}
      }
    }
    return result;
  }

  /**
   * A regime with its reason in numbers, which the window words itself, where they are those of the
   * sentence that the record keeps.
   */
  private static Moment worded(Moment moment, RegimeReason latest) {
    if (!(moment.event() instanceof RunEvent.RegimeChanged kept)) {
      return moment;
    }
    RegimeReason reason =
        Stream.of(latest, new RegimeReason.NotFinite(kept.step()))
            .filter(known -> known.sentence().equals(kept.reason().sentence()))
            .findFirst()
            .orElse(kept.reason());
    return new Moment(
        moment.step(),
        new RunEvent.RegimeChanged(
            kept.runId(), kept.step(), kept.learningTime(), kept.regime(), reason),
        moment.time());
  }
}
