package dev.edgescope.app;

import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunRecord;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The real window on the real engine, with a small network, for the tests of its parts. */
@ExtendWith(ApplicationExtension.class)
abstract class SmallRunWindow {
  static final Preset SMALL = preset("small", "Small", 0.1, BatchSize.full());
  static final Preset NOISY = preset("noisy", "Noisy", 0.05, BatchSize.of(4));
  static final Preset WILD = preset("wild", "Wild", 50, BatchSize.full());

  @TempDir private Path runs;

  @SuppressWarnings("NullAway.Init") // by start()
  MainWindow window;

  static Preset preset(String id, String title, double learningRate, BatchSize batchSize) {
    RunConfig config =
        new RunConfig(
            new DataConfig.Bundled(DataSource.FASHION, 200, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(32, 32), Activation.TANH, 0.3),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(learningRate, 0, batchSize),
            new ProbeConfig(2, ProbeConfig.Spacing.budget(0.5)),
            Precision.FLOAT,
            1,
            RunLength.endless());
    return new Preset(
        id, title, "What to see.", "What to do.", config, List.of(), Double.POSITIVE_INFINITY);
  }

  /** Each class has its own {@code @Start}: one in a class above is not found. */
  final void open(Stage stage) {
    window = new MainWindow(stage, List.of(SMALL, NOISY, WILD), SMALL, runs, 1000, 900);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @BeforeEach
  void waitForTheRun() {
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());
  }

  final LiveViewModel model() {
    return window.workspace().model();
  }

  final List<EventMarker> changes() {
    return record().markers().stream()
        .filter(marker -> marker.kind() == EventMarker.Kind.CHANGE)
        .toList();
  }

  final List<RunEntry> runs() {
    return window.workspace().comparison().runs().entries();
  }

  final Series leading(int run) {
    return runs().get(run).record().eigenvalues().getFirst();
  }

  static long lastStep(Series series) {
    return series.step(series.size() - 1);
  }

  final RunRecord record() {
    return model().recordProperty().getValue();
  }

  final Series sharpness() {
    return record().eigenvalues().getFirst();
  }

  final long step() {
    return model().status().currentStep();
  }

  static double last(Series series) {
    return series.value(series.size() - 1);
  }

  static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  static Node thumb(FxRobot robot, String slider) {
    return robot.lookup(slider + " .thumb").query();
  }

  /** Presses a button without the mouse. */
  static void fire(String button, FxRobot robot) {
    robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
  }

  /** Trains up to a step at least, and waits there. */
  final void trainTo(long step, FxRobot robot) {
    robot.interact(model()::start);
    await(() -> step() >= step);
    robot.interact(model()::pause);
    await(() -> model().stateProperty().get() == RunState.PAUSED);
  }

  static void await(Callable<Boolean> condition) {
    Windows.await(condition);
  }

  /** Whether the row of a control takes part in the form. */
  static boolean isShown(FxRobot robot, String id) {
    return robot.lookup(id).<Node>query().getParent().getParent().isVisible();
  }
}
