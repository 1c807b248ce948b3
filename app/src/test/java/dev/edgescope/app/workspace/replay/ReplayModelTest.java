package dev.edgescope.app.workspace.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.run.PictureFeed;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.RegimeReason;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayModelTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by record()
  private RecordedRun run;

  @SuppressWarnings("NullAway.Init") // by record()
  private ReplayModel model;

  @BeforeEach
  void record() {
    Path file = folder.resolve("run.edgescope");
    SmallRuns.record(file, 300);
    try (RunFile opened = RunFile.open(file)) {
      run = opened.run();
    }
    model = new ReplayModel(file, run, "A run");
  }

  @Test
  void theChartsShowTheWholeRunAsItWasRecorded() {
    showAll();
    Series sharpness = sharpness();
    List<Measurement> measurements = run.history().measurements();
    assertEquals(measurements.size(), sharpness.size());
    for (int i = 0; i < sharpness.size(); i++) {
      assertEquals(measurements.get(i).curvature().hessian().largest(), sharpness.value(i));
      assertEquals(measurements.get(i).step(), sharpness.moment(i).step());
    }
    Series loss = shown().curves(ChartTable.LOSS).getLast();
    assertEquals(300, loss.size());
    assertEquals(run.history().loss(299), loss.value(299));
  }

  @Test
  void goingBackShowsWhatWasThereThen() {
    showAll();
    model.positionProperty().set(105);
    showAll();
    assertEquals(11, sharpness().size());
    assertEquals(100, sharpness().moment(10).step());

    model.positionProperty().set(110);
    showAll();
    assertEquals(12, sharpness().size());
  }

  @Test
  void theReasonOfTheRegimeIsTheOneOfThePosition() {
    String atTheEnd = reasonAt(300);
    String before = reasonAt(200);
    assertTrue(before.contains(" on average over "), before);
    assertNotEquals(before, atTheEnd);
  }

  @Test
  void theWindowWordsWhatTheRecordKeepsOnlyAsASentence() {
    showAll();
    var regimes = model.screen().regimes();
    assertFalse(regimes.isEmpty());
    regimes.forEach(
        change -> assertInstanceOf(RegimeReason.Means.class, change.reason(), change.toString()));
  }

  private String reasonAt(double step) {
    model.positionProperty().set(step);
    showAll();
    model.pulse(0);
    return model.screen().regimeReasonProperty().getValue();
  }

  @Test
  void itPlaysAtItsPaceToTheEnd() {
    model.positionProperty().set(0);
    model.pulse(0);
    model.pace().set(100.0);
    model.toggle();
    model.pulse(SECOND / 2);
    assertEquals(50, model.step());
    model.pulse(2 * SECOND);
    assertEquals(200, model.step());
    assertTrue(model.playingProperty().get());
    model.pulse(4 * SECOND);
    assertEquals(300, model.step());
    assertFalse(model.playingProperty().get());
  }

  @Test
  void aPortraitIsOfTheCheckpointBeforeThePosition() {
    showAll();
    assertEquals(300, portrait().step());
    model.positionProperty().set(299);
    showAll();
    assertEquals(checkpointBefore(299), portrait().step());
    assertEquals(20, portrait().training().looked());
  }

  private long checkpointBefore(long position) {
    return run.checkpointSteps().stream()
        .mapToLong(step -> step)
        .filter(step -> step <= position)
        .max()
        .orElse(0);
  }

  private Portrait portrait() {
    PictureFeed<Portrait> feed = model.screen().selected().pictures().portrait();
    feed.want(model.step(), 0);
    SmallRuns.await(() -> {
      model.pulse(0);
      return feed.last() != null;
    });
    return Objects.requireNonNull(feed.last());
  }

  @Test
  void whereThereIsNoPortraitItSaysWhy() throws IOException {
    showAll();
    Files.delete(folder.resolve("run.edgescope"));
    model.screen().selected().pictures().portrait().want(300, 0);
    SmallRuns.await(() -> {
      model.pulse(0);
      return !model.portraitFailureProperty().get().isEmpty();
    });
    String said = model.portraitFailureProperty().get();
    assertTrue(said.contains("run.edgescope does not exist"), said);
    model.dismissPortraitFailure();
    model.pulse(0);
    assertEquals("", model.portraitFailureProperty().get());
  }

  @Test
  void playingFromTheEndBeginsAnew() {
    model.toggle();
    assertEquals(0, model.step());
    assertTrue(model.playingProperty().get());
  }

  @Test
  void controlsStandAsTheyStoodAndThePlaneShowsNoPointOfTheHand() {
    RunEvent change =
        new RunEvent.ControlChanged(1, new ControlChange(100, 10, Control.LEARNING_RATE, 0.1, 0.2));
    RecordedRun changed =
        new RecordedRun(
            run.config(),
            run.program(),
            run.dataChecksum(),
            run.parameters(),
            run.examples(),
            run.outputs(),
            run.started(),
            run.history(),
            List.of(change),
            List.of(Instant.now()),
            run.checkpointSteps());
    model = new ReplayModel(folder, changed, "Changed");
    showAll();
    assertEquals(0.2, model.screen().controls().learningRate().get());
    assertEquals(1, shown().markers().size());

    model.positionProperty().set(50);
    showAll();
    assertEquals(0.1, model.screen().controls().learningRate().get());
    assertEquals(List.of(), shown().markers());
  }

  @Test
  void aRunThatIsStillRecordedGrows() {
    History past;
    try (RunFile opened = RunFile.open(folder.resolve("run.edgescope"))) {
      past = opened.branch(200).past();
    }
    List<RunEvent> events =
        run.events().stream()
            .filter(event -> event instanceof RunEvent.RegimeChanged change && change.step() <= 200)
            .toList();
    RecordedRun shorter =
        new RecordedRun(
            run.config(),
            run.program(),
            run.dataChecksum(),
            run.parameters(),
            run.examples(),
            run.outputs(),
            run.started(),
            past,
            events,
            Collections.nCopies(events.size(), run.started()),
            run.checkpointSteps());
    model = new ReplayModel(folder, shorter, "Growing");
    showAll();
    assertEquals(21, sharpness().size());

    model.update(run);
    showAll();
    assertEquals(300, model.step());
    assertEquals(31, sharpness().size());
  }

  @Test
  void aJumpInTimeIsTakenBackAndMadeAgain() {
    showAll();
    model.positionProperty().set(40);
    model.pulse(0);

    model.undo();
    assertEquals(300, model.step());
    model.redo();
    assertEquals(40, model.step());
  }

  @Test
  void whatPlaysIsNoChangeOfTheHand() {
    showAll();
    model.toggle();
    model.pace().set(100.0);
    model.pulse(0);
    model.pulse(SECOND);
    assertEquals(100, model.step());

    model.undo();
    assertEquals(300, model.step());
    assertFalse(model.screen().undo().undoableProperty().get());
    assertFalse(model.playingProperty().get());
  }

  @Test
  void aZoomIsTakenBackAndMadeAgain() {
    showAll();
    TimeAxis axis = model.screen().timeAxis();
    axis.show(100, 200);

    model.undo();
    assertTrue(axis.isFollowing());
    model.redo();
    assertEquals(100, axis.lower(), 1e-9);
    assertEquals(200, axis.upper(), 1e-9);
  }

  @Test
  void aZoomIsTakenBackOnTheAxisItWasMadeOn() {
    showAll();
    TimeAxis axis = model.screen().timeAxis();
    axis.show(100, 200);
    model.pulse(0);
    model.positionProperty().set(250);
    axis.baseProperty().set(TimeBase.LEARNING_TIME);

    model.undo();
    assertEquals(TimeBase.STEP, axis.base());
    assertEquals(100, axis.lower(), 1e-9);
  }

  @Test
  void aNoteAndTheCursorsAreTakenBackInTheOrderTheyWerePut() {
    showAll();
    ChartMarks marks = model.screen().marks();
    Moment here = sharpness().moment(3);
    marks.add(ChartTable.SHARPNESS.id(), new Note(here, 1.0, "the edge"));
    model.pulse(0);
    marks.cursors().put(here, sharpness().moment(5));

    model.undo();
    assertTrue(marks.cursors().pair().isEmpty());
    assertEquals(1, marks.notes(ChartTable.SHARPNESS.id()).size());
    model.undo();
    assertEquals(List.of(), marks.notes(ChartTable.SHARPNESS.id()));
  }

  @Test
  void chartsThatWereChosenAreTakenBack() {
    BoardLayout before = model.screen().layoutProperty().get();
    model.screen().layoutProperty().set(BoardLayout.grid(List.of(ChartTable.SHARPNESS.id())));

    model.undo();
    assertEquals(before, model.screen().layoutProperty().get());
  }

  private void showAll() {
    do {
      model.pulse(0);
    } while (!model.isCaughtUp());
  }

  private RunRecord shown() {
    return model.runs().entries().getFirst().record();
  }

  private Series sharpness() {
    return shown().curves(ChartTable.SHARPNESS).getFirst();
  }
}
