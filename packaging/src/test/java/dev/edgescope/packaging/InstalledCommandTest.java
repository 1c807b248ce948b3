package dev.edgescope.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does first with the distribution. */
class InstalledCommandTest {
  private static final String CONFIG =
      """
      {"data": {"set": "fashion", "examples": 200, "targets": "one-hot"},
       "model": {"kind": "mlp", "hidden": [16], "activation": "tanh", "initScale": 0.3},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.01, "momentum": 0.9, "batchSize": 20},
       "probes": {"topEigenvalues": 2, "every": 500},
       "precision": "float", "seed": 1}
      """;

  private static final int EVERY = 500;

  @TempDir private Path folder;

  @Test
  void presetsAreUtf8WhateverTheLocale() throws IOException {
    Installed.Outcome presets = Installed.run("presets", "--json");
    assertEquals(0, presets.status(), presets.err());
    String description =
        new ObjectMapper().readTree(presets.out()).path(0).path("description").asText();
    assertTrue(description.contains("2/α"), description);
  }

  @Test
  void theDistributionHasManualPagesCompletionAndTheModuleForPython() {
    for (String file :
        List.of(
            "share/man/man1/edgescope.1",
            "share/man/man1/edgescope-train.1",
            "share/bash-completion/completions/edgescope",
            "python/edgescope.py")) {
      assertTrue(Files.exists(Installed.distribution().resolve(file)), file);
    }
  }

  @Test
  void itsManualPagesHaveItsVersion() throws IOException {
    String page = Files.readString(Installed.distribution().resolve("share/man/man1/edgescope.1"));
    assertTrue(page.lines().findFirst().orElse("").matches(".*\"edgescope \\d.*"), page);
  }

  @Test
  void whatCannotBeIsOneSentenceAndStatusTwo() {
    Installed.Outcome refused = Installed.run("train", "nosuch.json");
    assertEquals(2, refused.status());
    assertEquals("", refused.out());
    assertEquals(
        "nosuch.json: the file does not exist; give the path of a configuration file.",
        refused.err().strip());
  }

  @Test
  void anInterruptedRunIsResumedAndItsTableIsWhole() throws IOException {
    Path config = Files.writeString(folder.resolve("run.json"), CONFIG);
    Path out = folder.resolve("a folder");
    Process train = Installed.start("train", config.toString(), "--out", out.toString());
    try (BufferedReader said = train.errorReader()) {
      String line = said.readLine();
      while (line != null && !line.startsWith("step ")) {
        line = said.readLine();
      }
      train.toHandle().destroy(); // leaves the streams open
      assertTrue(
          said.lines().anyMatch(last -> last.startsWith("Interrupted at step ")),
          "it says where it was interrupted");
    }
    Path table = out.resolve("metrics.csv");
    await(train);
    // To a step at which the next measurement is due, so that there is a row after the last update.
    int made = Files.readAllLines(table).size() - 1;
    int steps = (made / EVERY + 2) * EVERY;

    String run = out.resolve("run.edgescope").toString();
    Installed.Outcome resumed =
        Installed.run("train", config.toString(), "--resume", run, "--steps", "" + steps);
    assertEquals(0, resumed.status(), resumed.err());
    List<String> rows = Files.readAllLines(table);
    for (int step = 0; step <= steps; step++) {
      assertEquals(Integer.toString(step), rows.get(step + 1).split(",", 2)[0]);
    }
    assertEquals(steps + 2, rows.size());
  }

  @Test
  void aPictureNeedsNoDisplay() throws IOException {
    Path config = Files.writeString(folder.resolve("run.json"), CONFIG);
    String out = folder.toString();
    assertEquals(
        0, Installed.run("train", config.toString(), "--steps", "50", "--out", out).status());
    Path png = folder.resolve("run.png");
    Installed.Outcome drawn =
        Installed.run(
            "replay",
            folder.resolve("run.edgescope").toString(),
            "--png",
            png.toString(),
            "--width",
            "1280",
            "--height",
            "800");
    assertEquals(0, drawn.status(), drawn.err());
    assertEquals("", drawn.err());
    ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(png));
    assertEquals(0x89504e47, header.getInt(0));
    assertEquals(1280, header.getInt(16));
    assertEquals(800, header.getInt(20));
  }

  /** A shell names the files, by bytes: Java can only where its own locale has the letters. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void namesOfAllLettersWorkInThePlainLocale() throws IOException {
    Files.writeString(folder.resolve("run.json"), CONFIG);
    Installed.Outcome trained =
        Installed.outcome(
            Installed.startBy(
                folder,
                "name=$(printf 'l\\303\\244uft') && mv run.json \"$name.json\" &&"
                    + " \"$0\" train \"$name.json\" --steps 5 --out \"$name\" &&"
                    + " test -e \"$name/run.edgescope\""));
    assertEquals(0, trained.status(), trained.err());
  }

  @Test
  void whatIsSaidInThePosixLocaleIsAscii() throws IOException {
    Installed.Outcome refused =
        Installed.outcome(
            Installed.startBy(folder, "\"$0\" train \"$(printf 'l\\303\\244uft.json')\""));
    assertEquals(
        "lauft.json: the file does not exist; give the path of a configuration file.",
        refused.err().strip());
  }

  private static void await(Process process) {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
