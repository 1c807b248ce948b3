package dev.edgescope.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The installed measure command against PyTorch, on real data, to 1e-4. */
class MeasureReferenceTest {
  private static final Path REFERENCE = Path.of("../engine/src/test/resources/reference/real");
  private static final double TOLERANCE = 1e-4;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "fashion-tanh-mse, atInit, theta0",
    "fashion-tanh-mse, atEnd, thetaT",
    "mnist-relu-ce, atInit, theta0",
    "mnist-relu-ce, atEnd, thetaT",
    "mnist-cnn-tanh-mse, atInit, theta0",
    "mnist-cnn-tanh-mse, atEnd, thetaT"
  })
  void measuresWhatPyTorchMeasures(String name, String moment, String parameters)
      throws IOException {
    JsonNode reference = MAPPER.readTree(REFERENCE.resolve(name + ".json").toFile());
    JsonNode expected = reference.get(moment);
    JsonNode measured =
        measure(config(reference), REFERENCE.resolve(name + "." + parameters + ".npy"));
    for (String key :
        new String[] {"loss", "accuracy", "gradientNorm", "minEigenvalue", "ntkTrace"}) {
      assertClose(key, expected.get(key).doubleValue(), measured.get(key).doubleValue());
    }
    JsonNode eigenvalues = expected.get("topEigenvalues");
    for (int i = 0; i < eigenvalues.size(); i++) {
      assertClose(
          "eigenvalue " + i,
          eigenvalues.get(i).doubleValue(),
          measured.get("eigenvalues").path(i).doubleValue());
    }
  }

  private static void assertClose(String what, double expected, double measured) {
    assertEquals(expected, measured, TOLERANCE * Math.abs(expected), what);
  }

  private JsonNode measure(String config, Path parameters) throws IOException {
    Path file = Files.writeString(folder.resolve("config.json"), config);
    Installed.Outcome measured =
        Installed.run(
            "measure",
            file.toString(),
            "--parameters",
            parameters.toString(),
            "--top",
            "6",
            "--json");
    assertEquals(0, measured.status(), measured.err());
    return MAPPER.readTree(measured.out());
  }

  private static String config(JsonNode reference) {
    return String.format(
        Locale.ROOT,
        """
        {"data": {"set": %s, "examples": %s, "targets": "one-hot"},
         "model": {%s, "activation": %s, "initScale": 1},
         "loss": "%s",
         "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": "full"},
         "probes": {"topEigenvalues": 6, "every": 20},
         "precision": "float", "seed": 1}
        """,
        reference.get("dataset"),
        reference.get("examples"),
        layers(reference.get("model")),
        reference.get("activation"),
        reference.path("loss").asText().equals("mse") ? "squared-error" : "cross-entropy");
  }

  private static String layers(JsonNode model) {
    if (model.has("channels")) {
      return String.format(
          Locale.ROOT,
          "\"kind\": \"convnet\", \"channels\": %s, \"pool\": \"average\"",
          model.get("channels"));
    }
    List<String> widths = new ArrayList<>();
    model.path("widths").forEach(width -> widths.add(width.asText()));
    return "\"kind\": \"mlp\", \"hidden\": " + widths.subList(1, widths.size() - 1);
  }
}
