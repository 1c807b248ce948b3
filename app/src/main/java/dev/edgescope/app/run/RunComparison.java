package dev.edgescope.app.run;

import static java.util.Objects.requireNonNull;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.run.pace.Conductor;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.RunStart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * The runs that go on side by side, at the same learning time, and those kept from before. Without
 * a node; lives on the JavaFX thread.
 *
 * <p>The first live run is the main one. Each of the others is described by what it has otherwise
 * than that, and follows it in everything else: the full-batch twin takes over its learning rate,
 * not its batch size. One of the live runs is selected: it is the one that the controls move.
 */
public final class RunComparison {
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int DRAIN_BATCH = 16;
  private static final long DRAIN_NANOS = 5_000_000;

  private final RunEngines engines;
  private final LongSupplier clock;
  private final Conductor conductor = new Conductor();
  private final RunList runs = new RunList();
  private final List<LiveRun> live = new ArrayList<>();
  private final ReadOnlyObjectWrapper<LiveRun> selected;
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", RunState.PREPARING);
  private final BooleanProperty twinOn = new SimpleBooleanProperty(this, "twinOn", false);

  /** The predicted curves beside each live run. */
  private final Map<LiveRun, FlowCompanions> flows = new HashMap<>();

  private final SeedCompanions seeds = new SeedCompanions(this::shareCores);
  private double pace;
  private boolean behind;

  /**
   * Lays runs out.
   *
   * @param config of the main run
   * @param alongside what each of the others has otherwise
   * @param pace the highest number of steps a second
   * @param engines open an engine for each run
   * @param clock in nanoseconds, as {@link System#nanoTime}
   */
  public RunComparison(
      RunConfig config,
      List<ConfigPatch> alongside,
      double pace,
      RunEngines engines,
      LongSupplier clock) {
    this.engines = engines;
    this.clock = clock;
    this.pace = pace;
    selected =
        new ReadOnlyObjectWrapper<>(
            this, "selected", open(RunStart.of(config), Moment.START, Changes.NONE));
    alongside.forEach(this::add);
    twinOn.addListener((property, before, after) -> setTwin(after));
  }

  /** The predicted curves beside a live run. */
  public FlowCompanions flows(LiveRun run) {
    return requireNonNull(flows.get(run));
  }

  /** Those beside the selected run. */
  public ObservableValue<FlowCompanions> flowsProperty() {
    return selected.map(this::flows);
  }

  /** The main run with other seeds. */
  public SeedCompanions seeds() {
    return seeds;
  }

  /** The runs that share the charts, live and earlier. */
  public RunList runs() {
    return runs;
  }

  /** The live runs, the main one first. */
  public List<LiveRun> live() {
    return List.copyOf(live);
  }

  /** The run that the others are described by. */
  public LiveRun main() {
    return live.getFirst();
  }

  /** The run that the controls move. */
  public ReadOnlyObjectProperty<LiveRun> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** What the live runs do together; of those that have ended, what the selected one did. */
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the main run has a twin that differs in nothing but the full batch. */
  public BooleanProperty twinOnProperty() {
    return twinOn;
  }

  /** The live run of an entry of the list; empty for an earlier one. */
  public Optional<LiveRun> find(RunEntry entry) {
    return live.stream().filter(run -> run.recordProperty().get() == entry.record()).findFirst();
  }

  /** Whether a record is that of a live run, and not of one before a reset. */
  public boolean isLive(RunRecord record) {
    return live.stream().anyMatch(run -> run.recordProperty().get() == record);
  }

  /** Lets the controls move the live run of a record. */
  public void select(RunRecord record) {
    live().stream()
        .filter(run -> run.recordProperty().get() == record)
        .filter(run -> run != selected.get())
        .forEach(this::select);
  }

  /** Lets the controls move a live run. */
  public void select(LiveRun run) {
    selected.set(run);
    updateState();
  }

  /**
   * Lays all runs out anew.
   *
   * @param alongside what each of the others has otherwise; the ones before go
   */
  public void begin(RunConfig config, List<ConfigPatch> alongside) {
    runs.forgetFormer();
    for (LiveRun companion : companions()) {
      close(companion);
    }
    select(main());
    conductor.restart();
    main().begin(config);
    alongside.forEach(this::add);
  }

  /**
   * Takes up runs where they break off, the first as the main one; the ones before go. They are
   * drawn with all of their past, and those that are ahead wait for the others.
   *
   * @param starts at least one
   */
  public void restore(List<RunStart> starts) {
    runs.forgetFormer();
    for (LiveRun companion : companions()) {
      close(companion);
    }
    select(main());
    conductor.restart();
    main().restore(starts.getFirst());
    RunConfig of = main().configuration();
    for (RunStart start : starts.subList(1, starts.size())) {
      open(start, Moment.START, new Changes(of, Controls.of(start).configuration()));
    }
  }

  /**
   * Lays the main run out anew, and the others with it by what they have otherwise; branches end.
   */
  public void begin(RunConfig config) {
    runs.forgetFormer();
    conductor.restart();
    main().begin(config);
    for (LiveRun companion : companions()) {
      if (companion.isBranch()) {
        close(companion); // there is nothing any more that it could be branched off
        continue;
      }
      try {
        companion.begin(companion.changes().patch().applyTo(config));
      } catch (InvalidConfigException e) {
        companion.refuse(String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * Lays the selected run out anew; with the main one, all. What it was before stays beside it.
   *
   * @return what it was before, if it had made a step
   */
  public Optional<RunEntry> beginBeside(RunConfig config) {
    RunRecord before = selected.get().recordProperty().get();
    Optional<RunEntry> entry =
        runs.entries().stream().filter(one -> one.record() == before).findFirst();
    boolean hasBegun = !before.isAtStart();
    entry.ifPresent(one -> one.pinnedProperty().set(hasBegun));
    beginSelected(config);
    return entry.filter(one -> hasBegun);
  }

  private void beginSelected(RunConfig config) {
    LiveRun run = selected.get();
    if (run == main()) {
      begin(config);
    } else {
      runs.forgetFormer();
      run.setChanges(new Changes(main().configuration(), config));
      run.begin(config);
      if (state.get() == RunState.RUNNING) {
        run.send(new Command.Resume());
      }
    }
  }

  /**
   * One more run beside the main one, from step 0; the others wait until it has caught up.
   *
   * @throws InvalidConfigException if it is not possible
   */
  public LiveRun add(ConfigPatch changes) {
    return open(
        RunStart.of(changes.applyTo(main().configuration())), Moment.START, new Changes(changes));
  }

  /** A run beside the main one, from step 0, whatever it has otherwise. */
  public LiveRun add(RunConfig config) {
    return open(RunStart.of(config), Moment.START, new Changes(main().configuration(), config));
  }

  /**
   * A run that goes on from the state of another with other settings; the others wait until it has
   * caught up.
   *
   * @param from a checkpoint of {@code run}
   */
  public LiveRun branch(LiveRun run, Checkpoint from, RunConfig config) {
    long examples = run.history().examplesSeen(from.step());
    return open(
        RunStart.branch(config, from, run.history()),
        new Moment(from.step(), from.learningTime(), examples),
        new Changes(main().configuration(), config));
  }

  /**
   * The selected run goes on from a state that it was in, with another learning rate. A run alone
   * goes back itself; among others, which are ahead of that, a branch takes its place.
   *
   * @param from one of its checkpoints
   */
  public void rewind(Checkpoint from, double learningRate) {
    LiveRun run = selected.get();
    RunConfig config = run.controls().configurationAt(from, learningRate);
    if (live.size() == 1) {
      restore(List.of(RunStart.branch(config, from, run.history())));
    } else {
      RunRecord before = run.recordProperty().get();
      select(branch(run, from, config));
      runs.forgetFormer();
      close(run);
      runs.keepFormer(before);
    }
  }

  /** Takes a run off the list, live or not; the last live one stays. */
  public void delete(RunEntry entry) {
    Optional<LiveRun> run = find(entry);
    if (run.isEmpty()) {
      runs.remove(entry);
    } else if (canDelete(entry)) {
      entry.pinnedProperty().set(false);
      close(run.get());
    }
  }

  /** Whether a run can be taken off the list. */
  public boolean canDelete(RunEntry entry) {
    return live.size() > 1 || find(entry).isEmpty();
  }

  /**
   * A control of the selected run but the batch size; of the main one, also of those that follow
   * it.
   */
  public void setControl(Control control, double value) {
    for (LiveRun run : moved(control)) {
      run.setControl(control, value);
    }
    noteChanges();
  }

  /** B of the selected run; of the main one, also of those that follow it. */
  public void setBatchSize(BatchSize value) {
    for (LiveRun run : moved(Control.BATCH_SIZE)) {
      run.setBatchSize(value);
    }
    noteChanges();
  }

  public void setMeasuringShare(double share) {
    live.forEach(run -> run.setMeasuringShare(share));
  }

  public void setPace(double stepsPerSecond) {
    pace = stepsPerSecond;
    live.forEach(run -> run.send(new Command.SetPace(stepsPerSecond)));
  }

  public void resume() {
    conductor.resume();
  }

  public void pause() {
    conductor.pause();
  }

  public void step() {
    conductor.step();
  }

  /** What live runs are kept at the same value of. */
  public void setClock(Progress.Clock shared) {
    conductor.setClock(shared);
  }

  /** Takes in what the engines have told and keeps the runs in step, once a frame. */
  public void pulse() {
    // What does not fit into this frame comes in the next; the engines' queues hold it.
    long end = System.nanoTime() + DRAIN_NANOS;
    boolean more = true;
    while (more) {
      behind = false;
      for (LiveRun run : live()) {
        behind |= run.drain(DRAIN_BATCH) == DRAIN_BATCH;
      }
      more = behind && System.nanoTime() - end < 0;
    }
    conductor.pulse();
    flows.forEach((run, beside) -> beside.pulse(run));
    seeds.pulse(main());
    if (haveChanged()) {
      runs.refresh();
    }
  }

  /** Whether the engines had told more than the last frame could take in. */
  public boolean isBehind() {
    return behind;
  }

  /** Pauses the runs, once, when all have converged: there is nothing more to see of them. */
  public void pauseWhereConverged() {
    if (state.get() == RunState.RUNNING && live.stream().allMatch(LiveRun::isAtRest)) {
      boolean told = false;
      for (LiveRun run : live) {
        told |= run.tellConvergence();
      }
      if (told) {
        pause();
      }
    }
  }

  /** Ends all engines; never waits. */
  public void close() {
    flows.values().forEach(FlowCompanions::close);
    seeds.close();
    live.forEach(run -> engines.end().accept(run.port()));
  }

  private LiveRun open(RunStart start, Moment origin, Changes changes) {
    LiveRun run = new LiveRun(engines.open().apply(start), start, origin, changes, clock);
    live.add(run);
    flows.put(run, new FlowCompanions(engines, this::shareCores));
    runs.add(run.recordProperty().get());
    run.recordProperty().addListener((property, before, after) -> runs.renew(before, after));
    run.stateProperty().addListener(property -> updateState());
    if (Double.isFinite(pace)) {
      run.send(new Command.SetPace(pace));
    }
    conductor.add(run, state.get() == RunState.RUNNING);
    shareCores();
    updateTwin();
    return run;
  }

  /** Ends a live run; it stays as an earlier one if it is pinned. */
  private void close(LiveRun run) {
    boolean wasMain = run == main();
    conductor.remove(run);
    engines.end().accept(run.port());
    live.remove(run);
    runs.retire(run.recordProperty().get());
    if (wasMain) {
      RunConfig config = main().configuration();
      companions().forEach(companion -> noteChanges(companion, config));
      main().setChanges(Changes.NONE);
    }
    if (selected.get() == run) {
      select(main());
    }
    flows(run).close();
    flows.remove(run);
    shareCores();
    updateState();
    updateTwin();
  }

  /** Runs, flows and seeds work side by side on the cores that one run has to itself. */
  private void shareCores() {
    int beside = flows.values().stream().mapToInt(FlowCompanions::count).sum() + seeds.threads();
    int each = Math.max(1, (CORES - beside) / live.size());
    live.forEach(run -> run.limitThreads(each));
  }

  private List<LiveRun> companions() {
    return List.copyOf(live.subList(1, live.size()));
  }

  /** The runs whose control the hand moves. */
  private List<LiveRun> moved(Control control) {
    LiveRun run = selected.get();
    return run == main()
        ? live().stream()
            .filter(one -> one.config().optimizer().has(control))
            .filter(one -> !one.changes().patch().changes(control.setting()))
            .toList()
        : List.of(run);
  }

  /** What the hand has given a run of its own stays its own. */
  private void noteChanges() {
    LiveRun run = selected.get();
    if (run != main()) {
      noteChanges(run, main().configuration());
      updateTwin();
    }
  }

  private static void noteChanges(LiveRun run, RunConfig main) {
    run.setChanges(new Changes(main, run.configuration()));
  }

  private Optional<LiveRun> twin() {
    return companions().stream().filter(run -> run.changes().areFullBatch()).findFirst();
  }

  private void setTwin(boolean on) {
    if (on && twin().isEmpty()) {
      add(ConfigPatch.FULL_BATCH);
    } else if (!on) {
      twin().ifPresent(this::close);
    }
  }

  private void updateTwin() {
    Optional<LiveRun> found = twin();
    flows(main()).setTwin(found.orElse(null));
    Optional<RunRecord> twin = found.map(run -> run.recordProperty().get());
    runs.markTwin(twin.orElse(null));
    twinOn.set(twin.isPresent());
  }

  private void updateState() {
    List<RunState> states = live.stream().map(run -> run.stateProperty().get()).toList();
    for (RunState one : List.of(RunState.RUNNING, RunState.PREPARING, RunState.PAUSED)) {
      if (states.contains(one)) {
        state.set(one);
        return;
      }
    }
    state.set(selected.get().stateProperty().get());
  }

  /** Whether a control has moved or a line begun since the runs were named and shown. */
  private boolean haveChanged() {
    boolean changed = false;
    for (RunEntry entry : runs.entries()) {
      changed |= entry.record().takeChanged();
    }
    return changed;
  }
}
