package dev.edgescope.app.workspace.takeaway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.edgescope.app.record.Recording;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEngines;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.export.Weights;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On real engines. */
class ParameterFilesTest {
  private static final Preset SMALL =
      new Preset(
          "small",
          "Small",
          "What to see.",
          "What to do.",
          SmallRuns.config(),
          List.of(),
          Double.POSITIVE_INFINITY);

  @TempDir private Path folder;
  private final List<String> messages = new ArrayList<>();

  @SuppressWarnings("NullAway.Init") // by open()
  private Recording recording;

  @SuppressWarnings("NullAway.Init") // by open()
  private RunComparison runs;

  @SuppressWarnings("NullAway.Init") // by open()
  private LiveViewModel model;

  @SuppressWarnings("NullAway.Init") // by open()
  private ParameterFiles files;

  @BeforeEach
  void open() {
    recording = new Recording(folder.resolve("runs"), System::nanoTime);
    runs =
        new RunComparison(
            SMALL.config(),
            SMALL.alongside(),
            SMALL.pace(),
            new RunEngines(recording::open, recording::end),
            System::nanoTime);
    model = new LiveViewModel(List.of(SMALL), SMALL, runs);
    files =
        new ParameterFiles(
            model, messages::add, messages::add, (title, work) -> work.run(), Runnable::run);
  }

  @AfterEach
  void close() {
    runs.close();
    recording.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"theta.npy", "theta.npz"})
  void anImportedRunStartsBitwiseWhereTheExportedOneWas(String name) {
    Path file = folder.resolve(name);
    trainToTheNextMeasurement();
    double[] parameters = checkpoint().parameters();
    Measurement there = lastMeasurement();

    files.exportTo(file);
    await(() -> messages.equals(List.of("Saved as " + name + ".")));
    RunRecord before = record();
    files.importFrom(file);
    await(() -> record() != before && isMeasuredAt(0));

    assertEquals("A run from the parameters of " + name + ".", messages.getLast());
    assertEquals(0, checkpoint().step());
    assertArrayEquals(parameters, checkpoint().parameters());
    assertEquals(there.train().loss(), lastMeasurement().train().loss());
  }

  @Test
  void anImportedRunHasTheControlsAsTheyStand() {
    Path file = folder.resolve("theta.npy");
    trainToTheNextMeasurement();
    model.controls().learningRate().set(0.05);
    files.exportTo(file);
    await(() -> !messages.isEmpty());

    RunRecord before = record();
    files.importFrom(file);
    await(() -> record() != before && isMeasuredAt(0));

    assertEquals(0.05, checkpoint().learningRate());
  }

  @Test
  void parametersOfAnotherNetworkLeaveTheRunAlone() throws IOException {
    Path file = folder.resolve("short.npy");
    Checkpoint other = new Checkpoint(0, 0, 0.1, 4, new double[3], Map.of());
    Weights.write(other, Precision.DOUBLE, file);
    trainToTheNextMeasurement();
    RunRecord before = record();

    files.importFrom(file);
    await(() -> !messages.isEmpty());

    assertEquals(
        List.of(
            file
                + " holds 3 values, but this network has 19 parameters; give as many, in flat"
                + " order."),
        messages);
    assertSame(before, record());
    assertEquals(10, checkpoint().step());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("nowhere").resolve("theta.npy");
    trainToTheNextMeasurement();

    files.exportTo(file);
    await(() -> !messages.isEmpty());

    assertEquals(
        List.of(
            "The parameters could not be saved as " + file + ": there is no such file or folder."),
        messages);
  }

  @Test
  void aRunThatIsNotLaidOutHasNoParameters() {
    files.exportTo(folder.resolve("theta.npy")); // no event was taken in yet

    assertEquals(List.of("The run has no parameters yet; wait until it is laid out."), messages);
  }

  private void trainToTheNextMeasurement() {
    await(() -> isMeasuredAt(0));
    for (int step = 1; step <= 10; step++) {
      int reached = step;
      model.step();
      await(() -> model.selected().history().steps() == reached);
    }
    await(() -> isMeasuredAt(10));
  }

  private Checkpoint checkpoint() {
    List<Checkpoint> taken = new ArrayList<>();
    model.selected().checkpoints().takeNow(taken::add);
    await(() -> !taken.isEmpty());
    return taken.getFirst();
  }

  private RunRecord record() {
    return model.recordProperty().getValue();
  }

  private boolean isMeasuredAt(long step) {
    History history = record().history();
    return history != null
        && model.stateProperty().get() == RunState.PAUSED
        && !history.measurements().isEmpty()
        && history.measurements().getLast().step() == step;
  }

  private Measurement lastMeasurement() {
    return model.selected().history().measurements().getLast();
  }

  private void await(BooleanSupplier condition) {
    SmallRuns.await(() -> {
      runs.pulse();
      return condition.getAsBoolean();
    });
  }
}
