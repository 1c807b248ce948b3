package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.objective.Evaluation;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The regimes told of recorded runs of all presets that train: each is what a reader of its curves
 * would say, each is told once, and with a third of the measurements the same are told, but for
 * what is over before there are enough of those.
 */
class RecordedRegimesTest {
  static Stream<Arguments> runs() {
    return Stream.of(
        run(
            "progressive-sharpening",
            1000,
            Regime.PROGRESSIVE_SHARPENING,
            Regime.EDGE_OF_STABILITY),
        run("conservative-sharpening", 1000, Regime.CONSERVATIVE_SHARPENING),
        run("below-the-edge", 1000, Regime.PROGRESSIVE_SHARPENING),
        run("cdat", 1000, Regime.EDGE_OF_STABILITY),
        run("diverging", 1000, Regime.DIVERGING),
        run("linear-model", 200, Regime.NO_SHARPENING, Regime.SETTLING),
        run(
            "minimalist-example",
            2,
            Regime.PROGRESSIVE_SHARPENING,
            Regime.EDGE_OF_STABILITY,
            Regime.SETTLING),
        run("phases-at-the-edge", 300, Regime.PROGRESSIVE_SHARPENING, Regime.EDGE_OF_STABILITY),
        run("quadratic-regression", 100, Regime.CONSERVATIVE_SHARPENING, Regime.SETTLING),
        run("steered-batch", 1000, Regime.CONSERVATIVE_SHARPENING),
        run("steered-noise", 1000, Regime.CONSERVATIVE_SHARPENING),
        run("stochastic-edge", 3000, Regime.STOCHASTIC_EDGE_OF_STABILITY),
        run("tiny-subspaces", 1000, Regime.CONSERVATIVE_SHARPENING, Regime.SETTLING),
        run("convolutional-network", 200, Regime.CONSERVATIVE_SHARPENING),
        run("central-flow", 300, Regime.PROGRESSIVE_SHARPENING, Regime.EDGE_OF_STABILITY),
        run("sharpness-gap", 300, Regime.CONSERVATIVE_SHARPENING),
        run(
            "bulk-subspace",
            1000,
            Regime.PROGRESSIVE_SHARPENING,
            Regime.EDGE_OF_STABILITY,
            Regime.BEYOND_THE_EDGE));
  }

  private static Arguments run(String name, int examples, Regime... told) {
    return Arguments.of(name, examples, List.of(told));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyRegimeIsToldOnce(String name, int examples, List<Regime> expected) throws IOException {
    assertEquals(expected, told(name, examples, 1));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void fewerMeasurementsTellTheSame(String name, int examples, List<Regime> expected)
      throws IOException {
    assertEquals(expected, told(name, examples, 3));
  }

  /** It begins beyond its edge, which is over within twenty steps, and comes to rest at 0.90. */
  @ParameterizedTest
  @MethodSource("restingToys")
  void aToyAtRestJustBelowItsEdgeIsSettling(String name, List<Regime> expected) throws IOException {
    assertEquals(expected, told(name, 1, 1));
  }

  static Stream<Arguments> restingToys() {
    return Stream.of(
        Arguments.of(
            "four-scalars",
            List.of(Regime.EDGE_OF_STABILITY, Regime.PROGRESSIVE_SHARPENING, Regime.SETTLING)),
        Arguments.of("second-order-pair", List.of(Regime.EDGE_OF_STABILITY, Regime.SETTLING)));
  }

  /** The kernel begins at 1.3 and is clipped to 0.75. */
  @ParameterizedTest
  @MethodSource("clipped")
  void clippingTakesTheNoiseOffItsEdge(int every, List<Regime> expected) throws IOException {
    assertEquals(expected, told("clipped-sgd", 1000, every));
  }

  static Stream<Arguments> clipped() {
    return Stream.of(
        Arguments.of(
            1, List.of(Regime.STOCHASTIC_EDGE_OF_STABILITY, Regime.CONSERVATIVE_SHARPENING)),
        Arguments.of(3, List.of(Regime.CONSERVATIVE_SHARPENING, Regime.NO_SHARPENING)));
  }

  /** Where beta2 is 0.99, P still grows for some dozen steps more than are left out. */
  static Stream<Arguments> adaptiveRuns() {
    return Stream.of(
        Arguments.of(
            "adam-edge",
            500,
            new AdaptiveEdge(0.9, 0),
            List.of(Regime.PROGRESSIVE_SHARPENING, Regime.EDGE_OF_STABILITY)),
        Arguments.of(
            "rmsprop-edge",
            1000,
            new AdaptiveEdge(0, 0),
            List.of(
                Regime.NO_SHARPENING, Regime.PROGRESSIVE_SHARPENING, Regime.EDGE_OF_STABILITY)));
  }

  /** Held back far below its edge the effective sharpness falls first, and rises slowly later. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void smallBatchesOfAdamFlickerBetweenNoRegimes(int every) throws IOException {
    assertEquals(
        List.of(Regime.NO_SHARPENING, Regime.CONSERVATIVE_SHARPENING),
        told("adam-against-sgd", 1000, every, new AdaptiveEdge(0.9, 0)));
  }

  /** So the recording of one speaks for all three. */
  @ParameterizedTest
  @ValueSource(strings = {"self-stabilisation", "quadratic-model"})
  void presetsAreTheRunOfTheCentralFlow(String id) {
    RunConfig config = Presets.load().byId(id).config();
    RunConfig recorded = Presets.load().byId("central-flow").config();
    assertEquals(recorded.data(), config.data());
    assertEquals(recorded.model(), config.model());
    assertEquals(recorded.optimizer(), config.optimizer());
    assertEquals(recorded.seed(), config.seed());
  }

  @ParameterizedTest
  @MethodSource("adaptiveRuns")
  void anAdaptiveRuleIsJudgedByItsEffectiveSharpness(
      String name, int examples, AdaptiveEdge edge, List<Regime> expected) throws IOException {
    assertEquals(expected, told(name, examples, 1, edge));
  }

  private static List<Regime> told(String name, int examples, int every) throws IOException {
    return told(name, examples, every, SgdEdge.PLAIN);
  }

  private static List<Regime> told(String name, int examples, int every, StabilityEdge edge)
      throws IOException {
    RegimeDetector detector = new RegimeDetector(examples, edge, KernelMark.NONE);
    List<Regime> told = new ArrayList<>();
    List<Measurement> measurements = recorded(name, edge);
    for (int i = 0; i < measurements.size(); i += every) {
      detector
          .observe(measurements.get(i))
          .filter(RegimeDetector.Label::changed)
          .ifPresent(label -> told.add(label.regime()));
    }
    return told;
  }

  private static List<Measurement> recorded(String name, StabilityEdge edge) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                RecordedRegimesTest.class.getResourceAsStream("regimes/" + name + ".csv")),
            StandardCharsets.UTF_8)) {
      return format.parse(reader).stream().map(row -> measurement(row, edge)).toList();
    }
  }

  private static Measurement measurement(CSVRecord row, StabilityEdge edge) {
    double learningRate = number(row, "learning_rate");
    Spectrum spectrum =
        new Spectrum(List.of(new Spectrum.Eigenvalue(number(row, "lambda_1"), 0, true)));
    return new Measurement(
        Long.parseLong(row.get("step")),
        number(row, "learning_time"),
        new InForce(learningRate, Integer.parseInt(row.get("batch_size"))),
        new Evaluation(number(row, "train_loss"), Double.NaN),
        Evaluation.NONE,
        Double.NaN,
        new Curvature(
            spectrum,
            edge.level(learningRate),
            Double.NaN,
            new NoiseKernelNorm(number(row, "k"), number(row, "k_trace"))),
        0,
        edge.isPreconditioned()
            ? Map.of(
                Quantity.EFFECTIVE_LAMBDA,
                readings(row, "effective_lambda_1"),
                Quantity.NTK_TRACE_P,
                readings(row, "ntk_trace_p"))
            : Map.of(Quantity.FLOW_SHARPENING, readings(row, "flow_sharpening")));
  }

  private static List<Reading> readings(CSVRecord row, String column) {
    return List.of(Reading.exact(number(row, column)));
  }

  private static double number(CSVRecord row, String column) {
    return Optional.of(row.get(column))
        .filter(text -> !text.isEmpty())
        .map(Double::parseDouble)
        .orElse(Double.NaN);
  }
}
