package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.record.RunFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in the middle of a measurement of a minute or so that are asked to end. */
class InterruptedMeasurementTest {
  /** Of a process that the system has asked to end. */
  private static final int TERMINATED = 128 + 15;

  /** What a measurement of minutes must not take; on a loaded machine a second may be ten. */
  private static final long SOON_SECONDS = 30;

  @TempDir private Path folder;
  private Path config = Path.of("");

  @BeforeEach
  void write() throws IOException {
    config =
        Files.writeString(
            folder.resolve("long.json"),
            """
            {"data": {"set": "fashion", "examples": 96, "targets": "one-hot"},
             "model": {"kind": "resnet", "blocks": 1, "width": 6, "activation": "tanh",
                       "initScale": 1},
             "loss": "squared-error",
             "optimizer": {"kind": "sgd", "learningRate": 0.01, "momentum": 0, "batchSize": 2},
             "probes": {"topEigenvalues": 32, "every": 1},
             "precision": "double", "seed": 3}
            """);
  }

  @Test
  void measureSaysSoAndPrintsNothing() throws IOException, InterruptedException {
    CommandProcess.Outcome outcome = endWhileMeasuring("measure", config.toString());
    assertEquals(TERMINATED, outcome.status());
    assertEquals("", outcome.out());
    assertTrue(
        outcome
            .err()
            .endsWith(
                "Interrupted before the measurement was complete; nothing is"
                    + " printed of it."
                    + System.lineSeparator()),
        outcome.err());
  }

  @Test
  void aRunEndsAtItsStepWithoutTheReading() throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    CommandProcess.Outcome outcome =
        endWhileMeasuring("train", config.toString(), "--out", out.toString());
    assertEquals(TERMINATED, outcome.status());
    assertTrue(
        outcome
            .err()
            .matches(
                "(?s).*Interrupted; ending, and saving what has been made[.]"
                    + ".*Interrupted at step 0; --resume goes on from there[.].*"),
        outcome.err());
    try (RunFile file = RunFile.open(out.resolve("run.edgescope"))) {
      assertEquals(List.of(), file.run().history().measurements());
    }
  }

  private static CommandProcess.Outcome endWhileMeasuring(String... arguments)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(CommandProcess.words(List.of(), arguments)).start();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      String line = err.readLine();
      while (line != null && !line.contains("measuring: ")) {
        line = err.readLine();
      }
      assertNotNull(line, "it has ended without a word on its measurement");
      process.toHandle().destroy(); // and leave its streams open
      assertTrue(process.waitFor(SOON_SECONDS, TimeUnit.SECONDS), "it goes on measuring");
      String rest = err.lines().collect(Collectors.joining(System.lineSeparator()));
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new CommandProcess.Outcome(
          process.exitValue(), printed, rest + System.lineSeparator());
    } finally {
      process.destroyForcibly();
    }
  }
}
