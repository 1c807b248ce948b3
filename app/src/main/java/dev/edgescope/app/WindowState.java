package dev.edgescope.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.app.board.Arrangement;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.board.ChartDrawing;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.theme.Appearance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a window is like, to be found again at the next start.
 *
 * @param x of its upper left corner; NaN for the middle of the screen
 * @param maximized whether it fills the screen; size and place are those of before
 * @param columnShown whether the controls are unfolded
 * @param timeBase what the charts go over
 * @param timeScale of that axis
 * @param recent configurations as lines of JSON, the latest first
 */
record WindowState(
    double x,
    double y,
    double width,
    double height,
    boolean maximized,
    Appearance appearance,
    boolean columnShown,
    TimeBase timeBase,
    ValueScale timeScale,
    BoardLayout layout,
    List<String> recent) {
  private static final ObjectMapper JSON = new ObjectMapper();
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
          true,
          TimeBase.STEP,
          ValueScale.LINEAR,
          BoardLayout.grid(ChartTable.STANDARD),
          List.of());

  WindowState {
    recent = List.copyOf(recent);
  }

  /**
   * Reads a file; what it does not say is as in {@link #FIRST}, and charts that this version does
   * not know are left out.
   *
   * @throws IOException if it cannot be read or is no such file
   */
  static WindowState read(Path file) throws IOException {
    JsonNode json = JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
    if (json == null || !json.isObject()) {
      throw new IOException(file + " does not hold the state of a window");
    }
    try {
      return new WindowState(
          json.path("x").asDouble(FIRST.x),
          json.path("y").asDouble(FIRST.y),
          Math.clamp(json.path("width").asDouble(WIDTH), SMALLEST, LARGEST),
          Math.clamp(json.path("height").asDouble(HEIGHT), SMALLEST, LARGEST),
          json.path("maximized").asBoolean(FIRST.maximized),
          Appearance.valueOf(json.path("appearance").asText(FIRST.appearance.name())),
          json.path("columnShown").asBoolean(FIRST.columnShown),
          TimeBase.valueOf(json.path("timeBase").asText(FIRST.timeBase.name())),
          ValueScale.valueOf(json.path("timeScale").asText(FIRST.timeScale.name())),
          layout(json.path("layout")),
          texts(json.path("recent")));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " does not hold the state of a window: " + e.getMessage(), e);
    }
  }

  /** Writes a file as a whole or not at all; its folder is made where it is missing. */
  void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    if (!Double.isNaN(x) && !Double.isNaN(y)) {
      json.put("x", x).put("y", y);
    }
    json.put("width", width).put("height", height).put("maximized", maximized);
    json.put("appearance", appearance.name()).put("columnShown", columnShown);
    json.put("timeBase", timeBase.name()).put("timeScale", timeScale.name());
    ObjectNode board = json.putObject("layout");
    board.put("arrangement", layout.arrangement().name()).put("selected", layout.selected());
    ArrayNode charts = board.putArray("charts");
    layout.charts().forEach(charts::add);
    ObjectNode drawings = board.putObject("drawings");
    layout
        .drawings()
        .forEach(
            (chart, drawing) ->
                drawings
                    .putObject(chart)
                    .put("scale", drawing.scale().name())
                    .put("smoothing", drawing.smoothing())
                    .put("phases", drawing.phases()));
    ArrayNode experiments = json.putArray("recent");
    recent.forEach(experiments::add);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), json);
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static BoardLayout layout(JsonNode json) {
    List<String> charts =
        texts(json.path("charts")).stream().filter(id -> ChartTable.find(id).isPresent()).toList();
    if (charts.isEmpty()) {
      return FIRST.layout;
    }
    return new BoardLayout(
        Arrangement.valueOf(json.path("arrangement").asText(Arrangement.GRID.name())),
        charts,
        json.path("selected").asText(charts.getFirst()),
        drawings(json.path("drawings")));
  }

  private static Map<String, ChartDrawing> drawings(JsonNode json) {
    Map<String, ChartDrawing> drawings = new HashMap<>();
    json.properties()
        .forEach(
            one -> {
              JsonNode drawing = one.getValue();
              drawings.put(
                  one.getKey(),
                  new ChartDrawing(
                      ValueScale.valueOf(drawing.path("scale").asText()),
                      drawing.path("smoothing").asInt(ChartDrawing.UNSMOOTHED),
                      drawing.path("phases").asBoolean(false)));
            });
    return drawings;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
