package dev.edgescope.app.screens;

import dev.edgescope.app.MainWindow;
import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.export.PngFile;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.training.History;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/**
 * Makes the pictures of {@code app/docs/screens} from real runs in the real window, on the headless
 * platform. The arguments are the folder and, if not all are wanted, a part of their names.
 */
public final class Screens {
  private static final long DEADLINE_NANOS = 300_000_000_000L;
  private static final double SLOW_PACE = 300;

  /** A step by which a run has gone through all phases at the edge. */
  private static final long FIRST_CYCLE = 700;

  private static final int FEWEST_MEASUREMENTS = 25;
  private static final long SETTLING_MILLIS = 1_500;
  private static final long PREDICTION_MILLIS = 4_000;

  /** A workspace with runs of its own is watched for so long. */
  private static final long WATCHING_MILLIS = 12_000;

  /**
   * A picture.
   *
   * @param name of its file
   * @param preset that runs
   * @param steps after which it is taken
   * @param prepare the window before the start
   * @param turn the window to what is taken, when the run has paused
   */
  private record Shot(
      String name,
      Preset preset,
      long steps,
      double width,
      double height,
      Appearance appearance,
      Consumer<MainWindow> prepare,
      Consumer<MainWindow> turn) {

    Shot(
        String name,
        Preset preset,
        long steps,
        double width,
        double height,
        Appearance appearance,
        Consumer<MainWindow> prepare) {
      this(name, preset, steps, width, height, appearance, prepare, window -> {});
    }

    /** Of what else the window shows then. */
    Shot turned(Consumer<MainWindow> towards) {
      return new Shot(name, preset, steps, width, height, appearance, prepare, towards);
    }
  }

  private Screens() {}

  /** Makes all of them. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Files.createDirectories(folder);
    startToolkit();
    PrintStream out = System.out;
    String only = args.length > 1 ? args[1] : "";
    RecordScreens.take(folder, only, out);
    TwinMovie.take(folder, only, out);
    for (Shot shot : shots(Presets.load())) {
      if (!shot.name().contains(only)) {
        continue;
      }
      Path file = folder.resolve(shot.name() + ".png");
      take(shot, file);
      out.printf("%s: %,d bytes%n", file, Files.size(file));
    }
    Platform.exit();
  }

  /** On a headless screen, drawn in software. */
  static void startToolkit() throws Exception {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CompletableFuture<Void> started = new CompletableFuture<>();
    Platform.startup(() -> started.complete(null));
    started.get();
    Platform.setImplicitExit(false);
    // The headless screen has 1000 rows; what a larger window shows below them is in the picture
    // all the same, which is no copy of that screen.
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      if (!(failure instanceof IndexOutOfBoundsException && isOfScreen(failure))) {
        failure.printStackTrace();
      }
    });
  }

  private static boolean isOfScreen(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .anyMatch(frame -> frame.getClassName().contains(".glass.ui.headless."));
  }

  private static List<Shot> shots(Presets presets) {
    Preset progressive = presets.byId("progressive-sharpening");
    Preset conservative = presets.byId("conservative-sharpening");
    Preset stochastic = presets.byId("stochastic-edge");
    Preset phases = presets.byId("phases-at-the-edge");
    Consumer<MainWindow> asItIs = window -> {};
    Consumer<MainWindow> twin =
        window -> window.workspace().comparison().twinOnProperty().set(true);
    Consumer<MainWindow> plane = large(ChartTable.STABILITY_PLANE);
    List<Shot> shots = new ArrayList<>();
    shots.add(new Shot("default", progressive, 600, 1280, 800, Appearance.LIGHT, asItIs));
    shots.add(new Shot("default-dark", progressive, 600, 1280, 800, Appearance.DARK, asItIs));
    shots.add(new Shot("default-large", progressive, 600, 1920, 1080, Appearance.LIGHT, asItIs));
    shots.add(
        new Shot("default-large-dark", progressive, 600, 1920, 1080, Appearance.DARK, asItIs));
    shots.add(new Shot("twin", conservative, 600, 1280, 800, Appearance.LIGHT, twin));
    shots.add(new Shot("twin-dark", conservative, 600, 1920, 1080, Appearance.DARK, twin));
    shots.add(
        new Shot("plane", conservative, 400, 1280, 800, Appearance.LIGHT, twin.andThen(plane)));
    shots.add(
        new Shot(
            "landscape",
            progressive,
            300,
            1280,
            800,
            Appearance.LIGHT,
            large(ChartTable.LOSS_LANDSCAPE)));
    Consumer<MainWindow> data =
        window ->
            window
                .workspace()
                .model()
                .layoutProperty()
                .set(
                    BoardLayout.grid(
                        List.of(
                            ChartTable.EXAMPLES.id(),
                            ChartTable.MISTAKES.id(),
                            ChartTable.NETWORK.id(),
                            ChartTable.TEST_MISTAKES.id())));
    shots.add(new Shot("data", progressive, 150, 1280, 800, Appearance.LIGHT, data));
    shots.add(new Shot("data-dark", progressive, 150, 1280, 800, Appearance.DARK, data));
    shots.add(
        new Shot(
            "mistakes",
            progressive,
            150,
            1280,
            800,
            Appearance.LIGHT,
            large(ChartTable.TEST_MISTAKES)));
    shots.add(
        new Shot("presentation", progressive, 500, 1280, 720, Appearance.LIGHT, asItIs)
            .turned(Screens::present));
    shots.add(
        new Shot("presentation-dark", conservative, 500, 1280, 720, Appearance.DARK, twin)
            .turned(Screens::present));
    shots.add(
        new Shot("theory", progressive, 0, 1280, 800, Appearance.LIGHT, asItIs)
            .turned(window -> show(window, 2)));
    shots.add(
        new Shot("phase", progressive, 0, 1280, 800, Appearance.LIGHT, asItIs)
            .turned(window -> show(window, 3)));
    for (Preset preset : presets.all()) {
      if (!preset.equals(progressive)) {
        // One example at a time takes long to show what it does, and is too fast to be measured.
        boolean slow =
            preset.config().optimizer().batchSize().on(preset.config().data().examples()) == 1;
        long steps = preset.equals(stochastic) ? 4_000 : preset.equals(phases) ? FIRST_CYCLE : 500;
        Consumer<MainWindow> pace =
            window -> window.workspace().model().controls().pace().set(SLOW_PACE);
        shots.add(
            new Shot(
                "preset-" + preset.id(),
                preset,
                steps,
                1280,
                800,
                Appearance.LIGHT,
                slow ? pace : asItIs));
      }
    }
    return shots;
  }

  /** One chart large, with the standard ones beside it. */
  private static Consumer<MainWindow> large(ChartKind kind) {
    List<String> charts = new ArrayList<>(ChartTable.STANDARD);
    if (!charts.contains(kind.id())) {
      charts.set(charts.size() - 1, kind.id());
    }
    return window ->
        window
            .workspace()
            .model()
            .layoutProperty()
            .set(new BoardLayout(Arrangement.LARGE, charts, kind.id()));
  }

  /** As on a screen of 1280 by 720; the headless one, which it fills, has another shape. */
  private static void present(MainWindow window) {
    window.workspace().view().presentationProperty().set(true);
    Platform.runLater(() -> {
      window.stage().setWidth(1280);
      window.stage().setHeight(720);
    });
  }

  private static void show(MainWindow window, int workspace) {
    window.workspaces().show(window.workspaces().all().get(workspace));
  }

  private static void take(Shot shot, Path file) throws Exception {
    Path runs = Files.createTempDirectory("edgescope-screens");
    MainWindow window = onToolkit(() -> open(shot, runs));
    LiveViewModel model = window.workspace().model();
    await(() -> model.stateProperty().get() == RunState.PAUSED);
    onToolkit(() -> {
      model.controls().pace().set(Double.POSITIVE_INFINITY);
      shot.prepare().accept(window);
      model.start();
      return window;
    });
    await(() -> shot.steps() == 0 || isOver(model) || isFarEnough(window, shot.steps()));
    onToolkit(() -> {
      model.pause();
      return window;
    });
    await(() -> model.stateProperty().get() != RunState.RUNNING);
    awaitPredictions(window);
    onToolkit(() -> {
      shot.turn().accept(window);
      return window;
    });
    Thread.sleep(shot.steps() == 0 ? WATCHING_MILLIS : SETTLING_MILLIS);
    save(window, file);
    onToolkit(() -> {
      window.stage().hide();
      return window;
    });
  }

  /** Predicted curves are behind the run and go on while it has paused. */
  private static void awaitPredictions(MainWindow window) throws Exception {
    String now = progress(window);
    String before = "";
    while (!now.equals(before)) {
      Thread.sleep(PREDICTION_MILLIS);
      before = now;
      now = progress(window);
    }
  }

  private static String progress(MainWindow window) throws Exception {
    RunComparison runs = window.workspace().comparison();
    return onToolkit(() ->
        FlowKind.predictions().stream()
            .map(runs.companions().flows(runs.main())::progressProperty)
            .map(ObservableValue::getValue)
            .collect(Collectors.joining()));
  }

  /** Writes what a window shows. */
  static void save(MainWindow window, Path file) throws Exception {
    PngFile.write(picture(window), file);
  }

  /** What a window shows. */
  static Image picture(MainWindow window) throws Exception {
    return rounded(onToolkit(() -> window.stage().getScene().snapshot(null)));
  }

  /** With colours on a grid too fine to see, which makes the file a good deal smaller. */
  private static Image rounded(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    WritableImage result = new WritableImage(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = image.getPixelReader().getArgb(x, y);
        int rounded = (colour & 0xfffcfcfc) | (colour >> 6 & 0x00030303);
        result.getPixelWriter().setArgb(x, y, rounded);
      }
    }
    return result;
  }

  private static MainWindow open(Shot shot, Path runs) {
    Stage stage = new Stage();
    MainWindow window =
        new MainWindow(
            stage, Presets.load().all(), shot.preset(), runs, shot.width(), shot.height());
    window.appearanceProperty().set(shot.appearance());
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return window;
  }

  /** So far that the curves have a shape. */
  private static boolean isFarEnough(MainWindow window, long steps) {
    LiveViewModel model = window.workspace().model();
    History history = model.recordProperty().getValue().history();
    return model.status().currentStep() >= steps
        && history != null
        && history.measurements().size() >= FEWEST_MEASUREMENTS;
  }

  private static boolean isOver(LiveViewModel model) {
    RunState state = model.stateProperty().get();
    // A run that has converged pauses by itself.
    boolean rests = state == RunState.PAUSED && model.status().currentStep() > 0;
    return rests || state == RunState.FINISHED || state == RunState.FAILED;
  }

  static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + DEADLINE_NANOS;
    while (!onToolkit(condition)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("the run did not get far enough in five minutes");
      }
      Thread.sleep(20);
    }
  }

  static <T> T onToolkit(Callable<T> call) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(call.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result.get();
  }
}
