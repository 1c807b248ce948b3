package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of a configuration that the command line gives instead of the file. */
class SetOptionTest {
  private static final String CONFIG =
      """
      {"data": {"set": "csv", "file": "/of/another/machine.csv", "examples": 3, "targets": "one-hot"},
       "model": {"kind": "mlp", "hidden": [2], "activation": "tanh", "initScale": 1},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.01, "momentum": 0.0, "batchSize": "full"},
       "probes": {"topEigenvalues": 0, "every": 5},
       "precision": "double", "seed": 3, "steps": 2}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String config = "";
  private String here = "";

  @BeforeEach
  void write() throws IOException {
    config = Files.writeString(folder.resolve("run.json"), CONFIG).toString();
    here = table("here.csv", "kind,a\n1,5\n2,6\n4,8\n").toString();
  }

  @Test
  void theFileAndHowItIsReadAreThoseOfThisMachine() {
    int status =
        run(
            "data",
            config,
            "--set",
            "data.file=" + here,
            "--set",
            "data.label=kind",
            "--set",
            "data.renumber=true");
    assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
    assertTrue(
        out.toString(StandardCharsets.UTF_8).contains("classes     1 1, 2 1, 4 1"), out::toString);
  }

  @Test
  void aRunGoesOnWhereItsFileHasMoved() throws IOException {
    assertEquals(0, train("--set", "data.file=" + here), err::toString);
    String moved = Files.move(Path.of(here), folder.resolve("moved.csv")).toString();
    assertEquals(
        0,
        train("--steps", "4", "--resume", run().toString(), "--set", "data.file=" + moved),
        err::toString);
  }

  @Test
  void aRunDoesNotGoOnWithOtherExamples() throws IOException {
    assertEquals(0, train("--set", "data.file=" + here), err::toString);
    Path other = table("other.csv", "kind,a\n1,5\n2,6\n4,9\n");
    err.reset();
    assertEquals(
        2, train("--steps", "4", "--resume", run().toString(), "--set", "data.file=" + other));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("checksum"), err::toString);
  }

  @Test
  void aKeyThatIsNotKnownIsRefused() {
    assertEquals(2, run("data", config, "--set", "data.path=" + here));
    assertEquals(
        "--set: data.path: this key is not known; the keys of data for \"csv\" are set, file, test,"
            + " label, leaveOut, header, renumber, examples, targets.",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  @Test
  void whatIsNoKeyAndValueIsRefused() {
    assertEquals(2, run("measure", config, "--set", "data.file"));
    assertEquals(
        "--set: \"data.file\" is not a key and its value; give KEY=VALUE, for example"
            + " data.file=train.csv.",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  private Path table(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path run() {
    return folder.resolve("run.edgescope");
  }

  private int train(String... more) {
    String[] words = new String[4 + more.length];
    System.arraycopy(new String[] {"train", config, "--out", folder.toString()}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return run(words);
  }

  private int run(String... words) {
    return new EdgescopeCommand(
            out, new PrintStream(err, true, StandardCharsets.UTF_8), Optional.empty())
        .run(words);
  }
}
