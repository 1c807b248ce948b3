package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.PresetCard;
import dev.edgescope.engine.config.json.Presets;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sketches beside the titles of the presets are the recorded runs of the presets. */
class PresetSketchesTest {
  private static final int POINTS = 40;
  private static final double HIGHEST = 2;

  /** P of the first steps still grows, and what is divided by it means nothing. */
  private static final int FIRST_PRECONDITIONED = 20;

  /** Those that are about K, whose edge is 1. */
  private static final Set<String> OF_THE_KERNEL =
      Set.of("stochastic-edge", "clipped-sgd", "linear-model", "steered-noise", "steered-batch");

  /** Edges of rules that divide by P, times the learning rate. */
  private static final Map<String, Double> PRECONDITIONED =
      Map.of("adam-edge", 38.0, "adam-against-sgd", 38.0, "rmsprop-edge", 2.0);

  private static final Map<String, String> RECORDED_AS =
      Map.of("self-stabilisation", "central-flow", "quadratic-model", "central-flow");

  static List<Preset> presets() {
    return Presets.load().all();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void theSketchIsTheRecordedRun(Preset preset) throws IOException {
    PresetCard card = preset.card();
    double[] recorded = card.overEdge() ? overEdge(preset.id()) : loss(preset.id());
    int count = Math.min(POINTS, recorded.length);
    double[] expected = new double[count];
    for (int i = 0; i < count; i++) {
      expected[i] = Math.min(HIGHEST, recorded[i * (recorded.length - 1) / (count - 1)]);
    }
    assertEquals(count, card.points().size());
    for (int i = 0; i < count; i++) {
      assertEquals(expected[i], card.points().get(i), 0.006 * Math.max(expected[i], 0.01));
    }
  }

  private static double[] overEdge(String id) throws IOException {
    return values(
        id,
        row -> {
          if (OF_THE_KERNEL.contains(id)) {
            return number(row, "k");
          }
          double rate = number(row, "learning_rate");
          return PRECONDITIONED.containsKey(id)
              ? step(row) < FIRST_PRECONDITIONED
                  ? Double.NaN
                  : number(row, "effective_lambda_1") * rate / PRECONDITIONED.get(id)
              : number(row, "lambda_1") * rate / 2;
        });
  }

  private static double[] loss(String id) throws IOException {
    double[] logarithms = values(id, row -> Math.log(number(row, "train_loss")));
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : logarithms) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    double[] scaled = new double[logarithms.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (logarithms[i] - lowest) / (highest - lowest);
    }
    return scaled;
  }

  private static double[] values(String id, ToDoubleFunction<CSVRecord> value) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    String file = "regimes/" + RECORDED_AS.getOrDefault(id, id) + ".csv";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(PresetSketchesTest.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8)) {
      return format.parse(reader).stream().mapToDouble(value).filter(Double::isFinite).toArray();
    }
  }

  private static long step(CSVRecord row) {
    return Long.parseLong(row.get("step"));
  }

  private static double number(CSVRecord row, String column) {
    String text = row.get(column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
