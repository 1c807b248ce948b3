package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartKind;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.PaintedPane;
import dev.edgescope.app.chart.Reel;
import dev.edgescope.app.control.ChosenFiles;
import dev.edgescope.app.export.SvgPicture;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.sweep.MadeSweeps;
import dev.edgescope.app.sweep.SweepStage;
import dev.edgescope.app.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javafx.print.Printer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Figures that leave the real window. */
@ExtendWith(ApplicationExtension.class)
class FiguresWindowTest {
  /** A panel of each kind. */
  private static final List<String> ONE_OF_EACH =
      Stream.of(
              ChartTable.SHARPNESS,
              ChartTable.STABILITY_PLANE,
              ChartTable.SELF_STABILISATION,
              ChartTable.LOSS_LANDSCAPE,
              ChartTable.SPECTRAL_DENSITY)
          .map(ChartKind::id)
          .toList();

  /** What is on a sheet beside its surface. */
  private static final Pattern MARK = Pattern.compile("<(polyline|text|line|path [^>]*crispEdges)");

  @TempDir private Path folder;
  private final ChosenFiles files = new ChosenFiles();

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @Start
  void start(Stage stage) {
    Path runs = folder.resolve("runs");
    runs.toFile().mkdir();
    SmallRuns.record(runs.resolve("a.edgescope"), 30);
    window = Windows.open(stage, runs, files);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @BeforeEach
  void awaitRun() {
    Windows.awaitRun(window);
    Windows.train(window, 2);
  }

  private void export(FxRobot robot, Path file) {
    files.choose(file);
    robot.clickOn("#menu-sharpness").clickOn("#export-sharpness");
    Windows.await(() -> Windows.isShown(robot, "#figure-dialog"));
  }

  @Test
  void nothingOfTheDialogIsCut(FxRobot robot) {
    export(robot, folder.resolve("unused"));
    Scene dialog = robot.lookup("#figure-dialog").query().getScene();
    assertEquals(
        List.of(), LayoutProblems.of(dialog.getRoot(), dialog.getWidth(), dialog.getHeight()));
  }

  @Test
  void aChartIsSavedAsADocumentWithItsWords(FxRobot robot) throws Exception {
    Path file = folder.resolve("sharpness.pdf");
    export(robot, file);
    robot.clickOn("#figure-save");
    Windows.await(() -> said(robot).equals("Saved as sharpness.pdf."));

    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      assertTrue(new PDFTextStripper().getText(document).contains("Sharpness"));
    }
  }

  @Test
  void aChartIsSavedWithItsDataFromTheFirstStepOn(FxRobot robot) throws Exception {
    Path file = folder.resolve("sharpness.zip");
    export(robot, file);
    robot.clickOn("#figure-data").clickOn("#figure-save");
    Windows.await(() -> said(robot).equals("Saved as sharpness.zip."));

    try (ZipFile archive = new ZipFile(file.toFile())) {
      String table =
          new String(
              archive.getInputStream(archive.getEntry("sharpness.csv")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertTrue(table.lines().anyMatch(row -> row.matches("curve,[^,]*,λ₁,0,.*")), table);
    }
  }

  @Test
  void whatWasSeenLastIsSavedAsAMovingPicture(FxRobot robot) throws Exception {
    for (int step = 3; pictures(robot) < 3; step++) {
      Windows.train(window, step);
      assertTrue(step < 1000, "no picture is taken");
    }
    Path file = folder.resolve("sharpness.gif");
    export(robot, file);
    robot.clickOn("#figure-gif").clickOn("#figure-save");
    Windows.await(() -> said(robot).equals("Saved as sharpness.gif."));

    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      int frames = reader.getNumImages(true);
      assertTrue(frames > 2, () -> frames + " frames");
      assertEquals(907, reader.getWidth(0));
    } finally {
      reader.dispose();
    }
  }

  private static int pictures(FxRobot robot) {
    LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
    return FxWait.on(() -> chart.film(Reel.LONGEST, one -> true).size());
  }

  @Test
  void withoutAPrinterItIsSaid(FxRobot robot) {
    Assumptions.assumeTrue(Printer.getAllPrinters().isEmpty(), "there is a printer");
    export(robot, folder.resolve("unused"));
    robot.clickOn("#figure-print");

    Windows.await(() -> said(robot).startsWith("The system knows of no printer"));
  }

  private static String said(FxRobot robot) {
    return robot.lookup("#figure-message").queryAs(Label.class).getText();
  }

  @Test
  void noPaneGivesAnEmptySheet(FxRobot robot) throws Exception {
    Path sweep = MadeSweeps.make(folder.resolve("made.edgesweep"), 20);
    robot.interact(() -> {
      window.workspace().model().layoutProperty().set(BoardLayout.grid(ONE_OF_EACH));
      window.sweep().open(sweep);
    });
    Windows.await(() -> window.sweep().model().stageProperty().get() == SweepStage.COMPLETE);
    List<String> kinds = new ArrayList<>();
    for (Workspace workspace : window.workspaces().all()) {
      robot.interact(() -> window.workspaces().show(workspace));
      Windows.await(() -> panes().stream().allMatch(pane -> MARK.matcher(sheet(pane)).find()));
      FxWait.on(() ->
          panes()
              .forEach(
                  pane -> kinds.add(workspace.title() + " " + pane.getClass().getSimpleName())));
    }
    for (String kind :
        List.of(
            "Live LineChartPane",
            "Live PlanePane",
            "Live PhasePane",
            "Live LandscapePane",
            "Live DensityPane",
            "Library Thumbnail",
            "Theory LineChartPane",
            "Phase PhasePane",
            "Sweep GridPane")) {
      assertTrue(kinds.contains(kind), () -> kind + " is not in " + kinds);
    }
  }

  private static String sheet(Node pane) {
    return SvgPicture.of(pane, Color.WHITE);
  }

  /** All that is drawn on a canvas in sight. */
  private List<Node> panes() {
    List<Node> found = new ArrayList<>();
    collect(window.stage().getScene().getRoot(), found);
    return found;
  }

  private static void collect(Node node, List<Node> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof PaintedPane) {
      found.add(node);
      return;
    }
    if (node instanceof Canvas) {
      assertInstanceOf(PaintedPane.class, node, () -> "a canvas of which pictures know nothing");
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }
}
