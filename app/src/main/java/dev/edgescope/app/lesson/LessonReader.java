package dev.edgescope.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.lesson.LessonStep.Ask;
import dev.edgescope.app.lesson.LessonStep.Goal;
import dev.edgescope.app.lesson.LessonStep.Setup;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.JsonText;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.measure.Regime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads a lesson from JSON. What is wrong with one is told in one sentence, with its place in the
 * file, the value and what to do.
 */
public final class LessonReader {
  private static final long MOST_STEPS = 10_000_000;

  /** What a file of a lesson is. */
  static final JsonText TEXT = new JsonText("lesson");

  private LessonReader() {}

  /**
   * A lesson from the text of a file.
   *
   * @param id its name among the others
   * @param language of what is said in it, where the file has it in several
   * @throws InvalidConfigException if it is none, with one sentence for the user
   */
  public static Lesson read(String id, String json, String language) {
    return read(id, TEXT.parse(json), language);
  }

  /** The same of what was parsed. */
  static Lesson read(String id, JsonNode json, String language) {
    Fields fields = Fields.of(json, language, List.of("title", "steps"));
    List<LessonStep> steps = new ArrayList<>();
    for (Fields step : fields.objects("steps", STEP)) {
      steps.add(step(step));
    }
    if (steps.isEmpty()) {
      throw fields.reject("steps", "there is none", "give at least one");
    }
    if (steps.getFirst().setup().isEmpty()) {
      throw fields.reject("steps[0].run", "the first step has no run", "give its configuration");
    }
    return new Lesson(id, fields.said("title"), steps);
  }

  private static final List<String> STEP =
      List.of("say", "highlight", "run", "alongside", "charts", "set", "ask", "until", "reveal");

  private static LessonStep step(Fields step) {
    return new LessonStep(
        step.said("say"),
        highlight(step),
        setup(step),
        controls(step),
        step.object("ask", List.of("question", "choices", "right", "draw")).map(LessonReader::ask),
        step.object("until", List.of("event", "step", "regime", "within")).map(LessonReader::goal),
        step.saidIfThere("reveal"));
  }

  private static String highlight(Fields step) {
    String id = step.textOr("highlight", "");
    if (id.startsWith(LessonStep.CHART)) {
      requireChart(step, "highlight", id.substring(LessonStep.CHART.length()));
    } else if (!id.isEmpty() && !LessonControl.HIGHLIGHTS.contains(id)) {
      throw step.reject(
          "highlight",
          "\"" + id + "\" is neither a control nor a chart",
          "give one of "
              + String.join(", ", LessonControl.HIGHLIGHTS)
              + ", or \"chart-\" with the id of a chart");
    }
    return id;
  }

  private static void requireChart(Fields fields, String key, String id) {
    if (ChartTable.find(id).isEmpty()) {
      throw fields.reject(
          key,
          "\"" + id + "\" is no chart",
          "give an id such as " + String.join(", ", ChartTable.STANDARD));
    }
  }

  private static Optional<Setup> setup(Fields step) {
    Optional<JsonNode> run = step.node("run");
    if (run.isEmpty()) {
      return Optional.empty();
    }
    List<ConfigPatch> alongside = new ArrayList<>();
    List<String> charts = step.texts("charts");
    charts.forEach(chart -> requireChart(step, "charts", chart));
    try {
      step.list("alongside").forEach(one -> alongside.add(ConfigPatch.parse(one.toString())));
      var config = RunConfigJson.read(run.get(), Path.of(""));
      alongside.forEach(changes -> changes.applyTo(config));
      return Optional.of(new Setup(config, alongside, charts));
    } catch (InvalidConfigException e) {
      throw new InvalidConfigException(step.place("run") + ": " + e.getMessage());
    }
  }

  private static Map<LessonControl, Double> controls(Fields step) {
    List<String> keys = Arrays.stream(LessonControl.values()).map(LessonControl::key).toList();
    Map<LessonControl, Double> set = new EnumMap<>(LessonControl.class);
    step.object("set", keys)
        .ifPresent(fields -> {
          for (LessonControl control : LessonControl.values()) {
            fields
                .number(control.key())
                .ifPresent(value -> {
                  if (!(value > 0)) {
                    throw fields.reject(
                        control.key(), value + " is not above 0", "give a number above 0");
                  }
                  set.put(control, value);
                });
          }
        });
    return set;
  }

  private static Ask ask(Fields ask) {
    String question = ask.said("question");
    Optional<Fields> draw = ask.object("draw", List.of("chart", "steps", "highest"));
    if (draw.isPresent()) {
      Fields curve = draw.get();
      requireChart(curve, "chart", curve.text("chart"));
      return new Ask.Draw(
          question,
          curve.text("chart"),
          curve.whole("steps", 2, MOST_STEPS).orElse(1_000L),
          curve.number("highest").orElse(1.0));
    }
    List<String> choices = ask.eachSaid("choices");
    if (choices.size() < 2) {
      throw ask.reject(
          "choices", "there are " + choices.size(), "give two or more, or \"draw\" a curve");
    }
    long right =
        ask.whole("right", 0, choices.size() - 1L)
            .orElseThrow(
                () -> ask.reject("right", "it is missing", "give the number of one, from 0"));
    return new Ask.Choose(question, choices, (int) right);
  }

  private static Goal goal(Fields until) {
    long within = until.whole("within", 1, MOST_STEPS).orElse(MOST_STEPS);
    Optional<Long> step = until.whole("step", 1, MOST_STEPS);
    if (step.isPresent()) {
      return new Goal(new RunEventKind.AtStep(step.get()), within);
    }
    Optional<String> regime = until.textIfThere("regime");
    if (regime.isPresent()) {
      return new Goal(new RunEventKind.InRegime(regime(until, regime.get())), within);
    }
    String event = until.text("event");
    RunEventKind kind =
        switch (event) {
          case "edge" -> new RunEventKind.AtEdge();
          case "below-edge" -> new RunEventKind.BelowEdge();
          case "noise-edge" -> new RunEventKind.AtNoiseEdge();
          case "below-noise-edge" -> new RunEventKind.BelowNoiseEdge();
          case "diverged" -> new RunEventKind.Diverged();
          default ->
              throw until.reject(
                  "event",
                  "\"" + event + "\" is not known",
                  "give \"edge\", \"below-edge\", \"noise-edge\", \"below-noise-edge\" or"
                      + " \"diverged\"");
        };
    return new Goal(kind, within);
  }

  private static Regime regime(Fields until, String title) {
    return Arrays.stream(Regime.values())
        .filter(regime -> regime.title().equals(title.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            until.reject(
                "regime",
                "\"" + title + "\" is not known",
                "give one of "
                    + Arrays.stream(Regime.values())
                        .map(Regime::title)
                        .collect(Collectors.joining(", "))));
  }
}
