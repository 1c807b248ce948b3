package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.InEveryLocale;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.NpyArray;
import dev.edgescope.engine.data.NpyFiles;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.export.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line through its entry point: exit status, output, and the sentence on errors. */
@InEveryLocale
class EdgescopeCommandTest {
  private static final String CONFIG =
      """
      {"data": {"set": "mnist", "examples": 40, "targets": "one-hot"},
       "model": {"kind": "mlp", "hidden": [6], "activation": "tanh", "initScale": 0.5},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.01, "momentum": 0.5, "batchSize": 8},
       "probes": {"topEigenvalues": 2, "every": 20},
       "precision": "float", "seed": 3, "steps": 60}
      """;
  private static final int PARAMETERS = 784 * 6 + 6 + 6 * 10 + 10;

  @TempDir private Path folder;
  private Path config = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeConfig() throws IOException {
    config = Files.writeString(folder.resolve("config.json"), CONFIG);
  }

  @Test
  void presetsAreListedALineEach() {
    assertEquals(0, run("presets"));
    assertEquals(Presets.load().all().size(), output().lines().count());
    assertTrue(output().startsWith("progressive-sharpening"), output());
  }

  @Test
  void presetsAsJsonHaveNameTitleAndDescription() throws IOException {
    assertEquals(0, run("presets", "--json"));
    JsonNode first = new ObjectMapper().readTree(output()).get(0);
    assertEquals("progressive-sharpening", first.get("name").textValue());
    assertFalse(first.get("title").textValue().isBlank());
    assertFalse(first.get("description").textValue().isBlank());
  }

  @Test
  void theConfigurationOfAPresetReadsBack() {
    assertEquals(0, run("config", "stochastic-edge"));
    assertEquals(Presets.load().byId("stochastic-edge").config(), RunConfigJson.read(output()));
  }

  @Test
  void anUnknownPresetIsRefusedWithTheKnown() {
    assertEquals(2, run("config", "nosuch"));
    assertTrue(
        errors().startsWith("Preset: \"nosuch\" is not known; give \"progressive-"), errors());
    assertEquals(1, errors().lines().count());
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertEquals(2, run("presets", "--colour"));
    assertEquals("Unknown option: '--colour'; see edgescope presets --help.\n", errors());
  }

  @Test
  void aFaultFoundBesideTheDataIsToldByItsKey() throws IOException {
    Files.writeString(folder.resolve("table.csv"), "1,0\n2,1\n3,0\n");
    useData(
        "\"set\": \"csv\", \"file\": \"table.csv\", \"examples\": 40, \"targets\": \"one-hot\"");
    String sentence =
        "optimizer.batchSize: 8 is more than the 3 training examples; give a whole number from 1 to"
            + " 3, or \"full\".\n";
    assertEquals(2, run("measure", config.toString()));
    assertEquals(sentence, errors());
    err.reset();
    assertEquals(2, run("train", config.toString(), "--out", folder.toString()));
    assertEquals(sentence, errors());
  }

  @Test
  void whatAConfigurationMakesOfItsDataIsTold() throws IOException {
    Files.writeString(folder.resolve("table.csv"), "1,a\n2,b\n3,b\n4,a\n5,b\n6,c\n7,c\n8,a\n9,b\n");
    useData("\"set\": \"csv\", \"file\": \"table.csv\", \"examples\": 8, \"targets\": \"one-hot\"");
    assertEquals(0, run("data", config.toString()));
    assertTrue(output().contains("training    table.csv, examples 1 to 8 of 9\n"), this::output);
    assertTrue(output().contains("classes     a 3, b 3, c 2\n"), this::output);
  }

  @Test
  void aRefusedRunLeavesNoFolder() throws IOException {
    Files.writeString(folder.resolve("table.csv"), "1,0\n2,1\n3,0\n");
    useData(
        "\"set\": \"csv\", \"file\": \"table.csv\", \"examples\": 40, \"targets\": \"one-hot\"");
    Path out = folder.resolve("new").resolve("deeper");
    assertEquals(2, run("train", config.toString(), "--out", out.toString()));
    assertFalse(Files.exists(folder.resolve("new")));
  }

  @Test
  void aRefusedRunLeavesAFolderThatWasThere() throws IOException {
    Files.writeString(folder.resolve("table.csv"), "1,0\n2,1\n3,0\n");
    useData(
        "\"set\": \"csv\", \"file\": \"table.csv\", \"examples\": 40, \"targets\": \"one-hot\"");
    Path out = Files.createDirectory(folder.resolve("old"));
    assertEquals(2, run("train", config.toString(), "--out", out.resolve("x").toString()));
    assertEquals(0, out.toFile().list().length);
  }

  @Test
  void whereKIsExtrapolatedMeasureSaysSo() throws IOException {
    assertEquals(0, run("measure", config.toString(), "--json"));
    assertEquals("[]", new ObjectMapper().readTree(output()).get("kExtrapolatedTo").toString());
    out.reset();
    Files.writeString(config, CONFIG.replace("squared-error", "cross-entropy"));
    assertEquals(0, run("measure", config.toString(), "--json"));
    assertEquals(
        "[\"cross-entropy (G for \u0398)\"]",
        new ObjectMapper().readTree(output()).get("kExtrapolatedTo").toString());
  }

  @Test
  void theAccuracyOfNumbersIsNull() throws IOException {
    useData("\"set\": \"teacher\", \"inputs\": 3, \"examples\": 40");
    assertEquals(0, run("measure", config.toString(), "--json"));
    assertTrue(new ObjectMapper().readTree(output()).get("accuracy").isNull(), output());
  }

  @Test
  void aMissingConfigurationIsRefused() {
    assertEquals(2, run("train"));
    assertEquals(
        "Missing required parameter: 'CONFIG.json'; see edgescope train --help.\n", errors());
  }

  @Test
  void anImpossibleValueIsRefusedByItsPath() throws IOException {
    Files.writeString(config, CONFIG.replace("0.01", "-1"));
    assertEquals(2, run("train", config.toString(), "--out", folder.toString()));
    assertEquals(
        config
            + ": optimizer.learningRate: -1 is out of range; give a number from 0.000001 to 1,000,"
            + " for example 0.1.\n",
        errors());
    assertFalse(Files.exists(folder.resolve("run.edgescope")));
  }

  @Test
  void impossibleStepsAreRefused() {
    assertEquals(2, run("train", config.toString(), "--steps", "-5"));
    assertEquals(
        "steps: -5 is out of range; give a whole number from 0 to 1,000,000,000, or none for an"
            + " endless run.\n",
        errors());
  }

  @Test
  void stepsBeyondALongAreRefused() {
    assertEquals(2, run("train", config.toString(), "--steps", "99999999999999999999"));
    assertEquals(
        "Invalid value for option '--steps': \"99999999999999999999\" is out of range; see"
            + " edgescope train --help.\n",
        errors());
  }

  @Test
  void stepsThatAreNoNumberAreRefused() {
    assertEquals(2, run("train", config.toString(), "--steps", "many"));
    assertEquals(
        "Invalid value for option '--steps': \"many\" is not a whole number; see edgescope train"
            + " --help.\n",
        errors());
  }

  @Test
  void aRefusedRunLeavesAnEarlierOneInItsPlace() throws IOException {
    assertEquals(0, run("train", config.toString(), "--out", folder.toString(), "--steps", "5"));
    useData("\"set\": \"npy\", \"file\": \"no.npz\", \"examples\": 4, \"targets\": \"one-hot\"");
    err.reset();
    assertEquals(2, run("train", config.toString(), "--out", folder.toString()));
    assertEquals(1, errors().lines().count(), errors());
    assertFalse(Files.exists(folder.resolve("run-1.edgescope")));
    assertTrue(Files.exists(folder.resolve("run.edgescope")));
  }

  @Test
  void trainingLeavesTheRunAndItsTable() throws IOException {
    Path to = folder.resolve("new/folder");
    assertEquals(0, run("train", config.toString(), "--out", to.toString()), errors());
    List<String> lines = Files.readAllLines(to.resolve("metrics.csv"));
    assertTrue(
        lines.getFirst().startsWith("step,learning_time,examples_seen,loss,"), lines.getFirst());
    assertTrue(
        lines.getFirst().contains(",lambda_1,lambda_2,ntk_trace,k,k_trace,"), lines.getFirst());
    assertEquals(1 + 60 + 1, lines.size());
    assertTrue(errors().contains("step 60 of 60"), errors());
    try (RunFile run = RunFile.open(to.resolve("run.edgescope"))) {
      assertEquals(60, run.run().history().steps());
    }
  }

  @Test
  void aResumedRunHasTheTableOfAnUninterruptedOne() throws IOException {
    Path whole = folder.resolve("whole");
    Path parts = folder.resolve("parts");
    assertEquals(0, run("train", config.toString(), "--out", whole.toString()));
    assertEquals(0, run("train", config.toString(), "--out", parts.toString(), "--steps", "25"));
    Path half = parts.resolve("run.edgescope");
    err.reset();
    assertEquals(0, run("train", config.toString(), "--resume", half.toString()), errors());
    assertFalse(errors().contains("step 1 of"), errors());
    assertEquals(trajectory(whole), trajectory(parts));
    assertEquals(62, Files.readAllLines(parts.resolve("metrics.csv")).size());
  }

  @Test
  void resumingElsewhereLeavesTheFirstAsItIs() throws IOException {
    Path parts = folder.resolve("parts");
    Path other = folder.resolve("other");
    assertEquals(0, run("train", config.toString(), "--out", parts.toString(), "--steps", "25"));
    Path half = parts.resolve("run.edgescope");
    byte[] before = Files.readAllBytes(half);
    assertEquals(
        0, run("train", config.toString(), "--resume", half.toString(), "--out", other.toString()));
    assertArrayEquals(before, Files.readAllBytes(half));
    assertEquals(62, Files.readAllLines(other.resolve("metrics.csv")).size());
  }

  @Test
  void resumingAnotherRunIsRefused() throws IOException {
    assertEquals(0, run("train", config.toString(), "--out", folder.toString(), "--steps", "5"));
    err.reset();
    Files.writeString(config, CONFIG.replace("\"seed\": 3", "\"seed\": 4"));
    Path run = folder.resolve("run.edgescope");
    assertEquals(2, run("train", config.toString(), "--resume", run.toString()));
    assertEquals(
        String.format(
            Locale.ROOT,
            "--resume: %s is another run (seed is 3 there and 4 here); give its own"
                + " configuration.\n",
            run),
        errors());
  }

  @Test
  void anEarlierRunIsNotLost() throws IOException {
    assertEquals(0, run("train", config.toString(), "--out", folder.toString(), "--steps", "5"));
    assertEquals(0, run("train", config.toString(), "--out", folder.toString(), "--steps", "9"));
    assertEquals(6, Files.readAllLines(folder.resolve("metrics-1.csv")).size());
    try (RunFile run = RunFile.open(folder.resolve("run-1.edgescope"))) {
      assertEquals(5, run.run().history().steps());
    }
  }

  @Test
  void trainingStartsFromGivenParameters() throws IOException {
    Path theta = parameters(PARAMETERS);
    assertEquals(
        0,
        run(
            "train",
            config.toString(),
            "--parameters",
            theta.toString(),
            "--steps",
            "0",
            "--out",
            folder.toString()),
        errors());
    assertEquals(0, run("export", folder.resolve("run.edgescope").toString(), "--npz"));
    double[] back = Weights.read(folder.resolve("run.npz"), RunConfigJson.read(config)::network);
    assertArrayEquals(Weights.read(theta, RunConfigJson.read(config)::network), back);
  }

  @Test
  void parametersOfAnotherNetworkAreRefused() throws IOException {
    Path theta = parameters(7);
    assertEquals(2, run("measure", config.toString(), "--parameters", theta.toString()));
    assertEquals(
        theta
            + " holds 7 values, but this network has 4,780 parameters; give as many, in flat"
            + " order.\n",
        errors());
    err.reset();
    assertEquals(
        2,
        run(
            "train",
            config.toString(),
            "--parameters",
            theta.toString(),
            "--out",
            folder.toString()));
    assertTrue(errors().contains("7 values were given, but this network has 4,780"), errors());
    assertEquals(1, errors().lines().count());
  }

  @Test
  void measuringGivesOneObject() throws IOException {
    assertEquals(0, run("measure", config.toString(), "--top", "3", "--json"), errors());
    JsonNode json = new ObjectMapper().readTree(output());
    for (String key :
        List.of("loss", "accuracy", "gradientNorm", "minEigenvalue", "ntkTrace", "k", "kTrace")) {
      assertTrue(json.get(key).isNumber(), key);
    }
    assertEquals(3, json.get("eigenvalues").size());
    assertEquals(3, json.get("residuals").size());
    assertEquals(PARAMETERS, json.get("parameters").intValue());
    assertEquals(40, json.get("examples").intValue());
  }

  @Test
  void measuringAnAdaptiveRuleGivesWhatItMeetsBeside() throws IOException {
    assertEquals(0, run("measure", config.toString(), "--json"), errors());
    assertFalse(new ObjectMapper().readTree(output()).has("effectiveEigenvalues"));
    out.reset();
    Files.writeString(
        config,
        CONFIG.replace(
            "\"kind\": \"sgd\", \"learningRate\": 0.01, \"momentum\": 0.5",
            "\"kind\": \"adam\", \"learningRate\": 0.001, \"beta1\": 0.9, \"beta2\": 0.999,"
                + " \"epsilon\": 1e-8"));
    assertEquals(0, run("measure", config.toString(), "--json"), errors());
    JsonNode json = new ObjectMapper().readTree(output());
    assertEquals(2, json.get("effectiveEigenvalues").size());
    assertEquals(2, json.get("effectiveResiduals").size());
    // One gradient alone is in P yet.
    assertTrue(json.get("ntkTraceP").doubleValue() > json.get("ntkTrace").doubleValue());
  }

  @Test
  void whatIsBeyondThePrecisionIsNull() throws IOException {
    double[] values = new double[PARAMETERS];
    Arrays.fill(values, 1e30);
    Path theta = folder.resolve("large.npy");
    Files.write(theta, NpyFiles.npy(String.format(Locale.ROOT, "(%d,)", PARAMETERS), values));
    assertEquals(
        0,
        run("measure", config.toString(), "--parameters", theta.toString(), "--json", "--density"),
        errors());
    JsonNode json = new ObjectMapper().readTree(output());
    for (String value :
        List.of("/gradientNorm", "/eigenvalues/0", "/residuals/0", "/density/density/0")) {
      assertTrue(json.at(value).isNull(), value);
    }
  }

  @Test
  void measuringAboveHalfTheEdgeFindsWhatLiesThere() throws IOException {
    Path wanted = folder.resolve("above.json");
    ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(config.toFile());
    tree.withObject("/probes").put("topEigenvalues", "above-half-edge");
    double edge = 2 / tree.at("/optimizer/learningRate").doubleValue();
    Files.writeString(wanted, tree.toString());
    assertEquals(0, run("measure", wanted.toString(), "--json"), errors());
    JsonNode values = new ObjectMapper().readTree(output()).get("eigenvalues");
    assertTrue(values.path(values.size() - 1).doubleValue() < edge / 2, values.toString());
    for (int i = 0; i < values.size() - 1; i++) {
      assertTrue(values.path(i).doubleValue() > edge / 2, values.toString());
    }
  }

  /** A Hessian-vector product is not at hand here: they are unit rows, orthogonal to each other. */
  @Test
  void measuringWritesTheEigenvectorsAsRows() throws IOException {
    Path file = folder.resolve("vectors.npy");
    assertEquals(
        0,
        run("measure", config.toString(), "--top", "2", "--eigenvectors", file.toString()),
        errors());
    NpyArray rows = NpyArray.read(DataFile.at(file));
    assertEquals(List.of(2, PARAMETERS), rows.shape());
    double[] products = new double[3];
    for (int i = 0; i < PARAMETERS; i++) {
      double first = rows.get(i);
      double second = rows.get(PARAMETERS + i);
      products[0] += first * first;
      products[1] += second * second;
      products[2] += first * second;
    }
    assertArrayEquals(new double[] {1, 1, 0}, products, 1e-5);
  }

  /** Its area is 1 and its last point just beyond the largest eigenvalue. */
  @Test
  void measuringGivesTheDensityToo() throws IOException {
    assertEquals(0, run("measure", config.toString(), "--density", "--json"), errors());
    JsonNode json = new ObjectMapper().readTree(output());
    JsonNode lambda = json.at("/density/lambda");
    double last = lambda.path(lambda.size() - 1).doubleValue();
    double step = (last - lambda.path(0).doubleValue()) / (lambda.size() - 1);
    double area = 0;
    for (JsonNode value : json.at("/density/density")) {
      area += value.doubleValue() * step;
    }
    assertEquals(1, area, 1e-3);
    double width = json.at("/density/width").doubleValue();
    double sharpness = json.at("/eigenvalues/0").doubleValue();
    assertEquals(sharpness, last - 4 * width, 1e-2 * sharpness);
  }

  @Test
  void aDensityIsNoTable() {
    assertEquals(2, run("measure", config.toString(), "--density"));
    assertEquals("--density: a density of 401 values is no table; give --json too.\n", errors());
  }

  @Test
  void aMeasurementForTheEyeHasSevenDigits() {
    assertEquals(0, run("measure", config.toString()), errors());
    assertTrue(output().lines().anyMatch(line -> line.matches("loss +0\\.\\d{7}")), output());
    assertTrue(output().lines().anyMatch(line -> line.matches("examples +40")), output());
  }

  @Test
  void measuringTooMuchIsRefused() {
    assertEquals(2, run("measure", config.toString(), "--top", "99"));
    assertEquals("--top: 99 is out of range; give a whole number from 1 to 32.\n", errors());
  }

  @Test
  void aRunIsExportedAsTableAndJson() throws IOException {
    assertEquals(0, run("train", config.toString(), "--out", folder.toString()));
    String file = folder.resolve("run.edgescope").toString();
    out.reset();
    assertEquals(0, run("export", file));
    assertEquals(Files.readString(folder.resolve("metrics.csv")), output());
    Path json = folder.resolve("run.json");
    assertEquals(0, run("export", file, "--json", "--out", json.toString()));
    JsonNode object = new ObjectMapper().readTree(json.toFile());
    assertEquals(60, object.get("loss").size());
    assertEquals(4, object.get("measurements").size());
    assertEquals("finished", object.get("events").path(1).path("kind").textValue());
  }

  @Test
  void aBrokenRunIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.edgescope"), "nothing");
    assertEquals(2, run("export", file.toString()));
    assertEquals(
        file + " was not written by Edgescope; give the path of a run file (.edgescope).\n",
        errors());
  }

  @Test
  void replayIsThereOnlyWhereItCanBeDrawn() {
    assertEquals(2, run("replay", "a.edgescope", "--png", "a.png"));
    assertTrue(
        errors().contains("\"replay\" is no command, preset or file; give one of presets, "));
    err.reset();
    PictureWriter writer =
        (run, png, look, outcome) -> Files.writeString(png, run + " " + look.width());
    Path png = folder.resolve("a.png");
    assertEquals(
        0, run(Optional.of(writer), "replay", "a.edgescope", "--png", png.toString()), errors());
    assertTrue(Files.exists(png));
  }

  @Test
  void aPictureHasASizeWithinReason() {
    PictureWriter writer = (run, png, look, outcome) -> {};
    assertEquals(
        2, run(Optional.of(writer), "replay", "a.edgescope", "--png", "a.png", "--width", "100"));
    assertEquals(
        "--width: 100 is not possible; give a number of pixels from 960 to 7680.\n", errors());
  }

  @Test
  void aDefectHasAStatusOfItsOwn() {
    PictureWriter writer =
        (run, png, look, outcome) -> {
          throw new IllegalStateException("torn");
        };
    assertEquals(1, run(Optional.of(writer), "replay", "a.edgescope", "--png", "a.png"));
    assertTrue(errors().startsWith("A defect in Edgescope has stopped this command"), errors());
  }

  private Path parameters(int count) throws IOException {
    Path file = folder.resolve("theta.npy");
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(i);
    }
    try (OutputStream stream = Files.newOutputStream(file)) {
      NpyArray.ofFloats(values).write(stream);
    }
    assertEquals(count, NpyArray.read(DataFile.at(file)).size());
    return file;
  }

  /** Step, learning time, examples seen and loss: what measuring has no part in. */
  private static List<String> trajectory(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("metrics.csv")).stream()
        .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 4)))
        .toList();
  }

  private void useData(String data) throws IOException {
    String mnist = "\"set\": \"mnist\", \"examples\": 40, \"targets\": \"one-hot\"";
    Files.writeString(config, CONFIG.replace(mnist, data));
  }

  private int run(String... arguments) {
    return run(Optional.empty(), arguments);
  }

  private int run(Optional<PictureWriter> picture, String... arguments) {
    return new EdgescopeCommand(out, new PrintStream(err, true, StandardCharsets.UTF_8), picture)
        .run(arguments);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
