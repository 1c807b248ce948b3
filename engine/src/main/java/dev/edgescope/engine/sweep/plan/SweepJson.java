package dev.edgescope.engine.sweep.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.NumberText;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.config.json.JsonText;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.data.DataFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A sweep as JSON; {@code docs/sweeps.md} describes the file. Reading is strict: what cannot be is
 * an {@link InvalidConfigException} of one sentence, and every cell has been tried when it is done.
 */
public final class SweepJson {
  private static final JsonText TEXT = new JsonText("sweep");
  private static final String PATH_SEPARATOR = ".";

  private static final List<String> KEYS =
      List.of("base", "steps", "budget", "leastSteps", "axes", "stop", "keep", "threshold");
  private static final List<String> AXIS_KEYS = List.of("key", "values", "linear", "log", "count");
  private static final List<String> STOP_KEYS =
      List.of("loss", "diverged", "learningTime", "examples", "seconds");

  private static final String RANGE_ADVICE =
      "give {\"key\": ..., \"values\": [...]}, or \"linear\" or \"log\": [first, last] with"
          + " \"count\"";

  private SweepJson() {}

  /**
   * Reads a sweep file. Relative paths in it start from the folder it lies in.
   *
   * @throws InvalidConfigException if it cannot be read or holds no possible sweep; the message
   *     starts with the name of the file
   */
  public static Sweep read(Path file) {
    JsonNode json = TEXT.read(file);
    try {
      return read(json, JsonText.folder(file));
    } catch (InvalidConfigException e) {
      throw e.from(DataFile.shown(file));
    }
  }

  /**
   * Reads a sweep. Relative paths in it stay as they are.
   *
   * @throws InvalidConfigException if it is no possible sweep
   */
  public static Sweep read(String json) {
    return read(TEXT.parse(json), Path.of(""));
  }

  /** The same without trying every cell, for a sweep that comes with the program. */
  public static Sweep reread(String json) {
    return parse(TEXT.parse(json), Path.of(""));
  }

  private static Sweep read(JsonNode json, Path folder) {
    Sweep sweep = parse(json, folder);
    CellCheck.require(sweep);
    return sweep;
  }

  private static Sweep parse(JsonNode json, Path folder) {
    SweepObject root = SweepObject.of(json, "", KEYS);
    RunConfig base = base(root, folder);
    List<Axis> axes = axes(root, folder);
    return new Sweep(
        base,
        steps(root, base),
        root.has("budget") ? root.word("budget", Budget.class) : Budget.STEPS,
        root.has("leastSteps") ? root.whole("leastSteps", 1, Limits.MAX_STEPS) : 1,
        axes,
        root.has("stop") ? stop(root.object("stop", STOP_KEYS)) : StopRule.NONE,
        root.has("keep") ? root.word("keep", Keep.class) : Keep.OUTCOME,
        root.has("threshold")
            ? root.number("threshold", Double.MIN_VALUE, Double.MAX_VALUE)
            : Double.NaN);
  }

  private static RunConfig base(SweepObject root, Path folder) {
    JsonNode base = root.value("base", "give the id of a preset, or a configuration");
    if (base.isTextual()) {
      try {
        return Presets.load().byId(base.textValue()).config();
      } catch (InvalidConfigException e) {
        throw new InvalidConfigException("base: " + e.getMessage(), e);
      }
    }
    if (!base.isObject()) {
      throw root.fault(
          "base",
          SweepObject.shown(base) + " is neither",
          "give the id of a preset, or a configuration");
    }
    try {
      return RunConfigJson.read(base, folder);
    } catch (InvalidConfigException e) {
      throw new InvalidConfigException("base." + e.messageByKey(), e);
    }
  }

  private static long steps(SweepObject root, RunConfig base) {
    if (root.has("steps")) {
      return root.whole("steps", 1, Limits.MAX_STEPS);
    }
    long steps = base.length().steps().orElse(0);
    if (steps < 1) {
      throw root.fault(
          "steps",
          "the value is missing",
          "give the number of steps of a member, as the base has none");
    }
    return steps;
  }

  private static StopRule stop(SweepObject stop) {
    return new StopRule(
        stop.has("loss") ? stop.number("loss", 0, Double.MAX_VALUE) : StopRule.NONE.loss(),
        stop.has("diverged") && stop.truth("diverged"),
        positive(stop, "learningTime"),
        positive(stop, "examples"),
        positive(stop, "seconds"));
  }

  private static double positive(SweepObject object, String key) {
    return object.has(key)
        ? object.number(key, Double.MIN_VALUE, Double.MAX_VALUE)
        : Double.POSITIVE_INFINITY;
  }

  private static List<Axis> axes(SweepObject root, Path folder) {
    List<Axis> axes = new ArrayList<>();
    double cells = 1;
    List<SweepObject> objects = root.list("axes", AXIS_KEYS);
    for (SweepObject object : objects) {
      Axis axis = axis(object, folder);
      for (Axis other : axes) {
        requireApart(object, other.key(), axis.key());
      }
      axes.add(axis);
      cells *= axis.size();
    }
    if (cells > Sweep.MOST_CELLS) {
      throw root.fault(
          "axes",
          String.format(
              Locale.ROOT,
              "%s is %s cells",
              String.join(
                  " x ", axes.stream().map(one -> NumberText.of((long) one.size())).toList()),
              NumberText.of((long) cells)),
          "give at most " + NumberText.of((long) Sweep.MOST_CELLS));
    }
    return axes;
  }

  private static void requireApart(SweepObject object, String one, String other) {
    if (one.equals(other)) {
      throw object.fault("key", "\"" + one + "\" has an axis already", "leave one of the two out");
    }
    if (one.startsWith(other + PATH_SEPARATOR) || other.startsWith(one + PATH_SEPARATOR)) {
      throw object.fault(
          "key",
          String.format(Locale.ROOT, "\"%s\" and \"%s\" lie in each other", one, other),
          "leave one of the two out");
    }
  }

  private static Axis axis(SweepObject object, Path folder) {
    String key =
        object.text("key", "give the key of a setting, such as \"optimizer.learningRate\"");
    if (key.equals(Setting.STEPS.key())) {
      throw object.fault(
          "key", "the steps are the sweep's own", "give \"steps\" and \"budget\" beside the axes");
    }
    boolean values = object.has("values");
    boolean linear = object.has("linear");
    boolean log = object.has("log");
    if ((values ? 1 : 0) + (linear ? 1 : 0) + (log ? 1 : 0) != 1) {
      throw object.fault(
          values || linear || log ? "values, linear, log" : "values",
          values || linear || log ? "only one of them can be given" : "the value is missing",
          RANGE_ADVICE);
    }
    if (values && object.has("count")) {
      throw object.fault("count", "it is the number of values of a range", RANGE_ADVICE);
    }
    List<JsonNode> all =
        values ? listed(object, key, folder) : range(object, linear ? "linear" : "log");
    Set<JsonNode> different = new HashSet<>();
    for (JsonNode value : all) {
      if (!different.add(value)) {
        throw object.fault(
            values ? "values" : linear ? "linear" : "log",
            SweepObject.shown(value) + " occurs twice",
            "give different values");
      }
    }
    return new Axis(key, all);
  }

  private static List<JsonNode> listed(SweepObject object, String key, Path folder) {
    JsonNode list = object.value("values", RANGE_ADVICE);
    if (!list.isArray() || list.isEmpty()) {
      throw object.fault(
          "values",
          list.isArray() ? "the list is empty" : SweepObject.shown(list) + " is not a list",
          "give at least one value");
    }
    boolean paths = key.equals(Setting.FILE.key()) || key.equals(Setting.LABELS_FILE.key());
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode value : list) {
      all.add(paths && value.isTextual() ? path(object, value, folder) : value);
    }
    return all;
  }

  private static JsonNode path(SweepObject object, JsonNode value, Path folder) {
    try {
      return TextNode.valueOf(folder.resolve(value.textValue()).toString());
    } catch (InvalidPathException e) {
      throw object.fault(
          "values", SweepObject.shown(value) + " is not a path", "give the path of a file");
    }
  }

  private static List<JsonNode> range(SweepObject object, String kind) {
    double[] ends = object.pair(kind);
    if (kind.equals("log") && !(ends[0] > 0 && ends[1] > 0)) {
      throw object.fault(
          kind,
          NumberText.of(ends[0] > 0 ? ends[1] : ends[0]) + " has no logarithm",
          "give two numbers above 0");
    }
    int count = (int) object.whole("count", 1, Sweep.MOST_CELLS);
    return kind.equals("log")
        ? Axis.logarithmic(ends[0], ends[1], count)
        : Axis.linear(ends[0], ends[1], count);
  }

  /** A sweep as indented JSON; what is written is read back as the same cells. */
  public static String write(Sweep sweep) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("base", RunConfigJson.toJson(sweep.base()));
    root.put("steps", sweep.steps()).put("budget", Words.of(sweep.budget()));
    if (sweep.leastSteps() > 1) {
      root.put("leastSteps", sweep.leastSteps());
    }
    ArrayNode axes = root.putArray("axes");
    for (Axis axis : sweep.axes()) {
      ObjectNode object = axes.addObject().put("key", axis.key());
      object.putArray("values").addAll(axis.values());
    }
    StopRule stop = sweep.stop();
    ObjectNode conditions = JsonNodeFactory.instance.objectNode();
    putFinite(conditions, "loss", stop.loss());
    if (stop.diverged()) {
      conditions.put("diverged", true);
    }
    putFinite(conditions, "learningTime", stop.learningTime());
    putFinite(conditions, "examples", stop.examples());
    putFinite(conditions, "seconds", stop.seconds());
    if (!conditions.isEmpty()) {
      root.set("stop", conditions);
    }
    root.put("keep", Words.of(sweep.keep()));
    putFinite(root, "threshold", sweep.threshold());
    return JsonText.write(root);
  }

  private static void putFinite(ObjectNode object, String key, double value) {
    if (Double.isFinite(value)) {
      object.put(key, value);
    }
  }
}
