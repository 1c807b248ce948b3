package dev.edgescope.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.run.Engines;
import dev.edgescope.app.run.FlowCompanions;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.run.pace.Conductor;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.measure.MeasuringProgress.MeasuredPart;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.measure.RegimeReason;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.StepBlock;
import dev.edgescope.engine.training.StepBlocks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveViewModelTest {
  private static final long MILLISECOND = 1_000_000;

  private final Presets presets = Presets.load();
  private final Preset preset = presets.first();
  private final Engines engines = new Engines();
  private long nanos;
  private final RunComparison runs =
      new RunComparison(
          preset.config(), preset.alongside(), preset.pace(), engines.all(), () -> nanos);
  private final LiveViewModel model = new LiveViewModel(presets.all(), preset, runs);
  private final List<Command> sent = engines.opened().getFirst().sent();

  @Test
  void aRunThatIsLaidOutWaits() {
    assertEquals(RunState.PREPARING, model.stateProperty().get());

    start(1, preset.config());

    assertEquals(RunState.PAUSED, model.stateProperty().get());
    assertEquals("55,050 parameters, 1,000 examples, 10 outputs", model.sizeProperty().getValue());
  }

  @Test
  void aPresetIsCalledAsItIsUntilSomethingIsChanged() {
    for (Preset one : presets.all()) {
      model.choose(one);
      model.pulse();
      assertEquals(one.title(), model.preset().titleProperty().get());
    }
    model.choose(preset);
    model.controls().learningRate().set(0.2);
    model.pulse();
    assertEquals("Progressive sharpening, changed", model.preset().titleProperty().get());
    model.controls().learningRate().set(0.1);
    model.pulse();
    assertEquals("Progressive sharpening", model.preset().titleProperty().get());
  }

  /** Of a file, a cell of a sweep or a recorded run, whatever preset was chosen before. */
  @Test
  void anExperimentFromElsewhereIsNamedByThePresetItIsNearestTo() {
    model.run(presets.byId("below-the-edge").config());
    model.pulse();
    assertEquals("Below the edge", model.preset().titleProperty().get());
    assertFalse(model.preset().describedProperty().get());

    model.controls().learningRate().set(0.02);
    model.pulse();
    assertEquals("Below the edge, changed", model.preset().titleProperty().get());

    model.choose(preset);
    model.pulse();
    assertEquals("Progressive sharpening", model.preset().titleProperty().get());
    assertTrue(model.preset().describedProperty().get());
  }

  @Test
  void thePredictionsOfAPresetAreOnAndNoOthers() {
    FlowCompanions flows = runs.companions().flows(runs.main());
    flows.onProperty(FlowKind.TAYLOR).set(true);
    model.choose(presets.byId("central-flow"));
    assertTrue(flows.onProperty(FlowKind.CENTRAL).get());
    assertTrue(flows.onProperty(FlowKind.GRADIENT).get());
    assertFalse(flows.onProperty(FlowKind.TAYLOR).get());
  }

  @Test
  void startAndPauseAreAskedOfTheEngineAndShownOnceItAnswers() {
    start(1, preset.config());

    model.toggle();
    assertEquals(List.of(new Command.Resume()), sent);
    assertEquals(RunState.PAUSED, model.stateProperty().get());

    tell(new RunEvent.Resumed(1, 0));
    assertEquals(RunState.RUNNING, model.stateProperty().get());

    model.toggle();
    assertEquals(new Command.Pause(), sent.getLast());
  }

  @Test
  void aControlThatIsRefusedMovesBackAndSaysWhy() {
    start(1, preset.config());
    model.controls().learningRate().set(0.2);
    InvalidConfigException why =
        new InvalidConfigException(Setting.LEARNING_RATE, "0.2 cannot be here; give 0.1.");

    tell(new RunEvent.ControlRefused(1, 0, Control.LEARNING_RATE, 0.1, why));

    assertEquals(
        "Learning rate: 0.2 cannot be here; give 0.1.", model.refusalProperty().getValue());
    assertEquals(0.1, model.controls().learningRate().get());
    assertEquals(0.1, model.selected().configuration().optimizer().learningRate());

    model.selected().messages().dismissRefusal();
    assertEquals("", model.refusalProperty().getValue());
  }

  @Test
  void aLongReadingIsShownUntilItIsThere() {
    start(1, preset.config());

    tell(
        new RunEvent.Measuring(
            1, 0, new MeasuringProgress.Stage(MeasuredPart.Usual.NTK_TRACE, 40)));
    model.pulse();
    assertEquals("measuring: NTK trace, about 40 s left", model.status().measuringProperty().get());

    tell(new RunEvent.Measured(1, measurement(0, 0.1, 1000, 12.5, 0)));
    model.pulse();
    assertEquals("measuring –", model.status().measuringProperty().get());
  }

  @Test
  void aRunThatMeasuresCanBeStartedAndPaused() {
    start(1, preset.config());

    tell(
        new RunEvent.Measuring(
            1, 0, new MeasuringProgress.Stage(MeasuredPart.Usual.NTK_TRACE, 40)));
    tell(new RunEvent.Resumed(1, 0));
    assertEquals(RunState.RUNNING, model.stateProperty().get());

    model.toggle();
    tell(new RunEvent.Paused(1, 0));
    assertEquals(RunState.PAUSED, model.stateProperty().get());
    assertEquals("measuring: NTK trace, about 40 s left", model.status().measuringProperty().get());
  }

  @Test
  void stepsAndMeasurementsReachTheCharts() {
    start(1, preset.config());

    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.5, 0.4, 0.3)));
    tell(new RunEvent.Measured(1, measurement(3, 0.1, 1000, 12.5, 0)));
    model.pulse();

    RunRecord record = model.recordProperty().getValue();
    assertEquals(3, record.batchLoss().size());
    assertEquals(12.5, record.eigenvalues().getFirst().value(0));
    assertEquals("step 3", model.status().stepProperty().get());
    assertEquals("τ 0.3000", model.status().learningTimeProperty().get());
  }

  @Test
  void anEigenvalueThatDidNotConvergeIsMarkedAsSuch() {
    start(1, preset.config());
    Spectrum spectrum =
        new Spectrum(List.of(new Eigenvalue(9, 1e-3, true), new Eigenvalue(5, 1, false)));

    tell(new RunEvent.Measured(1, measurement(0, 0.1, 1000, spectrum, 0)));

    RunRecord record = model.recordProperty().getValue();
    assertTrue(record.eigenvalues().get(0).isConverged(0));
    assertEquals(false, record.eigenvalues().get(1).isConverged(0));
  }

  @Test
  void theEdgeFollowsTheHandBeforeTheEngineAnswers() {
    start(1, preset.config());

    model.controls().learningRate().set(0.2);

    assertEquals(10, model.recordProperty().getValue().edge().current(), 1e-12);
    assertEquals(List.of(new Command.SetControl(Control.LEARNING_RATE, 0.2)), sent);
    assertEquals("2/α", model.recordProperty().getValue().edge().formula());
  }

  @Test
  void thePointOfThePlaneFollowsTheHandUntilAMeasurementConfirmsIt() {
    start(1, preset.config());
    tell(new RunEvent.Measured(1, measurement(0, 0.1, 1000, 10, 0)));
    PlaneTrail trail = model.recordProperty().getValue().stability().trail();
    assertEquals(new Place(0.5, 0, false), trail.current());

    model.controls().learningRate().set(0.3);
    assertEquals(1.5, Objects.requireNonNull(trail.projected()).x(), 1e-12);

    // Measured before the engine heard of it: still where the hand says.
    tell(new RunEvent.Measured(1, measurement(1, 0.1, 1000, 11, 0)));
    assertEquals(1.65, Objects.requireNonNull(trail.projected()).x(), 1e-12);

    tell(new RunEvent.Measured(1, measurement(2, 0.3, 1000, 12, 0)));
    assertNull(trail.projected());
    assertEquals(1.8, Objects.requireNonNull(trail.current()).x(), 1e-12);
  }

  @Test
  void theFullBatchIsSentAsTheNumberOfExamples() {
    start(1, preset.config());

    model.controls().batchSize().set(BatchSize.of(8));
    model.controls().batchSize().set(BatchSize.full());

    assertEquals(
        List.of(
            new Command.SetControl(Control.BATCH_SIZE, 8),
            new Command.SetControl(Control.BATCH_SIZE, 1000)),
        sent);
    assertEquals("full (1,000)", model.controls().batchSize().textProperty().get());
  }

  @Test
  void aBrokenTextAsksNothingOfTheEngine() {
    start(1, preset.config());

    model.controls().learningRate().commit("1e9");
    model.controls().batchSize().commit("1001");

    assertEquals(List.of(), sent);
    assertEquals(
        "1,001 is more than the 1,000 training examples; give a whole number from 1 to 1,000, or"
            + " \"full\".",
        model.controls().batchSize().errorProperty().get());
  }

  @Test
  void anUntouchedFullBatchIsReadBack() {
    assertTrue(model.controls().batchSize().commit("full (1,000)"));
    assertTrue(model.controls().batchSize().get().isFull());
  }

  @Test
  void oneGestureOfASliderIsOneMarker() {
    start(1, preset.config());
    change(10, 0.1, 0.12);
    nanos += 50 * MILLISECOND;
    change(12, 0.12, 0.15);
    nanos += 50 * MILLISECOND;
    change(14, 0.15, 0.2);
    nanos += 2000 * MILLISECOND;
    change(90, 0.2, 0.1);

    assertEquals(
        List.of("α 0.1 → 0.2", "α 0.2 → 0.1"),
        model.timeAxis().markers().stream().map(marker -> marker.label()).toList());
    assertEquals(14, model.timeAxis().markers().getFirst().moment().step());
  }

  @Test
  void whatIsRecordedAtAStepHasTheExamplesOfTheStepsBefore() {
    start(1, preset.config());
    tell(new RunEvent.Stepped(1, StepBlocks.of(Progress.START, 0.1, 100, 1, 1, 1)));
    change(3, 0.1, 0.2);

    assertEquals(300, model.timeAxis().markers().getFirst().moment().examplesSeen());
    Series loss = model.recordProperty().getValue().batchLoss();
    assertEquals(200, loss.moment(2).examplesSeen());
  }

  @Test
  void regimesAreMarkedAndListedUntilAReset() {
    start(1, preset.config());
    RunEvent.RegimeChanged change =
        new RunEvent.RegimeChanged(
            1, 40, 4, Regime.EDGE_OF_STABILITY, new RegimeReason.Kept("At its edge."));

    tell(change);

    assertEquals(List.of(change), model.regimes());
    assertEquals(
        new EventMarker(new Moment(40, 4), "edge of stability", EventMarker.Kind.STATE),
        model.timeAxis().markers().getFirst());

    model.reset();
    assertEquals(List.of(), model.regimes());
    assertEquals(List.of(), model.timeAxis().markers());
  }

  @Test
  void theReasonOfTheRegimeFollowsAndTheListKeepsTheFirst() {
    start(1, preset.config());
    RunEvent.RegimeChanged change =
        new RunEvent.RegimeChanged(
            1, 40, 4, Regime.EDGE_OF_STABILITY, new RegimeReason.Kept("At its edge for 40 steps."));
    tell(change);
    assertEquals("At its edge for 40 steps.", model.regimeReasonProperty().getValue());

    tell(confirmation(Regime.EDGE_OF_STABILITY, "At its edge for 50 steps."));
    assertEquals("At its edge for 50 steps.", model.regimeReasonProperty().getValue());
    assertEquals(List.of(change), model.regimes());
  }

  @Test
  void aRegimeIsThatOfTheSelectedRunWhereSeveralAreShown() {
    start(1, preset.config());
    tell(
        new RunEvent.RegimeChanged(
            1, 40, 4, Regime.EDGE_OF_STABILITY, new RegimeReason.Kept("At its edge.")));
    assertEquals("Edge of stability", model.regimeTitleProperty().getValue());

    runs.add(
        preset.config().withOptimizer(preset.config().optimizer().withBatchSize(BatchSize.of(8))));
    assertEquals("full batch: edge of stability", model.regimeTitleProperty().getValue());
  }

  @Test
  void theReasonOfAnotherRegimeThanTheOneShownIsNotShown() {
    start(1, preset.config());
    tell(
        new RunEvent.RegimeChanged(
            1, 40, 4, Regime.EDGE_OF_STABILITY, new RegimeReason.Kept("At its edge.")));

    tell(confirmation(Regime.SETTLING, "Nothing changes."));

    assertEquals("At its edge.", model.regimeReasonProperty().getValue());
  }

  private static RunEvent confirmation(Regime regime, String reason) {
    return new RunEvent.RegimeConfirmed(1, 50, regime, new RegimeReason.Kept(reason));
  }

  @Test
  void batchSizesAreMarkedInTheirWords() {
    start(1, preset.config());

    tell(new RunEvent.ControlChanged(1, new ControlChange(5, 0.5, Control.BATCH_SIZE, 1000, 8)));

    assertEquals("B full → 8", model.timeAxis().markers().getFirst().label());
  }

  @Test
  void aChangeBeforeTheFirstStepNeedsNoMarker() {
    start(1, preset.config());

    change(0, 0.1, 0.2);

    assertEquals(List.of(), model.timeAxis().markers());
  }

  @Test
  void resetKeepsTheControlsAsTheyStand() {
    start(1, preset.config());
    model.controls().learningRate().set(0.2);
    model.controls().batchSize().set(BatchSize.of(32));

    model.reset();

    RunConfig config = lastReset();
    assertEquals(0.2, config.optimizer().learningRate());
    assertEquals(BatchSize.of(32), config.optimizer().batchSize());
    assertEquals(RunState.PREPARING, model.stateProperty().get());
  }

  @Test
  void aPresetBringsItsOwnSettings() {
    start(1, preset.config());
    model.controls().learningRate().set(0.2);
    Preset other = presets.byId("stochastic-edge");

    model.choose(other);

    assertEquals(other.config(), lastReset());
    assertEquals("0.05", model.controls().learningRate().textProperty().get());
    assertEquals("128, 128", model.experiment().model().hidden().textProperty().get());
    assertEquals(
        List.of(
            new Command.SetControl(Control.LEARNING_RATE, 0.2),
            new Command.SetPace(other.pace()),
            new Command.Reset(other.config())),
        sent,
        "the controls of the new run are not sent once more");
  }

  @Test
  void whatAnOldRunStillTellsIsPassedOver() {
    start(1, preset.config());
    model.reset();
    RunConfig second = lastReset();

    tell(new RunEvent.Stepped(1, StepBlocks.of(40, 0.1, 0.5)));
    tell(new RunEvent.Failed(1, 41, "too late", Optional.empty()));
    assertTrue(model.recordProperty().getValue().batchLoss().isEmpty());
    assertEquals(RunState.PREPARING, model.stateProperty().get());

    start(2, second);
    tell(new RunEvent.Stepped(1, StepBlocks.of(41, 0.1, 0.5)));
    tell(new RunEvent.Stepped(2, StepBlocks.of(0, 0.1, 0.7)));
    assertEquals(0.7, model.recordProperty().getValue().batchLoss().value(0));
  }

  @Test
  void ofTwoResetsOnlyTheLastRunIsShown() {
    start(1, preset.config());
    model.choose(presets.byId("diverging"));
    RunConfig second = lastReset();
    model.choose(presets.byId("stochastic-edge"));
    RunConfig third = lastReset();

    start(2, second);
    assertEquals(RunState.PREPARING, model.stateProperty().get());
    start(3, third);
    assertEquals(RunState.PAUSED, model.stateProperty().get());
  }

  @Test
  void aRunThatFailsSaysWhyAndKeepsItsCurves() {
    start(1, preset.config());
    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.5, 40)));
    RunRecord record = model.recordProperty().getValue();

    tell(new RunEvent.Failed(1, 2, "The run diverged.", Optional.empty()));
    model.start();

    assertEquals("The run diverged.", model.failureProperty().getValue());
    assertEquals(RunState.FAILED, model.stateProperty().get());
    assertEquals(2, record.batchLoss().size());
    assertEquals(List.of(), sent, "a run that has ended is not resumed");

    model.reset();
    assertEquals("", model.failureProperty().getValue());
    assertNotSame(record, model.recordProperty().getValue());
  }

  @Test
  void aRunThatCannotBeLaidOutSaysWhy() {
    tell(new RunEvent.Failed(1, 0, "No such data.", Optional.empty()));

    assertEquals("No such data.", model.failureProperty().getValue());
  }

  @Test
  void anUndefinedKIsAGapAndAWord() {
    start(1, preset.config());

    tell(new RunEvent.Measured(1, measurement(0, 0.1, 8, 19, 0.5)));
    tell(new RunEvent.Measured(1, measurement(1, 0.1, 8, 21, Double.NaN)));

    Series k = model.recordProperty().getValue().curves(ChartTable.NOISE_KERNEL).getFirst();
    assertEquals(0.5, k.value(0));
    assertTrue(Double.isNaN(k.value(1)));
    assertEquals("K undefined (αλ₁ ≥ 2)", model.kernelNoteProperty().getValue());
  }

  @Test
  void aKBelowTheEdgeIsUndefinedForAnotherReason() {
    start(1, preset.config());

    tell(new RunEvent.Measured(1, measurement(0, 0.1, 8, Double.NaN, Double.NaN)));

    assertEquals(
        "K undefined (numbers beyond the precision)", model.kernelNoteProperty().getValue());
  }

  /** Eigenvalues that have not converged are too small, and so is K. */
  @Test
  void aKOfEigenvaluesThatHaveNotConvergedIsNoneItself() {
    start(1, preset.config());
    Spectrum unfinished = new Spectrum(List.of(new Eigenvalue(15, 3, false)));

    tell(new RunEvent.Measured(1, measurement(0, 0.1, 8, 15, 0.5)));
    tell(new RunEvent.Measured(1, measurement(1, 0.1, 8, unfinished, 0.5)));

    Series k = model.recordProperty().getValue().curves(ChartTable.NOISE_KERNEL).getFirst();
    assertTrue(k.isConverged(0));
    assertFalse(k.isConverged(1));
  }

  @Test
  void speedAndCostAreThoseOfTheLastSecond() {
    start(1, preset.config());
    tell(new RunEvent.Resumed(1, 0));
    for (int step = 0; step < 1200; step += 6) {
      tell(new RunEvent.Measured(1, measurement(step, 0.1, 1000, 5, 0)));
      tell(new RunEvent.Stepped(1, StepBlocks.of(step, 0.1, 1, 1, 1, 1, 1, 1)));
      nanos += 10 * MILLISECOND;
      model.pulse();
    }

    assertEquals(
        "step 1,200 · τ 120.0 · 600 steps/s · measuring 41% · λ₁ every 6 steps, 4.1 ms per"
            + " measurement",
        model.status().line());
  }

  @Test
  void theTunerIsMovedByHandAndTakenBack() {
    Preset tuned = presets.byId("cdat");
    start(1, preset.config());
    model.choose(tuned);
    start(2, tuned.config());
    assertTrue(model.controls().has(Control.SIGMA).getValue());
    assertFalse(model.controls().has(Control.CLIP_NORM).getValue());
    assertEquals("2", model.controls().sigma().textProperty().get());

    model.controls().sigma().set(1.5);
    assertEquals(new Command.SetControl(Control.SIGMA, 1.5), sent.getLast());

    model.undo().undo();
    assertEquals(new Command.SetControl(Control.SIGMA, 2), sent.getLast());
  }

  /** The configured rate of 0.1 has no part in it; the others would wait for ever. */
  @Test
  void aStepOfATunerIsAsLongAsItWas() {
    Preset tuned = presets.byId("cdat");
    start(1, preset.config());
    model.choose(tuned);
    start(2, tuned.config());

    tell(
        new RunEvent.Stepped(
            2,
            new StepBlock(
                0, new double[1], new long[1], new double[1], 1, new Progress(1, 2.5, 1))));

    assertEquals(
        new Conductor.Progress(2.5, 2.5, Double.POSITIVE_INFINITY, false, false),
        model.selected().progress(Progress.Clock.LEARNING_TIME));
  }

  @Test
  void whatWasMovedIsInForceAfterAReset() {
    Preset clipped = presets.byId("clipped-sgd");
    start(1, preset.config());
    model.choose(clipped);
    start(2, clipped.config());

    model.controls().clipNorm().set(0.7);
    assertFalse(model.experiment().changedProperty().get());
    assertEquals("0.7", model.experiment().optimizer().clipNorm().textProperty().get());

    model.reset();
    assertEquals(0.7, lastReset().optimizer().clipNorm());
  }

  @Test
  void aMoveOfTheHeldNoiseIsMarked() {
    Preset steered = presets.byId("steered-noise");
    start(1, preset.config());
    model.choose(steered);
    start(2, steered.config());

    tell(new RunEvent.ControlChanged(2, new ControlChange(5, 0.5, Control.STEER_TARGET, 0.5, 0.1)));

    assertEquals("K 0.5 → 0.1", model.recordProperty().getValue().markers().getLast().label());
  }

  private void tell(RunEvent event) {
    engines.opened().getFirst().tell(event);
    runs.pulse();
  }

  private void start(long run, RunConfig config) {
    tell(new RunEvent.Started(run, config, 55_050, config.data().examples(), 10));
  }

  private void change(long step, double from, double to) {
    tell(
        new RunEvent.ControlChanged(
            1, new ControlChange(step, 0.1 * step, Control.LEARNING_RATE, from, to)));
  }

  private RunConfig lastReset() {
    return ((Command.Reset) sent.getLast()).config();
  }

  private static Measurement measurement(
      long step, double learningRate, int batchSize, double sharpness, double k) {
    Spectrum spectrum = new Spectrum(List.of(new Eigenvalue(sharpness, 1e-3, true)));
    return measurement(step, learningRate, batchSize, spectrum, k);
  }

  private static Measurement measurement(
      long step, double learningRate, int batchSize, Spectrum spectrum, double k) {
    return new Measurement(
        step,
        learningRate * step,
        new InForce(learningRate, batchSize),
        new Evaluation(0.5, 0.9),
        new Evaluation(0.6, 0.8),
        0.1,
        new Curvature(
            spectrum,
            2 / learningRate,
            300,
            new NoiseKernelNorm(
                k, 0.2, Optional.of(new NoiseKernel(spectrum, 300, SgdEdge.PLAIN, 1000, 10)))),
        0.0041,
        Map.of());
  }

  @Test
  void undoTakesAControlBackOfTheRunThatItWasSetOn() {
    start(1, preset.config());
    model.controls().learningRate().set(0.2);
    LiveRun other = runs.add(ConfigPatch.parse("{\"seed\": 2}"));
    runs.select(other);

    model.undo().undo();
    assertEquals(0.1, runs.main().configuration().optimizer().learningRate());
    assertEquals(runs.main(), model.selected());
  }

  @Test
  void undoNeverMovesAControlOfARunThatCameAfter() {
    start(1, preset.config());
    model.controls().learningRate().set(0.2);
    Preset other = presets.byId("stochastic-edge");
    model.choose(other);
    double rate = other.config().optimizer().learningRate();

    assertFalse(model.undo().undo());
    assertEquals(rate, model.configuration().optimizer().learningRate());
  }

  @Test
  void undoNeverTakesARunBack() {
    start(1, preset.config());
    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9)));
    model.experiment().seed().set(7L);
    model.applyExperiment();
    long resets = sent.stream().filter(Command.Reset.class::isInstance).count();

    model.undo().undo();
    assertEquals(resets, sent.stream().filter(Command.Reset.class::isInstance).count());
    assertEquals(7, model.configuration().seed());
  }

  @Test
  void aNewExperimentKeepsTheRunBeforeAndItCanBeDiscardedAndBroughtBack() {
    start(1, preset.config());
    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9, 0.8)));
    model.experiment().seed().set(7L);
    model.applyExperiment();
    assertEquals("The run before, up to step 2, stays beside the new one.", model.former().words());
    assertEquals(2, runs.runs().entries().size());

    model.former().discard();
    assertEquals(1, runs.runs().entries().size());
    model.former().bringBack();
    assertEquals(2, runs.runs().entries().size());
  }

  @Test
  void aResetLosesNothing() {
    start(1, preset.config());
    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9, 0.8)));
    model.reset();
    assertEquals(
        "The run before, up to step 2, is kept, in the library too.", model.former().words());

    model.former().bringBack();
    assertEquals(2, runs.runs().entries().size());
    assertEquals("", model.former().words());
  }

  @Test
  void theLayoutOfLastTimeIsNoChangeOfTheHand() {
    model.setOwnLayout(BoardLayout.grid(List.of(ChartTable.SHARPNESS.id())));
    assertFalse(model.undo().undo());
  }

  @Test
  void aWindowThatWasNeverArrangedShowsWhatThePresetIsAbout() {
    model.setOwnLayout(BoardLayout.grid(ChartTable.STANDARD));
    assertEquals(ChartTable.OF_FULL_BATCH, model.layoutProperty().get().charts());
    assertEquals(BoardLayout.grid(ChartTable.STANDARD), model.preset().ownLayout());
  }
}
