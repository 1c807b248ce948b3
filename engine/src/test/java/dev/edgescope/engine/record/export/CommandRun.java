package dev.edgescope.engine.record.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.cli.EdgescopeCommand;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A small run on a teacher's data, as the command line makes it. */
final class CommandRun {
  private CommandRun() {}

  /**
   * Its configuration.
   *
   * @param every so many steps are measured
   */
  static String config(int every, int steps) {
    return String.format(
        Locale.ROOT,
        """
        {"data": {"set": "teacher", "inputs": 3, "examples": 20},
         "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 1},
         "loss": "squared-error",
         "optimizer": {"kind": "sgd", "learningRate": 0.05, "momentum": 0.0, "batchSize": 4},
         "probes": {"topEigenvalues": 2, "every": %d},
         "precision": "double", "seed": 3, "steps": %d}
        """,
        every,
        steps);
  }

  /** Trains it, and reads what was recorded. */
  static RecordedRun train(Path folder, String described) throws IOException {
    Path config = Files.writeString(folder.resolve("config.json"), described);
    said(0, "train", config.toString(), "--out", folder.toString());
    try (RunFile file = RunFile.open(folder.resolve("run.edgescope"))) {
      return file.run();
    }
  }

  /** What a command says that ends with a status. */
  static String said(int status, String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    int ended = new EdgescopeCommand(said, err, Optional.empty()).run(words);
    String all = said.toString(StandardCharsets.UTF_8);
    assertEquals(status, ended, all);
    return all;
  }
}
