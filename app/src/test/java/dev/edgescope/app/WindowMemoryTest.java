package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.board.ChartDrawing;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.text.Language;
import dev.edgescope.app.theme.Appearance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowMemoryTest {

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("deep").resolve("window.json");
  }

  @Test
  void theStateComesBackAsItWas() throws Exception {
    WindowState state =
        new WindowState(
            12,
            34.5,
            1400,
            900,
            true,
            Appearance.DARK,
            true,
            false,
            TimeBase.LEARNING_TIME,
            ValueScale.LOGARITHMIC,
            new BoardLayout(
                Arrangement.LARGE,
                List.of("loss", "sharpness"),
                "sharpness",
                Map.of("loss", new ChartDrawing(ValueScale.LINEAR, 20, true))),
            List.of("{\"seed\":1}"),
            Language.GERMAN,
            Map.of("edge", 2));

    state.write(file());

    assertEquals(state, WindowState.read(file()));
  }

  @Test
  void howFarLessonsCameIsKeptBesideAllElse() throws Exception {
    WindowState state = WindowState.FIRST.within(new Rectangle2D(0, 0, 640, 480));
    state.write(file());
    new WindowMemory(file()).keepLessons(Map.of("edge", 2));
    assertEquals(state.withLessons(Map.of("edge", 2)), new WindowMemory(file()).recall());
  }

  @Test
  void withoutAFileTheWindowIsAsAtFirst() {
    assertEquals(WindowState.FIRST, new WindowMemory(file()).recall());
  }

  @Test
  void aBrokenFileIsPassedOver() throws Exception {
    Path broken = folder.resolve("window.json");
    for (String text :
        List.of(
            "{\"x\": 1",
            "[]",
            "",
            "{\"appearance\": \"PURPLE\"}",
            "{\"timeBase\": null}",
            "{\"layout\": {\"charts\": [\"loss\"], \"drawings\": {\"loss\": {}}}}")) {
      Files.writeString(broken, text);

      assertEquals(WindowState.FIRST, new WindowMemory(broken).recall(), text);
    }
  }

  @Test
  void chartsOfAnotherVersionAreLeftOut() throws Exception {
    Path old = folder.resolve("window.json");
    Files.writeString(
        old, "{\"layout\": {\"charts\": [\"from-the-future\", \"loss\"], \"selected\": \"?\"}}");

    assertEquals(BoardLayout.grid(List.of("loss")), WindowState.read(old).layout());
  }

  @Test
  void whatAFileDoesNotSayIsAsAtFirst() throws Exception {
    Path old = folder.resolve("window.json");
    Files.writeString(old, "{\"x\": 3, \"y\": 4, \"height\": 1e9, \"from-the-future\": 1}");

    WindowState read = WindowState.read(old);

    assertEquals(
        List.of(3.0, 4.0, WindowState.FIRST.width(), 20_000.0),
        List.of(read.x(), read.y(), read.width(), read.height()));
    assertEquals(WindowState.FIRST.layout(), read.layout());
  }

  @Test
  void aPlaceThatIsUnknownComesBackAsSuch() throws Exception {
    WindowState.FIRST.write(file());
    assertEquals(WindowState.FIRST, WindowState.read(file()));
  }

  @Test
  void aWindowIsNoLargerThanTheScreen() {
    WindowState small = WindowState.FIRST.within(new Rectangle2D(0, 25, 1024, 700));
    assertEquals(List.of(1024.0, 700.0), List.of(small.width(), small.height()));
  }

  @Test
  void whoHadAnAppearanceKeepsIt() throws Exception {
    Path old = folder.resolve("window.json");
    Files.writeString(old, "{\"appearance\": \"DARK\"}");
    assertTrue(WindowState.read(old).appearanceChosen());
    assertFalse(WindowState.FIRST.appearanceChosen());
  }
}
