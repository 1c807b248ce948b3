package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.run.Engines.Engine;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Landscape;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.StepBlocks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
  private static final Preset PRESET = Presets.load().byId("conservative-sharpening");
  private static final RunConfig CONFIG = PRESET.config();
  private static final ConfigPatch FASTER =
      ConfigPatch.parse("{\"optimizer\": {\"learningRate\": 0.2}}");
  private static final ConfigPatch OTHER_SEED = ConfigPatch.parse("{\"seed\": 2}");

  private final Engines engines = new Engines();
  private final RunComparison runs =
      new RunComparison(
          CONFIG, PRESET.alongside(), Double.POSITIVE_INFINITY, engines.all(), System::nanoTime);

  private Engine engine(int number) {
    return engines.opened().get(number);
  }

  private static RunConfig lastReset(Engine engine) {
    return engine.sent().stream()
        .filter(Command.Reset.class::isInstance)
        .map(command -> ((Command.Reset) command).config())
        .toList()
        .getLast();
  }

  private void start(int number) {
    Engine engine = engine(number);
    engine.tell(new RunEvent.Started(1, engine.start().config(), 10, 1000, 10));
    runs.pulse();
  }

  private List<String> names() {
    return runs.runs().entries().stream().map(entry -> entry.nameProperty().get()).toList();
  }

  @Test
  void aPresetOpensTheRunsAlongside() {
    assertEquals(2, engines.opened().size());
    assertTrue(engine(1).start().config().optimizer().batchSize().isFull());
    assertEquals(List.of("B = 8", "full batch"), names());
    assertTrue(runs.twinOnProperty().get());
  }

  @Test
  void theTwinFollowsTheLearningRateButNotTheBatchSize() {
    runs.hand().setControl(Control.LEARNING_RATE, 0.05);
    runs.hand().setBatchSize(BatchSize.of(32));

    assertTrue(engine(1).sent().contains(new Command.SetControl(Control.LEARNING_RATE, 0.05)));
    assertFalse(engine(1).sent().contains(new Command.SetControl(Control.BATCH_SIZE, 32)));
    assertTrue(engine(0).sent().contains(new Command.SetControl(Control.BATCH_SIZE, 32)));
  }

  @Test
  void aRunWithoutATunerIsNotToldOfSigma() {
    Preset cdat = Presets.load().byId("cdat");
    runs.begin(cdat.config(), cdat.alongside());
    runs.hand().setControl(Control.SIGMA, 1.2);

    var moved = new Command.SetControl(Control.SIGMA, 1.2);
    List<LiveRun> live = runs.live();
    assertEquals(3, live.size());
    assertTrue(engine(0).sent().contains(moved));
    List<Engines.Engine> others = engines.opened().subList(1, engines.opened().size());
    assertTrue(others.stream().noneMatch(engine -> engine.sent().contains(moved)));
  }

  @Test
  void theSwitchAddsAndTakesTheTwin() {
    runs.twinOnProperty().set(false);
    assertTrue(engine(1).isEnded());
    assertEquals(1, runs.live().size());

    runs.twinOnProperty().set(true);
    assertEquals(ConfigPatch.FULL_BATCH, runs.live().getLast().changes().patch());
  }

  @Test
  void theTwinOfAFullBatchIsTheTwinWhereBothAreGoneOnWith() {
    RunConfig full = runs.live().getLast().config();
    runs.restore(List.of(RunStart.of(full), RunStart.of(full)));
    assertTrue(runs.twinOnProperty().get());
  }

  @Test
  void anyNumberOfRunsGoSideBySide() {
    runs.add(FASTER);
    runs.add(OTHER_SEED);

    assertEquals(4, runs.live().size());
    assertEquals(
        List.of(
            "B = 8, α = 0.1, seed 1",
            "full batch, α = 0.1, seed 1",
            "B = 8, α = 0.2, seed 1",
            "B = 8, α = 0.1, seed 2"),
        names());
    assertEquals(2, engine(3).start().config().seed());
  }

  @Test
  void theControlsMoveTheSelectedRunAlone() {
    LiveRun faster = runs.add(FASTER);
    runs.select(faster);
    runs.hand().setBatchSize(BatchSize.of(16));

    assertFalse(engine(0).sent().contains(new Command.SetControl(Control.BATCH_SIZE, 16)));
    assertTrue(engine(2).sent().contains(new Command.SetControl(Control.BATCH_SIZE, 16)));
  }

  @Test
  void whatARunWasGivenOfItsOwnItKeeps() {
    LiveRun seeded = runs.add(OTHER_SEED);
    runs.select(seeded);
    runs.hand().setControl(Control.LEARNING_RATE, 0.3);
    runs.select(runs.main());
    runs.hand().setControl(Control.LEARNING_RATE, 0.05);
    runs.hand().setBatchSize(BatchSize.of(64));

    assertFalse(engine(2).sent().contains(new Command.SetControl(Control.LEARNING_RATE, 0.05)));
    assertTrue(engine(2).sent().contains(new Command.SetControl(Control.BATCH_SIZE, 64)));
  }

  @Test
  void allBeginAnewFromTheMainRunAsItStands() {
    runs.add(FASTER);
    runs.hand().setBatchSize(BatchSize.of(16));
    runs.begin(runs.main().configuration());

    assertEquals(BatchSize.of(16), lastReset(engine(0)).optimizer().batchSize());
    assertTrue(lastReset(engine(1)).optimizer().batchSize().isFull());
    assertEquals(BatchSize.of(16), lastReset(engine(2)).optimizer().batchSize());
    assertEquals(0.2, lastReset(engine(2)).optimizer().learningRate());
  }

  @Test
  void aRunThatIsNoLongerPossibleSaysWhyAndDoesNotHoldTheOthers() {
    LiveRun large = runs.add(ConfigPatch.parse("{\"optimizer\": {\"batchSize\": 500}}"));
    RunConfig small = ConfigPatch.parse("{\"data\": {\"examples\": 100}}").applyTo(CONFIG);
    runs.begin(small);

    assertEquals(RunState.FAILED, large.stateProperty().get());
    assertTrue(large.messages().failureProperty().get().startsWith("optimizer.batchSize: 500"));
    assertTrue(large.progress(Progress.Clock.LEARNING_TIME).over());
  }

  @Test
  void theMainRunCanBeDeletedAndTheNextTakesItsPlace() {
    runs.add(FASTER);
    runs.delete(runs.runs().entries().getFirst());

    assertTrue(engine(0).isEnded());
    assertEquals(ConfigPatch.NONE, runs.main().changes().patch());
    assertTrue(runs.main().configuration().optimizer().batchSize().isFull());
    assertTrue(
        runs.live()
            .getLast()
            .changes()
            .patch()
            .applyTo(runs.main().configuration())
            .equals(runs.live().getLast().configuration()));
    assertFalse(runs.twinOnProperty().get());
  }

  @Test
  void theLastLiveRunStays() {
    runs.twinOnProperty().set(false);
    RunEntry last = runs.runs().entries().getFirst();
    runs.delete(last);

    assertFalse(runs.canDelete(last));
    assertEquals(1, runs.live().size());
  }

  @Test
  void aPinnedCompanionStaysWhenAPresetIsChosen() {
    start(0);
    start(1);
    engine(1).tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.5)));
    runs.pulse();
    runs.runs().entries().get(1).pinnedProperty().set(true);
    runs.begin(Presets.load().first().config(), List.of());

    assertEquals(
        List.of(RunEntry.Role.LIVE, RunEntry.Role.EARLIER),
        runs.runs().entries().stream().map(RunEntry::role).toList());
    assertTrue(engine(1).isEnded());
  }

  @Test
  void theRunsAreUnderWayWhileOneOfThemIs() {
    start(0);
    assertEquals(RunState.PREPARING, runs.stateProperty().get());
    start(1);
    assertEquals(RunState.PAUSED, runs.stateProperty().get());
    engine(0).tell(new RunEvent.Resumed(1, 0));
    runs.pulse();
    assertEquals(RunState.RUNNING, runs.stateProperty().get());
    engine(0).tell(new RunEvent.Failed(1, 3, "The run diverged.", Optional.empty()));
    runs.pulse();
    assertEquals(RunState.PAUSED, runs.stateProperty().get());
  }

  @Test
  void theEdgeOfARunThatFailsEndsThereAndTheChartsAreTold() {
    start(0);
    start(1);
    long before = runs.runs().revisionProperty().get();
    engine(0).tell(new RunEvent.Failed(1, 3, "The run diverged.", Optional.empty()));
    runs.pulse();
    assertTrue(runs.runs().revisionProperty().get() > before);
    assertEquals(0, runs.main().recordProperty().get().edge().end(TimeBase.STEP));
  }

  @Test
  void aDeletedSelectionGoesBackToTheMainRun() {
    runs.select(runs.live().getLast());
    runs.twinOnProperty().set(false);

    assertEquals(runs.main(), runs.selectedProperty().get());
  }

  @Test
  void severalRunsShareTheCores() {
    int cores = Runtime.getRuntime().availableProcessors();
    int each = Math.max(1, cores / 3);
    runs.add(FASTER);

    // On one core a run has its share from the start.
    boolean isSent = each < cores;
    assertEquals(isSent, engine(0).sent().contains(new Command.SetThreads(each)));
    assertEquals(isSent, engine(2).sent().contains(new Command.SetThreads(each)));
  }

  @Test
  void aDuplicateIsWhatItHasOtherwise() {
    LiveRun faster = runs.add(FASTER.applyTo(CONFIG));

    assertEquals(FASTER, faster.changes().patch());
  }

  private LiveRun branch() {
    start(0);
    Checkpoint from = new Checkpoint(500, 50, 0.1, 8, new double[] {1, 2, 3}, Map.of());
    return runs.branch(runs.main(), from, FASTER.applyTo(CONFIG));
  }

  @Test
  void aBranchBeginsAtItsCheckpointUnderItsOwnSettings() {
    LiveRun branch = branch();

    Checkpoint at = engine(2).start().checkpoint().orElseThrow();
    assertEquals(500, at.step());
    assertEquals(0.2, at.learningRate());
    assertEquals(50, branch.progress(Progress.Clock.LEARNING_TIME).time());
    assertEquals("B = 8, α = 0.2, from step 500", names().getLast());
  }

  @Test
  void aBranchIsDrawnFromItsBranchPointOn() {
    LiveRun branch = branch();
    start(2);
    engine(2).tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9, 0.8)));
    engine(2).tell(new RunEvent.Stepped(1, StepBlocks.of(500, 0.1, 0.5)));
    runs.pulse();

    assertEquals(1, branch.recordProperty().get().batchLoss().size());
    assertEquals(500, branch.recordProperty().get().batchLoss().step(0));
  }

  @Test
  void aBranchEndsWhenAllBeginAnew() {
    branch();
    runs.begin(CONFIG);

    assertTrue(engine(2).isEnded());
    assertEquals(2, runs.live().size());
  }

  @Test
  void theStateOfNowIsAskedOfTheEngine() {
    start(0);
    List<Checkpoint> taken = new ArrayList<>();
    runs.main().checkpoints().takeNow(taken::add);
    assertEquals(new Command.TakeCheckpoint(), engine(0).sent().getLast());

    Checkpoint now = new Checkpoint(7, 0.7, 0.1, 8, new double[3], Map.of());
    engine(0).tell(new RunEvent.Checkpointed(1, now));
    runs.pulse();
    assertEquals(List.of(now), taken);
  }

  @Test
  void earlierStepsAreThoseThatTheEngineKeeps() {
    Checkpoint kept = new Checkpoint(512, 51.2, 0.1, 8, new double[3], Map.of());
    engine(0).keep(kept);

    assertEquals(Optional.of(kept), runs.main().checkpoints().before(600));
    assertEquals(Optional.empty(), runs.main().checkpoints().before(511));
  }

  @Test
  void edgesCarryTheirRunsNamesWhereTheyDiffer() {
    runs.add(FASTER);
    List<RunEntry> entries = runs.runs().entries();
    assertEquals("B = 8, α = 0.2", entries.get(2).record().edge().owner());
    assertEquals("α = 0.1", entries.get(1).record().edge().owner());

    runs.delete(entries.get(2));
    assertEquals("", runs.runs().entries().getFirst().record().edge().owner());
  }

  @Test
  void aLandscapeIsAskedForOnceUntilItComes() {
    PictureFeed<Landscape> feed = runs.main().pictures().landscape();
    feed.want(0, 0);
    feed.want(0, 1_000_000_000);

    assertEquals(
        1, engine(0).sent().stream().filter(Command.DrawLandscape.class::isInstance).count());
  }

  @Test
  void aPortraitIsAskedForOnceUntilItComes() {
    PictureFeed<Portrait> feed = runs.main().pictures().portrait();
    feed.want(0, 0);
    feed.want(0, 1_000_000_000);

    assertEquals(
        1, engine(0).sent().stream().filter(Command.TakePortrait.class::isInstance).count());
  }

  @Test
  void aDensityIsAskedForOnceUntilItComes() {
    DensityFeed feed = runs.main().pictures().density();
    feed.ask();
    feed.ask();

    assertEquals(
        1, engine(0).sent().stream().filter(Command.TakeDensity.class::isInstance).count());
  }

  /** Runs under way of which each has made so many steps at a loss that stands still. */
  private void standStill(int steps) {
    double[] losses = new double[steps];
    Arrays.fill(losses, 0.25);
    for (int number = 0; number < 2; number++) {
      start(number);
      engine(number).tell(new RunEvent.Resumed(1, 0));
      engine(number).tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, losses)));
    }
    runs.pulse();
    runs.pauseWhereConverged();
  }

  private List<String> marks() {
    return runs.main().recordProperty().get().markers().stream().map(EventMarker::label).toList();
  }

  @Test
  void runsThatHaveConvergedArePausedAndMarked() {
    standStill(300);
    assertEquals(List.of("converged"), marks());
    assertEquals(300, runs.main().recordProperty().get().markers().getFirst().moment().step());
  }

  @Test
  void runsThatMayStillMoveGoOn() {
    standStill(100);
    assertEquals(List.of(), marks());
  }

  @Test
  void whoGoesOnAfterThatIsNotPausedAgain() {
    standStill(300);
    engine(0).tell(new RunEvent.Stepped(1, StepBlocks.of(300, 0.1, 0.25, 0.25)));
    runs.pulse();
    runs.pauseWhereConverged();
    assertEquals(List.of("converged"), marks());
  }

  private static final Checkpoint EARLIER =
      new Checkpoint(512, 51.2, 0.05, 8, new double[3], Map.of());

  @Test
  void aRunAloneGoesBackItself() {
    runs.twinOnProperty().set(false);
    start(0);
    runs.rewind(EARLIER, 0.02);

    Command.Restore restored = (Command.Restore) engine(0).sent().getLast();
    Checkpoint from = restored.start().checkpoint().orElseThrow();
    assertEquals(512, from.step());
    assertEquals(0.02, from.learningRate());
    assertEquals(512, restored.start().past().steps());
    assertEquals(0.02, restored.start().config().optimizer().learningRate());
    assertEquals(1, runs.live().size());
  }

  @Test
  void aRunIsPreparedUntilItHasCaughtUpWithItsRecord() {
    runs.twinOnProperty().set(false);
    start(0);
    runs.rewind(EARLIER, 0.02);
    engine(0).tell(new RunEvent.Started(2, runs.main().config(), 10, 1000, 10));
    engine(0).tell(new RunEvent.CatchingUp(2, 300, 512));
    runs.pulse();
    assertEquals(RunState.PREPARING, runs.stateProperty().get());
    assertEquals("made again: step 300 of 512", runs.main().status().measuringProperty().get());

    engine(0).tell(new RunEvent.Paused(2, 512));
    runs.pulse();
    assertEquals(RunState.PAUSED, runs.stateProperty().get());
    assertEquals("measuring –", runs.main().status().measuringProperty().get());
  }

  @Test
  void amongOthersOneWithItsPastTakesThePlaceOfTheRun() {
    start(0);
    engine(0).tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9)));
    runs.pulse();
    RunRecord before = runs.main().recordProperty().get();
    runs.rewind(EARLIER, 0.02);

    assertTrue(engine(0).isEnded());
    assertEquals(512, engine(2).start().checkpoint().orElseThrow().step());
    assertEquals(Moment.START, runs.selectedProperty().get().recordProperty().get().origin());
    assertEquals(2, runs.live().size());
    assertEquals(List.of(before), runs.runs().former());
  }

  /** Whether it goes back itself or another takes its place; the run before is pale then. */
  @Test
  void aRunThatGoesBackKeepsItsColour() {
    start(0);
    engine(0).tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9)));
    runs.pulse();
    RunEntry beside = runs.runs().entries().getLast();
    runs.rewind(EARLIER, 0.02);
    RunEntry heir = entry(runs.selectedProperty().get().recordProperty().get());
    assertEquals(0, heir.colour());
    assertEquals(1, beside.colour());

    RunRecord before = runs.runs().former().getFirst();
    runs.runs().bringBack();
    assertEquals(0, entry(before).colour());
    SeriesStyle line = before.eigenvalues().getFirst().style();
    assertEquals(SeriesStyle.Weight.PALE, line.weight());
  }

  @Test
  void aPinnedRunThatGoesBackAloneFades() {
    runs.twinOnProperty().set(false);
    start(0);
    engine(0).tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9)));
    runs.pulse();
    RunRecord before = runs.main().recordProperty().get();
    entry(before).pinnedProperty().set(true);
    runs.rewind(EARLIER, 0.02);

    assertEquals(0, entry(runs.main().recordProperty().get()).colour());
    assertEquals(0, entry(before).colour());
    assertTrue(entry(before).look(false).faded());
    assertFalse(entry(runs.main().recordProperty().get()).look(false).faded());
  }

  private RunEntry entry(RunRecord record) {
    return runs.runs().entries().stream()
        .filter(entry -> entry.record() == record)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNewExperimentStandsBesideTheRunBefore() {
    start(0);
    engine(0).tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9)));
    runs.pulse();
    RunRecord before = runs.main().recordProperty().get();
    Optional<RunEntry> kept = runs.beginBeside(FASTER.applyTo(CONFIG));

    assertEquals(before, kept.orElseThrow().record());
    assertTrue(runs.runs().shown().contains(kept.orElseThrow()));
  }
}
