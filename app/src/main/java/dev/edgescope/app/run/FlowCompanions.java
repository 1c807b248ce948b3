package dev.edgescope.app.run;

import static java.util.Objects.requireNonNull;

import dev.edgescope.app.run.RunEngines.FlowStarter;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.FlowEvent;
import dev.edgescope.engine.live.FlowPort;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.training.Checkpoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The predicted curves beside a live run, each with its switch, on threads of their own. Without a
 * node; lives on the JavaFX thread and never waits.
 *
 * <p>A flow begins where the run began, and so with the same weights, or where the run is when the
 * switch is moved. When the run is laid out anew, those that are on begin with it.
 */
public final class FlowCompanions {
  private static final Logger LOG = LoggerFactory.getLogger(FlowCompanions.class);

  /** Events of a flow that a frame takes in. */
  private static final int LIMIT = 200;

  private final Map<FlowKind, Companion> companions = new EnumMap<>(FlowKind.class);
  private final BooleanProperty fromHere = new SimpleBooleanProperty(this, "fromHere", false);
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
  private final FlowStarter starter;
  private final BiFunction<RunPort, RunPort, FlowPort> distances;
  private final Runnable counted;

  /** The live run that is the full-batch twin of this one; null for none. */
  private @Nullable LiveRun twin;

  /** What the charts drew when the flows began. */
  private @Nullable RunRecord record;

  private boolean awaitingState;

  /**
   * @param counted is told when another number of them is at work
   */
  FlowCompanions(RunEngines engines, Runnable counted) {
    starter = engines.flow();
    distances = engines.distance();
    this.counted = counted;
    for (FlowKind kind : FlowKind.values()) {
      companions.put(kind, new Companion(kind));
    }
    fromHere.addListener((property, before, after) -> restart());
  }

  /** Whether there is a flow of a kind. */
  public BooleanProperty onProperty(FlowKind kind) {
    return companion(kind).on;
  }

  /** Whether flows begin where the run is, and not where it began. */
  public BooleanProperty fromHereProperty() {
    return fromHere;
  }

  /** "step 240, 572 behind"; empty where there is no flow of the kind. */
  public ReadOnlyStringProperty progressProperty(FlowKind kind) {
    return companion(kind).progress.getReadOnlyProperty();
  }

  /** Why a flow that was asked for is not there, in one sentence; empty where all is well. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** How many are at work; the distance to the twin is none. */
  int count() {
    return (int)
        companions.values().stream()
            .filter(one -> one.port != null && one.kind != FlowKind.TWIN)
            .count();
  }

  /** Takes the distance to a live run from now on; null to a run no more. */
  void setTwin(@Nullable LiveRun run) {
    if (run != twin) {
      companion(FlowKind.TWIN).end();
      twin = run;
      companion(FlowKind.TWIN).on.set(run != null);
    }
  }

  /** Starts what was asked for and takes in what the flows have told, once a frame. */
  void pulse(LiveRun run) {
    RunRecord now = run.recordProperty().get();
    if (now != record) {
      record = now;
      awaitingState = false;
      companions.values().forEach(Companion::end);
    }
    for (Companion one : companions.values()) {
      if (one.port != null) {
        one.take(run, now);
      } else if (one.on.get() && run.stateProperty().get() != RunState.PREPARING) {
        begin(one, run);
      }
    }
  }

  /** Ends all threads; never waits. */
  void close() {
    companions.values().forEach(Companion::end);
  }

  private Companion companion(FlowKind kind) {
    return requireNonNull(companions.get(kind));
  }

  private void restart() {
    companions.values().forEach(Companion::end);
  }

  private void begin(Companion one, LiveRun run) {
    if (one.kind == FlowKind.TWIN) {
      beginTwin(one, run);
    } else {
      beginFlow(one, run);
    }
  }

  private void beginTwin(Companion one, LiveRun run) {
    LiveRun other = twin;
    if (other != null && other.stateProperty().get() != RunState.PREPARING) {
      one.start(distances.apply(run.port(), other.port()), 0, run);
    }
  }

  private void beginFlow(Companion one, LiveRun run) {
    RunConfig config = run.controls().configurationInForce();
    boolean fromStart = !fromHere.get() || run.status().currentStep() == 0;
    if (fromStart && config.probes().flows().contains(one.kind)) {
      one.refuse(Words.text("run.flowCompanions.theRunCarriesThisCurve"));
      return;
    }
    try {
      config.optimizer().requireFlow(one.kind, config.data().examples());
    } catch (InvalidConfigException e) {
      one.refuse(String.valueOf(e.getMessage()));
      return;
    }
    if (fromStart) {
      Optional<Checkpoint> start = run.checkpoints().before(0);
      start.ifPresent(from -> one.start(config, from, run));
      if (start.isEmpty() && run.isBranch()) {
        one.refuse(Words.text("run.flowCompanions.aBranchDoesNotKnow"));
      }
    } else if (!awaitingState) {
      awaitingState = true;
      RunRecord asked = run.recordProperty().get();
      run.checkpoints()
          .takeNow(from -> {
            awaitingState = false;
            if (asked == record) {
              companions.values().stream()
                  .filter(each -> each.on.get() && each.port == null)
                  .forEach(each -> each.start(config, from, run));
            }
          });
    }
  }

  /** A flow of one kind, where it is on. */
  private final class Companion {
    private final FlowKind kind;
    private final BooleanProperty on;
    private final ReadOnlyStringWrapper progress;
    private @Nullable FlowPort port;
    private long step;

    /** Whether it has told anything. */
    private boolean underWay;

    Companion(FlowKind kind) {
      this.kind = kind;
      on = new SimpleBooleanProperty(FlowCompanions.this, "on", false);
      progress = new ReadOnlyStringWrapper(FlowCompanions.this, "progress", "");
      on.addListener((property, before, after) -> {
        if (after) {
          notice.set("");
        } else {
          end();
        }
      });
    }

    void start(RunConfig config, Checkpoint from, LiveRun run) {
      start(starter.start(kind, config, from, run.port()), from.step(), run);
    }

    void start(FlowPort started, long from, LiveRun run) {
      run.recordProperty().get().forget(kind);
      port = started;
      step = from;
      underWay = false;
      progress.set(Words.text("run.flowCompanions.preparing"));
      counted.run();
    }

    void take(LiveRun run, RunRecord target) {
      FlowPort open = port;
      if (open == null) {
        return;
      }
      underWay |= open.drain(event -> accept(event, target), LIMIT) > 0;
      if (port != null && underWay) {
        show(run.status().currentStep() - step);
      }
    }

    private void accept(FlowEvent event, RunRecord target) {
      switch (event) {
        case FlowEvent.Reached reached -> {
          step = reached.step();
          target.add(kind, reached);
        }
        case FlowEvent.Ended(String reason, Optional<Throwable> defect) -> {
          defect.ifPresent(cause -> LOG.error("The flow {} failed", kind, cause));
          leave();
          refuse(reason);
        }
      }
    }

    private void show(long behind) {
      progress.set(
          behind <= 0
              ? Words.text("run.flowCompanions.step", NumberText.step(step))
              : Words.text(
                  "run.flowCompanions.behind", NumberText.step(step), NumberText.step(behind)));
    }

    void refuse(String sentence) {
      on.set(false);
      notice.set(sentence);
    }

    /** Its lines go with it. */
    void end() {
      if (port != null && record != null) {
        record.forget(kind);
      }
      leave();
    }

    /** What it has drawn stays. */
    private void leave() {
      if (port != null) {
        port.stop();
        port = null;
        counted.run();
      }
      progress.set("");
    }
  }
}
