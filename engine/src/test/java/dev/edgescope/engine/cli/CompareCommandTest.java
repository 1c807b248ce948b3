package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two stored runs side by side. */
class CompareCommandTest {
  @TempDir private static Path folder;
  private static Path slow = Path.of("");
  private static Path fast = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> pictures = new ArrayList<>();

  @BeforeAll
  static void train() throws IOException {
    slow = train("slow", "0.01");
    fast = train("fast", "0.02");
  }

  private static Path train(String name, String rate) throws IOException {
    Path config = folder.resolve(name + ".json");
    Files.writeString(
        config,
        String.format(
            Locale.ROOT,
            """
            {"data": {"set": "teacher", "inputs": 3, "examples": 20},
             "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 1},
             "loss": "squared-error",
             "optimizer": {"kind": "sgd", "learningRate": %s, "momentum": 0.0, "batchSize": "full"},
             "probes": {"topEigenvalues": 1, "every": 5},
             "precision": "double", "seed": 3, "steps": 10}
            """,
            rate));
    Path to = folder.resolve(name);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    EdgescopeCommand command =
        new EdgescopeCommand(
            said, new PrintStream(said, true, StandardCharsets.UTF_8), Optional.empty());
    assertEquals(
        0,
        command.run("train", config.toString(), "--out", to.toString()),
        said.toString(StandardCharsets.UTF_8));
    return to.resolve("run.edgescope");
  }

  private int run(String... arguments) {
    PictureWriter writer = (runs, png, look, outcome) -> pictures.add(runs + " " + png);
    return new EdgescopeCommand(
            out, new PrintStream(err, true, StandardCharsets.UTF_8), Optional.of(writer))
        .run(arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Optional<String> row(String name) {
    return printed().lines().filter(line -> line.startsWith(name + "  ")).findFirst();
  }

  @Test
  void settingsThatDifferAreTold() {
    assertEquals(0, run("compare", slow.toString(), fast.toString()));
    assertTrue(row("optimizer.learningRate").orElseThrow().matches(".* 0\\.01 +0\\.02"), printed());
    assertFalse(row("seed").isPresent(), printed());
  }

  @Test
  void lastValuesAreThoseOfTheRuns() throws IOException {
    assertEquals(0, run("compare", slow.toString(), fast.toString(), "--json"));
    JsonNode runs = new ObjectMapper().readTree(printed());
    try (RunFile file = RunFile.open(fast)) {
      var last = file.run().history().measurements().getLast();
      assertEquals(
          last.train().loss(),
          runs.get(1).get("train loss").asDouble(),
          1e-4 * last.train().loss());
      assertEquals(
          last.sharpness(), runs.get(1).get("sharpness").asDouble(), 1e-4 * last.sharpness());
      assertEquals(100, runs.get(1).get("edge").asDouble());
    }
    assertEquals("finished", runs.get(0).get("ended").asText());
  }

  /** As where the file alone was copied while it was written: its head tells of a log. */
  @ParameterizedTest
  @ValueSource(strings = {"compare", "replay"})
  void aRunWithoutItsLogIsToldOf(String command) throws IOException {
    byte[] bytes = Files.readAllBytes(slow);
    bytes[18] = 2;
    bytes[19] = 2;
    Path alone = Files.write(folder.resolve("alone.edgescope"), bytes);
    String[] words =
        command.equals("compare")
            ? new String[] {command, alone.toString(), fast.toString()}
            : new String[] {command, alone.toString(), "--png", "alone.png"};
    assertEquals(0, run(words));
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains(RunFiles.missingLog(alone).orElseThrow()), said);
  }

  @Test
  void whatNoRunHasIsNoRow() {
    assertEquals(0, run("compare", slow.toString(), fast.toString()));
    assertFalse(row("test accuracy").isPresent(), printed());
  }

  @Test
  void theOverlayIsDrawnOfAllOfThem() {
    assertEquals(0, run("compare", slow.toString(), fast.toString(), "--png", "a.png"));
    assertEquals(List.of(List.of(slow, fast) + " a.png"), pictures);
  }

  @Test
  void oneRunIsNoComparison() {
    assertEquals(2, run("compare", slow.toString()));
    assertEquals(
        1,
        err.toString(StandardCharsets.UTF_8).lines().count(),
        err.toString(StandardCharsets.UTF_8));
  }
}
