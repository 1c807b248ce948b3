package dev.edgescope.app.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.SettingText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.json.JsonText;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Budget;
import dev.edgescope.engine.sweep.plan.Keep;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sweep is made of in the window: a run, two axes, and a number of seeds.
 *
 * @param base what the axes change
 * @param axes each with its values as they are typed
 * @param seeds number of them, from that of the base on
 * @param steps of the base
 * @param threshold training loss whose first reading is noted; NaN for none
 */
public record SweepDraft(
    RunConfig base,
    List<Line> axes,
    int seeds,
    long steps,
    Budget budget,
    Keep keep,
    double threshold) {
  /** Least number of values of a finer axis. */
  private static final int FINE = 8;

  private static final Pattern RANGE =
      Pattern.compile("(log|linear)\\s+(\\S+)\\s+to\\s+(\\S+)\\s*[,;]\\s*(\\d{1,7})");

  /** A setting and its values as they are typed. */
  public record Line(Setting setting, String values) {}

  public SweepDraft {
    axes = List.copyOf(axes);
  }

  /**
   * The sweep; every cell has been tried.
   *
   * @throws InvalidConfigException with one sentence if it is none
   */
  public Sweep sweep() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("base", RunConfigJson.toJson(base));
    root.put("steps", steps)
        .put("budget", dev.edgescope.engine.config.Words.of(budget))
        .put("keep", dev.edgescope.engine.config.Words.of(keep));
    if (!Double.isNaN(threshold)) {
      root.put("threshold", threshold);
    }
    // What has grown a thousandfold does not come back, and would take most of the time.
    root.putObject("stop").put("diverged", true);
    ArrayNode all = root.putArray("axes");
    for (Line line : axes) {
      put(all.addObject().put("key", line.setting().key()), line);
    }
    if (seeds > 1) {
      ArrayNode values = all.addObject().put("key", Setting.SEED.key()).putArray("values");
      for (int i = 0; i < seeds; i++) {
        values.add(base.seed() + i);
      }
    }
    return SweepJson.read(JsonText.write(root));
  }

  private static void put(ObjectNode axis, Line line) {
    String text = line.values().strip();
    Matcher range = RANGE.matcher(text);
    if (range.matches()) {
      axis.putArray(range.group(1))
          .add(number(line, range.group(2)))
          .add(number(line, range.group(3)));
      axis.put("count", Integer.parseInt(range.group(4)));
      return;
    }
    ArrayNode values = axis.putArray("values");
    for (String part : SettingText.parts(text)) {
      values.add(value(line, part.strip()));
    }
  }

  private static JsonNode value(Line line, String text) {
    if (text.isEmpty()) {
      throw new InvalidConfigException(
          Words.text("sweep.sweepDraft.missing", EngineWords.of(line.setting())));
    }
    OptionalDouble number = SettingText.written(text);
    if (number.isPresent()) {
      return number(number.getAsDouble());
    }
    return text.equals("true") || text.equals("false")
        ? JsonNodeFactory.instance.booleanNode(text.equals("true"))
        : TextNode.valueOf(text);
  }

  private static JsonNode number(Line line, String text) {
    return number(
        SettingText.written(text)
            .orElseThrow(() ->
                new InvalidConfigException(
                    Words.text(
                        "sweep.sweepDraft.noNumber", EngineWords.of(line.setting()), text))));
  }

  private static JsonNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? JsonNodeFactory.instance.numberNode((long) value)
        : JsonNodeFactory.instance.numberNode(value);
  }

  /**
   * A finer sweep over a part of another one's plane.
   *
   * @param choice which axes the plane has
   * @throws InvalidConfigException with one sentence if there is none
   */
  static Sweep finer(
      Sweep sweep, PlaneChoice choice, int column, int row, int lastColumn, int lastRow) {
    ObjectNode root = (ObjectNode) new JsonText("sweep").parse(SweepJson.write(sweep));
    ArrayNode all = (ArrayNode) root.path("axes");
    if (choice.x() != PlaneChoice.NONE) {
      refine((ObjectNode) all.get(choice.x()), sweep.axes().get(choice.x()), column, lastColumn);
    }
    if (choice.y() != PlaneChoice.NONE) {
      refine((ObjectNode) all.get(choice.y()), sweep.axes().get(choice.y()), row, lastRow);
    }
    for (int other : choice.others(sweep)) {
      ArrayNode one = ((ObjectNode) all.get(other)).putArray("values");
      one.add(sweep.axes().get(other).values().get(choice.fixed().get(other)));
    }
    return SweepJson.read(JsonText.write(root));
  }

  /** As many values as the whole axis has, between the ends; those between where they are words. */
  private static void refine(ObjectNode object, Axis axis, int first, int last) {
    List<JsonNode> part = axis.values().subList(first, last + 1);
    boolean numbers = part.stream().allMatch(JsonNode::isNumber);
    if (!numbers || first == last) {
      object.putArray("values").addAll(part);
      return;
    }
    double from = part.getFirst().doubleValue();
    double to = part.getLast().doubleValue();
    int count = Math.max(FINE, axis.size());
    boolean whole = part.stream().allMatch(JsonNode::isIntegralNumber);
    boolean logarithmic = from > 0 && to > 0 && Math.max(from, to) > 2 * Math.min(from, to);
    if (whole) {
      Set<Long> values = from < to ? new TreeSet<>() : new LinkedHashSet<>();
      for (int i = 0; i < count; i++) {
        double share = i / (count - 1.0);
        values.add(
            Math.round(
                logarithmic ? from * Math.pow(to / from, share) : from + share * (to - from)));
      }
      ArrayNode list = object.putArray("values");
      values.forEach(list::add);
      return;
    }
    object.remove("values");
    object.putArray(logarithmic ? "log" : "linear").add(from).add(to);
    object.put("count", count);
  }
}
