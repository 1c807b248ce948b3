package dev.edgescope.app;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.text.Language;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.record.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;

/**
 * What a window is like, to be found again at the next start.
 *
 * @param x of its upper left corner; NaN for the middle of the screen
 * @param maximized whether it fills the screen; size and place are those of before
 * @param appearanceChosen whether the user has chosen between light and dark; else the system does
 * @param columnShown whether the controls are unfolded
 * @param timeBase what the charts go over
 * @param timeScale of that axis
 * @param recent configurations as lines of JSON, the latest first
 * @param language of the window, from the next start on
 * @param lessons how many steps of each lesson were reached, by its id
 */
record WindowState(
    double x,
    double y,
    double width,
    double height,
    boolean maximized,
    Appearance appearance,
    boolean appearanceChosen,
    boolean columnShown,
    TimeBase timeBase,
    ValueScale timeScale,
    BoardLayout layout,
    List<String> recent,
    Language language,
    Map<String, Integer> lessons) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL))
          .build();
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;
  private static final double SMALLEST = 200;
  private static final double LARGEST = 20_000;

  /** Of a window that was never opened before. */
  static final WindowState FIRST =
      new WindowState(
          Double.NaN,
          Double.NaN,
          WIDTH,
          HEIGHT,
          false,
          Appearance.LIGHT,
          false,
          true,
          TimeBase.STEP,
          ValueScale.LINEAR,
          BoardLayout.grid(ChartTable.STANDARD),
          List.of(),
          Language.SYSTEM,
          Map.of());

  WindowState {
    width = Math.clamp(width, SMALLEST, LARGEST);
    height = Math.clamp(height, SMALLEST, LARGEST);
    recent = List.copyOf(recent);
    lessons = Map.copyOf(lessons);
  }

  /**
   * Reads a file; what it does not say is as in {@link #FIRST}, and charts that this version does
   * not know are left out.
   *
   * @throws IOException if it cannot be read or is no such file
   */
  static WindowState read(Path file) throws IOException {
    JsonNode json = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
    if (!(json instanceof ObjectNode said)) {
      throw new IOException(file + " does not hold the state of a window");
    }
    ObjectNode whole = JSON.valueToTree(FIRST);
    // Who wrote an appearance before there was this choice had chosen it.
    if (said.has("appearance") && !said.has("appearanceChosen")) {
      said.put("appearanceChosen", true);
    }
    ArrayNode charts = known(said.path("layout").path("charts"));
    if (said.remove("layout") instanceof ObjectNode board && !charts.isEmpty()) {
      board.set("charts", charts);
      whole.withObject("/layout").setAll(board);
    }
    return JSON.treeToValue(whole.setAll(said), WindowState.class);
  }

  /** The same, no larger than what a screen has free. */
  WindowState within(Rectangle2D screen) {
    return with(Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight()), lessons);
  }

  /** The same, with what was reached of lessons. */
  WindowState withLessons(Map<String, Integer> reached) {
    return with(width, height, reached);
  }

  private WindowState with(double newWidth, double newHeight, Map<String, Integer> reached) {
    return new WindowState(
        x,
        y,
        newWidth,
        newHeight,
        maximized,
        appearance,
        appearanceChosen,
        columnShown,
        timeBase,
        timeScale,
        layout,
        recent,
        language,
        reached);
  }

  /** Writes a file as a whole or not at all; its folder is made where it is missing. */
  void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    WholeFile.write(
        file, path -> JSON.writerWithDefaultPrettyPrinter().writeValue(path.toFile(), this));
  }

  private static ArrayNode known(JsonNode charts) {
    ArrayNode known = JSON.createArrayNode();
    charts
        .valueStream()
        .filter(chart -> ChartTable.find(chart.asText()).isPresent())
        .forEach(known::add);
    return known;
  }
}
