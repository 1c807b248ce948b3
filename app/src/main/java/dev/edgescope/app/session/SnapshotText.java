package dev.edgescope.app.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.data.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The description in the file of a snapshot: all but what is recorded of the runs.
 *
 * @param format of the file
 * @param runs the main one first
 * @param range lower and upper end; none for all of the run
 */
record SnapshotText(
    int format,
    String name,
    List<Run> runs,
    int selected,
    TimeBase base,
    ValueScale scale,
    List<Double> range,
    BoardLayout layout,
    List<NoteOf> notes) {
  static final int FORMAT = 1;

  private static final int MOST_NOTES = 1_000;
  private static final int LONGEST_QUOTE = 200;

  /** What the library says beyond what is wrong. */
  private static final Pattern LIBRARY_WORDS =
      Pattern.compile("(?s)( \\((?:index|class)|; `|\\R).*");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  /**
   * A run.
   *
   * @param step the number of steps made; from 1 on they are recorded in the file
   * @param config its configuration
   */
  record Run(long step, JsonNode config) {}

  /** A note of a chart. */
  record NoteOf(
      String chart, long step, double learningTime, long examples, double value, String text) {}

  static SnapshotText of(Snapshot snapshot) {
    List<NoteOf> notes = new ArrayList<>();
    snapshot
        .look()
        .notes()
        .forEach((chart, ofIt) -> ofIt.forEach(note -> notes.add(of(chart, note))));
    return new SnapshotText(
        FORMAT,
        snapshot.name(),
        snapshot.runs().stream()
            .map(run -> new Run(run.step(), RunConfigJson.toJson(run.start().config())))
            .toList(),
        snapshot.selected(),
        snapshot.look().base(),
        snapshot.look().scale(),
        snapshot.look().range().map(range -> List.of(range.from(), range.to())).orElse(List.of()),
        snapshot.look().layout(),
        notes);
  }

  private static NoteOf of(String chart, Note note) {
    Moment at = note.at();
    return new NoteOf(
        chart, at.step(), at.learningTime(), at.examplesSeen(), note.value(), note.text());
  }

  byte[] write() throws JsonProcessingException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
  }

  /**
   * Reads a description.
   *
   * @throws InvalidConfigException if it is none, with one sentence that says what is wrong
   */
  static SnapshotText read(String json) {
    JsonNode tree = RunConfigJson.parse(json);
    int format = tree.path("format").asInt(-1);
    if (format != FORMAT) {
      throw new InvalidConfigException(
          "format: "
              + (format < 0 ? "there is none" : format + " is not known to this version")
              + "; give "
              + FORMAT
              + ".");
    }
    try {
      return JSON.treeToValue(tree, SnapshotText.class);
    } catch (ValueInstantiationException e) {
      throw new InvalidConfigException(quoted(String.valueOf(cause(e).getMessage())));
    } catch (JsonProcessingException e) {
      String why = LIBRARY_WORDS.matcher(e.getOriginalMessage()).replaceFirst("");
      throw new InvalidConfigException(
          "its description cannot be read: " + quoted(why) + "; correct it.");
    }
  }

  private static Throwable cause(Exception e) {
    Throwable cause = e.getCause();
    return cause == null ? e : cause;
  }

  private static String quoted(String text) {
    return PlainText.of(text.substring(0, Math.min(text.length(), LONGEST_QUOTE)));
  }

  /**
   * How all is seen.
   *
   * @throws IllegalArgumentException if that cannot be, with one sentence
   */
  Snapshot.Look look() {
    for (String chart : layout.charts()) {
      requireChart(chart);
    }
    if (notes.size() > MOST_NOTES) {
      throw new IllegalArgumentException(
          notes.size() + " notes are too many; keep " + MOST_NOTES + ".");
    }
    Map<String, List<Note>> byChart = new LinkedHashMap<>();
    for (NoteOf note : notes) {
      requireChart(note.chart());
      Moment at = new Moment(note.step(), note.learningTime(), note.examples());
      byChart
          .computeIfAbsent(note.chart(), chart -> new ArrayList<>())
          .add(new Note(at, note.value(), note.text()));
    }
    if (!range.isEmpty() && range.size() != 2) {
      throw new IllegalArgumentException(
          "A range of " + range.size() + " numbers is none; give its two ends.");
    }
    return new Snapshot.Look(
        base,
        scale,
        range.isEmpty()
            ? Optional.empty()
            : Optional.of(new Snapshot.Range(range.getFirst(), range.getLast())),
        layout,
        byChart);
  }

  private static void requireChart(String chart) {
    if (ChartTable.find(chart).isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + quoted(chart) + "\" is no chart; give the id of one, such as \"sharpness\".");
    }
  }
}
