package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.grid.Viridis;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.sweep.MadeSweeps;
import dev.edgescope.app.sweep.OutcomeKind;
import dev.edgescope.app.sweep.SweepResults;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.workspace.replay.ReplayModel;
import dev.edgescope.engine.cli.PictureWriter.Look;
import dev.edgescope.engine.record.RunFile;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ReplayPictureTest {
  @TempDir private Path folder;

  @Test
  void thePictureHasItsSizeAndTheCurves(FxRobot robot) {
    WritableImage picture = paint(new Look(1280, 800, false));
    assertEquals(1280, picture.getWidth());
    assertEquals(800, picture.getHeight());
    int curve = count(picture, ChartTheme.light().series().getFirst(), 0, 1280, 0, 800);
    assertTrue(curve > 1000, curve + " pixels of the curves");
    // The sharpness is in the upper left of the charts.
    int sharpness = count(picture, ChartTheme.light().series().getFirst(), 296, 860, 150, 480);
    assertTrue(sharpness > 200, sharpness + " pixels of the sharpness");
  }

  @Test
  void aDarkPictureIsDark(FxRobot robot) {
    WritableImage picture = paint(new Look(1000, 700, true));
    int curve = count(picture, ChartTheme.dark().series().getFirst(), 0, 1000, 0, 700);
    assertTrue(curve > 1000, curve + " pixels of the curves");
    assertTrue(picture.getPixelReader().getColor(700, 4).getBrightness() < 0.2);
  }

  @Test
  void theSweepsPlaneHasTheColoursOfItsEnds(FxRobot robot) throws Exception {
    SweepResults results = SweepResults.read(MadeSweeps.make(folder.resolve("made.edgesweep"), 10));
    WritableImage picture =
        FxWait.on(
            () -> PlanePicture.paint(results, OutcomeKind.FINAL_LOSS, new Look(1280, 800, false)));
    assertEquals(1280, picture.getWidth());
    int darkest = count(picture, Viridis.colour(0), 40, 1000, 80, 740);
    int brightest = count(picture, Viridis.colour(1), 40, 1000, 80, 740);
    assertTrue(darkest > 2000 && brightest > 2000, darkest + " and " + brightest + " pixels");
  }

  private WritableImage paint(Look look) {
    Path file = folder.resolve("run.edgescope");
    SmallRuns.record(file, 300);
    ReplayModel model;
    try (RunFile opened = RunFile.open(file)) {
      model = new ReplayModel(file, opened.run(), "A run");
    }
    return FxWait.on(() -> ReplayPicture.paint(List.of(model), look));
  }

  private static int count(
      WritableImage picture, Color colour, int left, int right, int top, int bottom) {
    PixelReader reader = picture.getPixelReader();
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        Color pixel = reader.getColor(x, y);
        double distance =
            Math.abs(pixel.getRed() - colour.getRed())
                + Math.abs(pixel.getGreen() - colour.getGreen())
                + Math.abs(pixel.getBlue() - colour.getBlue());
        count += distance < 0.05 ? 1 : 0;
      }
    }
    return count;
  }
}
