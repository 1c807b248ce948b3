package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.FlowEvent;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.theory.FlowPoint;
import dev.edgescope.engine.training.Checkpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The switches of the predicted curves, and what is done with what these tell. */
class FlowCompanionsTest {
  private static final Preset PRESET = Presets.load().byId("progressive-sharpening");
  private static final RunConfig CONFIG = PRESET.config();
  private static final Checkpoint START = at(0);

  private final Engines engines = new Engines();
  private final RunComparison runs =
      new RunComparison(
          CONFIG, List.of(), Double.POSITIVE_INFINITY, engines.all(), System::nanoTime);
  private final FlowCompanions flows = runs.companions().flows(runs.main());

  private static Checkpoint at(long step) {
    return new Checkpoint(step, 0.1 * step, 0.1, 1000, new double[] {1, 2}, Map.of());
  }

  private static FlowEvent.Reached reached(long step, double loss) {
    return new FlowEvent.Reached(
        step, 0.1 * step, new FlowPoint(loss, 1, 0.02, 1, 0.1), 20, Double.NaN);
  }

  private Engines.Engine engine() {
    return engines.opened().getFirst();
  }

  /** The main run is laid out, as a run of the number that its engine gives it. */
  private void start(long number, RunConfig config) {
    engine().keep(START);
    engine().tell(new RunEvent.Started(number, config, 10, 1000, 10));
    runs.pulse();
  }

  private void begin() {
    start(1, CONFIG);
    flows.onProperty(FlowKind.CENTRAL).set(true);
    runs.pulse();
  }

  private Engines.Prediction last() {
    return engines.predictions().getLast();
  }

  private List<Series> predictedLosses() {
    return runs.main().recordProperty().get().predictions(ChartTable.LOSS);
  }

  @Test
  void theSwitchStartsAFlowWithTheInitialWeights() {
    begin();
    assertEquals(1, engines.predictions().size());
    assertEquals(FlowKind.CENTRAL, last().kind());
    assertEquals(0, last().from().step());
  }

  @Test
  void beforeTheRunIsLaidOutTheFlowWaits() {
    flows.onProperty(FlowKind.CENTRAL).set(true);
    runs.pulse();
    assertEquals(0, engines.predictions().size());
    start(1, CONFIG);
    runs.pulse();
    assertEquals(1, engines.predictions().size());
  }

  @Test
  void whatItTellsIsDrawnAsAPredictionBesideTheRun() {
    begin();
    last().told().add(reached(0, 0.5));
    last().told().add(reached(1, 0.4));
    runs.pulse();
    Series line = predictedLosses().getFirst();
    assertEquals("central flow (prediction)", line.style().name());
    assertFalse(line.style().markers());
    assertFalse(line.style().dash().isSolid());
    assertEquals(2, line.size());
    assertEquals(0.4 + 0.02 / 0.1, line.value(1), 1e-12);
  }

  @Test
  void howFarItIsBehindIsShown() {
    begin();
    last().told().add(reached(3, 0.5));
    runs.main().status().reach(1240, 124);
    runs.pulse();
    assertEquals("step 3, 1,237 behind", flows.progressProperty(FlowKind.CENTRAL).get());
  }

  @Test
  void withTheSwitchItsLinesGo() {
    begin();
    last().told().add(reached(0, 0.5));
    runs.pulse();
    flows.onProperty(FlowKind.CENTRAL).set(false);
    assertTrue(predictedLosses().isEmpty());
    assertEquals("", flows.progressProperty(FlowKind.CENTRAL).get());
  }

  @Test
  void onAResetItBeginsAnew() {
    begin();
    runs.begin(CONFIG);
    runs.pulse();
    assertEquals(1, engines.predictions().size());
    start(2, CONFIG);
    runs.pulse();
    assertEquals(2, engines.predictions().size());
  }

  @Test
  void fromThePresentStepItTakesTheStateOfTheRunThere() {
    start(1, CONFIG);
    runs.main().status().reach(7, 0.7);
    flows.fromHereProperty().set(true);
    flows.onProperty(FlowKind.TAYLOR).set(true);
    runs.pulse();
    assertTrue(engine().sent().contains(new Command.TakeCheckpoint()));
    engine().tell(new RunEvent.Checkpointed(1, at(7)));
    runs.pulse();
    assertEquals(7, last().from().step());
  }

  @Test
  void onMiniBatchesItIsRefusedInOneSentence() {
    RunConfig batches = CONFIG.withOptimizer(CONFIG.optimizer().withBatchSize(BatchSize.of(8)));
    runs.begin(batches);
    start(2, batches);
    flows.onProperty(FlowKind.GRADIENT).set(true);
    runs.pulse();
    assertFalse(flows.onProperty(FlowKind.GRADIENT).get());
    assertEquals(
        "Predicted curves: a flow is that of the full batch, but batches of 8 of 1,000 examples"
            + " are drawn; give the batch size \"full\", or leave the flows out.",
        flows.noticeProperty().get());
    assertEquals(0, engines.predictions().size());
  }

  @Test
  void whyAFlowHasEndedIsTold() {
    begin();
    last().told().add(reached(0, 0.5));
    last().told().add(new FlowEvent.Ended("The rate was moved.", Optional.empty()));
    runs.pulse();
    assertEquals("The rate was moved.", flows.noticeProperty().get());
    assertFalse(flows.onProperty(FlowKind.CENTRAL).get());
    assertEquals(1, predictedLosses().getFirst().size());
  }

  @Test
  void itHasACoreThatTheRunLeavesToIt() {
    begin();
    int cores = Runtime.getRuntime().availableProcessors();
    if (cores > 1) {
      assertTrue(engine().sent().contains(new Command.SetThreads(cores - 1)));
    }
    flows.onProperty(FlowKind.CENTRAL).set(false);
    assertEquals(0, flows.count());
  }

  @Test
  void theSelectedRunHasSwitchesOfItsOwn() {
    RunConfig batches = CONFIG.withOptimizer(CONFIG.optimizer().withBatchSize(BatchSize.of(8)));
    runs.begin(batches);
    start(2, batches);
    runs.twinOnProperty().set(true);
    Engines.Engine twin = engines.opened().get(1);
    twin.keep(START);
    twin.tell(new RunEvent.Started(3, CONFIG, 10, 1000, 10));
    runs.pulse();
    runs.select(runs.live().get(1));
    runs.companions().flows(runs.selectedProperty().get()).onProperty(FlowKind.CENTRAL).set(true);
    runs.pulse();
    assertEquals(twin, last().run());
    assertFalse(flows.onProperty(FlowKind.CENTRAL).get());
    runs.select(runs.main());
    assertEquals(flows, runs.companions().flows(runs.selectedProperty().get()));
  }

  @Test
  void whatARunCarriesItselfIsNotDrawnTwice() {
    RunConfig carrying =
        new RunConfig(
            CONFIG.data(),
            CONFIG.model(),
            CONFIG.loss(),
            CONFIG.optimizer(),
            CONFIG.probes().plus(FlowKind.CENTRAL.quantities()),
            CONFIG.precision(),
            CONFIG.seed(),
            CONFIG.length());
    runs.begin(carrying);
    start(2, carrying);
    flows.onProperty(FlowKind.CENTRAL).set(true);
    runs.pulse();
    assertEquals(0, engines.predictions().size());
    assertEquals(
        "The run carries this curve itself, by \"flows\" in its configuration, and its charts show"
            + " it; let another begin at the present step.",
        flows.noticeProperty().get());
  }

  @Test
  void withItsRunAFlowEnds() {
    runs.twinOnProperty().set(true);
    FlowCompanions ofTwin = runs.companions().flows(runs.live().get(1));
    Engines.Engine twin = engines.opened().get(1);
    twin.keep(START);
    twin.tell(new RunEvent.Started(2, CONFIG, 10, 1000, 10));
    ofTwin.onProperty(FlowKind.GRADIENT).set(true);
    runs.pulse();
    assertEquals(1, ofTwin.count());
    runs.twinOnProperty().set(false);
    assertEquals(0, ofTwin.count());
  }

  @Test
  void withATwinTheDistanceToItIsDrawn() {
    start(1, CONFIG);
    runs.twinOnProperty().set(true);
    Engines.Engine twin = engines.opened().get(1);
    runs.pulse();
    assertEquals(0, engines.distances().size());
    twin.tell(new RunEvent.Started(2, CONFIG, 10, 1000, 10));
    runs.pulse();
    runs.pulse();
    Engines.Distance asked = engines.distances().getFirst();
    assertEquals(engine(), asked.run());
    assertEquals(twin, asked.twin());
    FlowPoint unread = new FlowPoint(Double.NaN, Double.NaN, Double.NaN, 0, 0.1);
    asked.told().add(new FlowEvent.Reached(4, 0.4, unread, Double.NaN, 0.7));
    runs.pulse();
    RunRecord record = runs.main().recordProperty().get();
    LineKind chart = (LineKind) ChartTable.find("flow-distance").orElseThrow();
    Series line = record.predictions(chart).getFirst();
    assertEquals("full-batch twin", line.style().name());
    assertEquals(0.7, line.value(0));
    assertEquals(List.of(), predictedLosses());
    runs.twinOnProperty().set(false);
    assertEquals(List.of(), record.predictions(chart));
  }
}
