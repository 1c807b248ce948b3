package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.data.Mutations;
import dev.edgescope.engine.data.NpyFiles;
import dev.edgescope.engine.data.Outcome;
import dev.edgescope.engine.data.ScratchFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever a data file holds, a command ends soon with exit status 0, or with 2 and a sentence. */
class CommandPropertiesTest {
  private static final String SEED = "20261130";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final ScratchFile CONFIG = new ScratchFile(".json");
  private static final ScratchFile TABLE = new ScratchFile(".csv");
  private static final ScratchFile ARRAY = new ScratchFile(".npy");
  private static final ScratchFile LABELS = new ScratchFile(".npy");

  @AfterContainer
  static void deleteFiles() {
    List.of(CONFIG, TABLE, ARRAY, LABELS).forEach(ScratchFile::close);
  }

  @Provide
  static Arbitrary<byte[]> tables() {
    return Mutations.of(
        List.of(
            "a,b,label\n1.5,-2,0\n3e-1,4,1\n0.25,6,2\n7,8,1\n".getBytes(StandardCharsets.UTF_8)),
        List.of(",", "\n", "1e30", "-1e30", "1e-300", "999", "0", "1", "1.5", "\"", "nan"));
  }

  @Property(seed = SEED, tries = 150)
  void measuringATableEndsInARefusalOrNumbers(@ForAll("tables") byte[] bytes) {
    Path file = TABLE.with(bytes);
    assertEndsWell("measure", config("\"csv\", \"file\": \"%s\"".formatted(file)).toString());
  }

  @Provide
  static Arbitrary<byte[]> arrays() {
    return Mutations.of(
        List.of(NpyFiles.npy("(4, 2)", 1, 2.5, -3, 4, 0.1, 6, 7, 8)),
        List.of("(4, 2)", "(2, 2, 2, 1)", "(4, 1, 1, 2)", "True", "'<f4'", "'<i8'", "'|u1'"));
  }

  @Property(seed = SEED, tries = 150)
  void measuringAnArrayEndsInARefusalOrNumbers(@ForAll("arrays") byte[] bytes) {
    Path file = ARRAY.with(bytes);
    Path labels = LABELS.with(NpyFiles.npy("(4,)", 0, 1, 2, 1));
    assertEndsWell(
        "measure",
        config("\"npy\", \"file\": \"%s\", \"labels\": \"%s\"".formatted(file, labels)).toString());
  }

  private static Path config(String data) {
    return CONFIG.with(
        """
        {"data": {"set": %s, "examples": 3, "targets": "one-hot"},
         "model": {"kind": "mlp", "hidden": [3], "activation": "tanh", "initScale": 0.5},
         "loss": "squared-error",
         "optimizer": {"kind": "sgd", "learningRate": 0.01, "momentum": 0.5, "batchSize": 2},
         "probes": {"topEigenvalues": 1, "every": 20},
         "precision": "double", "seed": 3, "steps": 6}
        """
            .formatted(data)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void assertEndsWell(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    EdgescopeCommand command =
        new EdgescopeCommand(
            out, new PrintStream(err, true, StandardCharsets.UTF_8), Optional.empty());
    int status = assertTimeoutPreemptively(SOON, () -> command.run(arguments));
    String errors = err.toString(StandardCharsets.UTF_8);
    if (status == 0) {
      // A notice of what was found in the data, such as a class that nobody has.
      errors.lines().forEach(Outcome::requireSentence);
      assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("loss "));
    } else {
      assertEquals(2, status, errors);
      Outcome.requireSentence(errors.strip());
    }
  }
}
