package dev.edgescope.engine.sweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.Presets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweep files as others write them, and the sentence for each that cannot be. */
class SweepJsonTest {

  private static Sweep with(String axes, String more) {
    return SweepJson.read(
        "{\"base\": \"stochastic-edge\", \"steps\": 400, \"axes\": [" + axes + "]" + more + "}");
  }

  private static List<String> texts(Axis axis) {
    return IntStream.range(0, axis.size()).mapToObj(axis::text).toList();
  }

  @Test
  void everythingThatAFileCanSayIsRead() {
    Sweep sweep =
        with(
            """
            {"key": "optimizer.learningRate", "log": [0.01, 1], "count": 3},
            {"key": "optimizer.batchSize", "values": [1, "full"]}
            """,
            """
            , "budget": "examples", "keep": "measurements", "threshold": 0.1,
            "stop": {"loss": 0.001, "diverged": true, "learningTime": 5, "examples": 900, "seconds": 60}
            """);
    assertEquals(Presets.load().byId("stochastic-edge").config(), sweep.base());
    assertEquals(400, sweep.steps());
    assertEquals(Budget.EXAMPLES, sweep.budget());
    assertEquals(Keep.MEASUREMENTS, sweep.keep());
    assertEquals(0.1, sweep.threshold());
    assertEquals(new StopRule(0.001, true, 5, 900, 60), sweep.stop());
    assertEquals(List.of("0.01", "0.1", "1"), texts(sweep.axes().get(0)));
    assertEquals(List.of("1", "full"), texts(sweep.axes().get(1)));
  }

  @Test
  void whatIsNotSaidIsStepsAndOutcomes() {
    Sweep sweep = with("", "");
    assertEquals(Budget.STEPS, sweep.budget());
    assertEquals(Keep.OUTCOME, sweep.keep());
    assertEquals(StopRule.NONE, sweep.stop());
    assertTrue(Double.isNaN(sweep.threshold()));
    assertEquals(1, sweep.size());
  }

  @Test
  void whatIsWrittenIsReadBackAsTheSame() {
    Sweep sweep =
        with(
            "{\"key\": \"optimizer.learningRate\", \"log\": [0.01, 1], \"count\": 12},"
                + "{\"key\": \"optimizer.rateRule\", \"values\": [{\"kind\": \"constant\"}]}",
            ", \"stop\": {\"loss\": 0.01}, \"keep\": \"run\"");
    assertEquals(sweep, SweepJson.read(SweepJson.write(sweep)));
  }

  @Test
  void theLogarithmicRangeIsThatOfNumPy() {
    // numpy.geomspace(0.01, 1, 12)[5]
    Axis axis = new Axis("a", Axis.logarithmic(0.01, 1, 12));
    assertEquals(0.08111308307896872, axis.number(5).orElseThrow(), 1e-13);
  }

  @Test
  void powersOfTwoComeOutWhole() {
    assertEquals(
        List.of("1", "2", "4", "8", "16", "32", "64", "128", "256", "512", "1024"),
        texts(new Axis("optimizer.batchSize", Axis.logarithmic(1, 1024, 11))));
  }

  @Test
  void theLinearRangeHasBothEnds() {
    assertEquals(List.of("1", "0.5", "0"), texts(new Axis("a", Axis.linear(1, 0, 3))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|The sweep: a list is not an object; give an object with the keys base, steps, budget,"
            + " leastSteps, axes, stop, keep, threshold.",
        "{}|base: the value is missing; give the id of a preset, or a configuration.",
        "{\"base\": 3}|base: 3 is neither; give the id of a preset, or a configuration.",
        "{\"base\": \"stochastic-edge\", \"axes\": []}|steps: the value is missing; give the number"
            + " of steps of a member, as the base has none.",
        "{\"base\": \"stochastic-edge\", \"steps\": 0, \"axes\": []}|steps: 0 is out of range; give"
            + " a whole number from 1 to 1,000,000,000.",
        "{\"base\": \"stochastic-edge\", \"step\": 1}|step: this key is not known; the keys of a"
            + " sweep are base, steps, budget, leastSteps, axes, stop, keep, threshold.",
        "{\"base\": \"stochastic-edge\", \"steps\": 1}|axes: the value is missing; give a list of"
            + " objects with the keys key, values, linear, log, count.",
        "{\"base\": {}}|base.data: the value is missing; give an object with the key set and those"
            + " that its value needs."
      })
  void aFileThatIsNoSweepIsRefusedInASentence(String json, String sentence) {
    InvalidConfigException e =
        assertThrows(InvalidConfigException.class, () -> SweepJson.read(json));
    assertEquals(sentence, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"key\": \"seed\"}|axes[0].values: the value is missing; give {\"key\": ..., \"values\":"
            + " [...]}, or \"linear\" or \"log\": [first, last] with \"count\".",
        "{\"key\": \"seed\", \"values\": []}|axes[0].values: the list is empty; give at least one"
            + " value.",
        "{\"key\": \"seed\", \"values\": [1, 1]}|axes[0].values: 1 occurs twice; give different"
            + " values.",
        "{\"key\": \"seed\", \"linear\": [1, 2]}|axes[0].count: the value is missing; give a whole"
            + " number from 1 to 1,000,000.",
        "{\"key\": \"seed\", \"linear\": [1, 2], \"count\": 0}|axes[0].count: 0 is out of range;"
            + " give a whole number from 1 to 1,000,000.",
        "{\"key\": \"seed\", \"log\": [0, 2], \"count\": 2}|axes[0].log: 0 has no logarithm; give"
            + " two numbers above 0.",
        "{\"key\": \"seed\", \"log\": [1], \"count\": 2}|axes[0].log: a list is not a list of two"
            + " numbers; give two numbers, the first and the last, such as [0.01, 1].",
        "{\"key\": \"seed\", \"values\": [1], \"linear\": [1, 2], \"count\": 2}|axes[0].values,"
            + " linear, log: only one of them can be given; give {\"key\": ..., \"values\": [...]},"
            + " or \"linear\" or \"log\": [first, last] with \"count\".",
        "{\"key\": \"steps\", \"values\": [1]}|axes[0].key: the steps are the sweep's own; give"
            + " \"steps\" and \"budget\" beside the axes.",
        "{\"key\": \"seed\", \"values\": [1]}, {\"key\": \"seed\", \"values\": [2]}|axes[1].key:"
            + " \"seed\" has an axis already; leave one of the two out.",
        "{\"key\": \"optimizer.momentum\", \"values\": [0]}, {\"key\": \"optimizer\", \"values\":"
            + " [{}]}|axes[1].key: \"optimizer.momentum\" and \"optimizer\" lie in each other;"
            + " leave one of the two out.",
        "{\"key\": \"seed\", \"linear\": [1, 1001], \"count\": 1001}, {\"key\":"
            + " \"optimizer.learningRate\", \"log\": [0.1, 1], \"count\": 1000}|axes: 1,001 x 1,000"
            + " is 1,001,000 cells; give at most 1,000,000.",
        "{\"key\": \"optimizer.rate\", \"values\": [1]}|the cell with optimizer.rate = 1 cannot be:"
            + " optimizer.rate: this key is not known; the keys of optimizer for \"sgd\" are kind,"
            + " learningRate, momentum, momentumKind, batchSize, sampling, weightDecay, clipNorm,"
            + " rateRule, steer, subspace.",
        "{\"key\": \"optimizer.batchSize\", \"values\": [1, 5000]}|the cell with"
            + " optimizer.batchSize = 5000 cannot be: optimizer.batchSize: 5,000 is more than the"
            + " 3,000 training examples; give a whole number from 1 to 3,000, or \"full\"."
      })
  void anAxisThatCannotBeIsRefusedInASentence(String axes, String sentence) {
    InvalidConfigException e = assertThrows(InvalidConfigException.class, () -> with(axes, ""));
    assertEquals(sentence, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"budget\": \"time\"|budget: \"time\" is not known; give \"steps\", \"learning-time\" or"
            + " \"examples\".",
        "\"keep\": true|keep: true is not known; give \"outcome\", \"measurements\" or \"run\".",
        "\"threshold\": 0|threshold: 0 is out of range; give a number above 0.",
        "\"stop\": {\"steps\": 3}|stop.steps: this key is not known; the keys here are loss,"
            + " diverged, learningTime, examples, seconds.",
        "\"stop\": {\"seconds\": \"60\"}|stop.seconds: \"60\" is not a number; give a number above"
            + " 0.",
        "\"stop\": {\"diverged\": 1}|stop.diverged: 1 is neither true nor false; give true or"
            + " false."
      })
  void whatStandsBesideTheAxesIsRefusedInASentence(String more, String sentence) {
    InvalidConfigException e =
        assertThrows(InvalidConfigException.class, () -> with("", ", " + more));
    assertEquals(sentence, e.getMessage());
  }

  @Test
  void aCombinationThatCannotBeNamesItsCell() {
    InvalidConfigException e =
        assertThrows(
            InvalidConfigException.class,
            () ->
                with(
                    """
                    {"key": "data.examples", "values": [100, 10]},
                    {"key": "optimizer.batchSize", "values": [1, 50]}
                    """,
                    ""));
    assertTrue(
        String.valueOf(e.getMessage())
            .startsWith("the cell with data.examples = 10, optimizer.batchSize = 50 cannot be: "),
        e.toString());
  }
}
