package dev.edgescope.app.run;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.run.pace.Conductor;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.RunStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The runs that go on side by side, at the same learning time, and those kept from before. Without
 * a node; lives on the JavaFX thread.
 *
 * <p>The first live run is the main one. Each of the others is described by what it has otherwise
 * than that, and follows it in everything else: the full-batch twin takes over its learning rate,
 * not its batch size. One of the live runs is selected: it is the one that the controls move.
 */
public final class RunComparison {
  private final RunEngines engines;
  private final LongSupplier clock;
  private final Conductor conductor = new Conductor();
  private final RunList runs = new RunList();
  private final List<LiveRun> live = new ArrayList<>();
  private final ReadOnlyObjectWrapper<LiveRun> selected;
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", RunState.PREPARING);
  private final TwinSwitch twin;
  private final EventIntake intake = new EventIntake();
  private final Companions companions;
  private final RunHand hand;

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
    companions = new Companions(engines);
    twin = new TwinSwitch(() -> add(ConfigPatch.FULL_BATCH), this::close);
    hand = new RunHand(this::live, this::selected, this::noteChanges, pace);
    selected =
        new ReadOnlyObjectWrapper<>(
            this, "selected", open(RunStart.of(config), Moment.START, Changes.NONE));
    alongside.forEach(this::add);
  }

  /** What is computed beside the live runs. */
  public Companions companions() {
    return companions;
  }

  /** What the hand moves of them. */
  public RunHand hand() {
    return hand;
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

  private LiveRun selected() {
    return selected.get();
  }

  /** What the live runs do together; of those that have ended, what the selected one did. */
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the main run has a twin that differs in nothing but the full batch. */
  public BooleanProperty twinOnProperty() {
    return twin.onProperty();
  }

  /** The live run of an entry of the list; empty for an earlier one. */
  public Optional<LiveRun> find(RunEntry entry) {
    return find(entry.record());
  }

  private Optional<LiveRun> find(RunRecord record) {
    return live.stream().filter(run -> run.recordProperty().get() == record).findFirst();
  }

  /** Whether a record is that of a live run, and not of one before a reset. */
  public boolean isLive(RunRecord record) {
    return find(record).isPresent();
  }

  /** Lets the controls move the live run of a record. */
  public void select(RunRecord record) {
    find(record).filter(run -> run != selected()).ifPresent(this::select);
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
    leaveMain();
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
    leaveMain();
    main().restore(starts.getFirst());
    RunConfig of = main().configuration();
    for (RunStart start : starts.subList(1, starts.size())) {
      open(start, Moment.START, new Changes(of, Controls.of(start).configuration()));
    }
  }

  /** All others go; the main run is about to be laid out anew. */
  private void leaveMain() {
    runs.forgetFormer();
    others().forEach(this::close);
    select(main());
    conductor.restart();
  }

  /**
   * Lays the main run out anew, and the others with it by what they have otherwise; branches end.
   */
  public void begin(RunConfig config) {
    runs.forgetFormer();
    conductor.restart();
    main().begin(config);
    for (LiveRun other : others()) {
      if (other.isBranch()) {
        close(other); // there is nothing any more that it could be branched off
        continue;
      }
      try {
        other.begin(other.changes().patch().applyTo(config));
      } catch (InvalidConfigException e) {
        other.refuse(String.valueOf(e.getMessage()));
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
    LiveRun run = selected();
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
   * goes back itself; among others, which are ahead of that, another one with the same past takes
   * its place.
   *
   * @param from one of its checkpoints
   */
  public void rewind(Checkpoint from, double learningRate) {
    LiveRun run = selected();
    RunRecord before = run.recordProperty().get();
    RunConfig config = run.controls().configurationAt(from, learningRate);
    RunStart start = RunStart.branch(config, from, run.history());
    if (live.size() == 1) {
      restore(List.of(start));
      runs.handOver(before, run.recordProperty().get());
    } else {
      select(open(start, Moment.START, new Changes(main().configuration(), config)));
      runs.handOver(before, selected().recordProperty().get());
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
    intake.take(live());
    conductor.pulse(clock.getAsLong());
    companions.pulse(main());
    runs.refreshChanged();
  }

  /** Whether the engines had told more than the last frame could take in. */
  public boolean isBehind() {
    return intake.isBehind();
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
    companions.close();
    live.forEach(run -> engines.end().accept(run.port()));
  }

  private LiveRun open(RunStart start, Moment origin, Changes changes) {
    LiveRun run = new LiveRun(engines.open().apply(start), start, origin, changes, clock);
    live.add(run);
    runs.add(run.recordProperty().get());
    run.recordProperty().addListener((property, before, after) -> runs.renew(before, after));
    run.stateProperty().addListener(property -> updateState());
    hand.take(run);
    conductor.add(run, state.get() == RunState.RUNNING);
    companions.add(run);
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
      others().forEach(other -> other.setChanges(new Changes(config, other.configuration())));
      main().setChanges(Changes.NONE);
    }
    if (selected.get() == run) {
      select(main());
    }
    companions.remove(run);
    updateState();
    updateTwin();
  }

  private List<LiveRun> others() {
    return List.copyOf(live.subList(1, live.size()));
  }

  /** What the hand has given a run of its own stays its own. */
  private void noteChanges() {
    LiveRun run = selected();
    if (run != main()) {
      run.setChanges(new Changes(main().configuration(), run.configuration()));
      updateTwin();
    }
  }

  private void updateTwin() {
    Optional<LiveRun> found =
        others().stream().filter(run -> run.changes().areFullBatch()).findFirst();
    companions.flows(main()).setTwin(found.orElse(null));
    runs.markTwin(found.map(run -> run.recordProperty().get()).orElse(null));
    twin.follow(found);
  }

  private void updateState() {
    state.set(
        RunState.together(
            live.stream().map(run -> run.stateProperty().get()).toList(),
            selected().stateProperty().get()));
  }
}
