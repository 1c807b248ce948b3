package dev.edgescope.app.workspace.theory;

import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.study.StudyState;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.machine.ComputingThreads;
import dev.edgescope.engine.sweep.Ensemble;
import dev.edgescope.engine.sweep.EnsembleMember;
import dev.edgescope.engine.training.RunFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A solvable model, run for many seeds, beside its prediction. What is set takes effect at once:
 * the runs under way are given up and new ones are started. The prediction is computed and the runs
 * are made elsewhere; here their results are gathered once a frame.
 *
 * @param <P> what is computed for the settings before the runs are started
 */
abstract class EnsembleStudy<P extends EnsembleStudy.Plan> implements Study {
  private static final Logger LOG = LoggerFactory.getLogger(EnsembleStudy.class);

  private static final long SETTLED_NANOS = 250_000_000;

  /** From one drawing of what has come in to the next: the eye needs no more, and it costs. */
  private static final long GATHERING_NANOS = 200_000_000;

  /** What a study does under its present settings. */
  interface Plan {
    /** The runs. */
    List<RunConfig> members();
  }

  private record Planned<P>(long generation, @Nullable P plan, String failure) {}

  private final TimeAxis timeAxis = tightAxis();
  private final List<EnsembleMember> arrived = new ArrayList<>();
  private final AtomicReference<@Nullable Planned<P>> planned = new AtomicReference<>();
  private final StudyState state = new StudyState();
  private @Nullable Ensemble ensemble;
  private @Nullable P plan;
  private final AtomicLong generation = new AtomicLong();
  private long changedAt;
  private long gatheredAt;
  private boolean changed;

  /**
   * Reads the settings now and computes the plan elsewhere.
   *
   * @return what throws {@link InvalidConfigException} where the settings do not go together
   */
  abstract Supplier<P> planning();

  /** Computes what the runs need not wait for, elsewhere; leaves it in the plan. */
  void predictFurther(P newPlan, BooleanSupplier stopped) {}

  /** Shows what {@link #predictFurther} has left, once a frame. */
  void showFurther(P newPlan) {}

  /** Shows the prediction, and takes the curves of the last runs away. */
  abstract void showPrediction(P newPlan);

  /** Shows the runs that have come to their end, in the order of their configurations. */
  abstract void showRuns(P newPlan, List<EnsembleMember> members);

  /** What is predicted reaches to the end from the start on. */
  private static TimeAxis tightAxis() {
    TimeAxis axis = new TimeAxis();
    axis.setTight(true);
    return axis;
  }

  @Override
  public final TimeAxis timeAxis() {
    return timeAxis;
  }

  @Override
  public final StudyState state() {
    return state;
  }

  @Override
  public final List<PhaseContent> planes() {
    return List.of();
  }

  /** Watches the settings; to be called once they are there. */
  final void watch() {
    for (Knob<?> knob : knobs()) {
      knob.setting()
          .valueProperty()
          .addListener((property, before, after) -> {
            changed = true;
            changedAt = System.nanoTime();
          });
    }
  }

  @Override
  public final void start() {
    stop();
    changed = false;
    state.setRunning(true);
    state.setStatus(Words.text("study.ensembleStudy.preparing"));
    long own = generation.incrementAndGet();
    Supplier<P> planning = planning();
    ComputingThreads.named("edgescope-plan")
        .newThread(() -> {
          try {
            P newPlan = planning.get();
            planned.set(new Planned<>(own, newPlan, ""));
            predictFurther(newPlan, () -> own != generation.get());
          } catch (RuntimeException | Error e) {
            RunFailure failure = RunFailure.of(e);
            LOG.atLevel(failure.level()).setCause(e).log("The plan of a study failed");
            planned.set(new Planned<>(own, null, failure.message()));
          }
        })
        .start();
  }

  @Override
  public final void stop() {
    generation.incrementAndGet();
    state.setRunning(false);
    if (ensemble != null) {
      ensemble.close();
      ensemble = null;
    }
  }

  @Override
  public final void pulse() {
    if (changed && System.nanoTime() - changedAt > SETTLED_NANOS) {
      start();
    }
    Planned<P> next = planned.getAndSet(null);
    if (next != null && next.generation() == generation.get()) {
      adopt(next);
    }
    gather();
    P current = plan;
    if (current != null) {
      showFurther(current);
    }
  }

  private void adopt(Planned<P> next) {
    P newPlan = next.plan();
    if (newPlan == null) {
      state.fail(next.failure());
      return;
    }
    plan = newPlan;
    arrived.clear();
    showPrediction(newPlan);
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    ensemble = new Ensemble(newPlan.members(), threads);
    tellProgress();
  }

  private void gather() {
    Ensemble current = ensemble;
    P currentPlan = plan;
    if (current == null || currentPlan == null) {
      return;
    }
    boolean finished = current.isFinished();
    if (!finished && System.nanoTime() - gatheredAt < GATHERING_NANOS) {
      return;
    }
    gatheredAt = System.nanoTime();
    int before = arrived.size();
    current.drain(arrived::add);
    if (arrived.size() > before) {
      arrived.sort(Comparator.comparingInt(EnsembleMember::index));
      showRuns(currentPlan, arrived);
      tellProgress();
    }
    if (finished) {
      ensemble = null;
      state.setRunning(false);
    }
  }

  private void tellProgress() {
    String failure =
        arrived.stream()
            .map(EnsembleMember::failure)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    Ensemble current = ensemble;
    if (!failure.isEmpty()) {
      state.setStatus(failure);
    } else if (current != null) {
      int all = current.size();
      state.setStatus(
          Words.count("study.ensembleStudy.arrived", all, NumberText.step(arrived.size())));
    }
  }
}
