package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edgescope.engine.cli.CommandProcess.Outcome;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands in processes of their own, on file systems and under limits that refuse something. */
@EnabledOnOs(OS.LINUX)
class LimitedMachineTest {
  private static final int STEPS = 40;

  @TempDir private Path folder;
  private Path config = Path.of("");

  @BeforeEach
  void writeConfig() throws IOException {
    config = Files.writeString(folder.resolve("a.json"), RunConfigJson.write(Runs.small(STEPS)));
  }

  @Test
  void withoutATemporaryFolderARunIsRecorded() throws IOException, InterruptedException {
    Outcome outcome = CommandProcess.run(train(List.of("-Djava.io.tmpdir=/nope")));
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(STEPS, recorded());
  }

  @Test
  void inATemporaryFolderWithoutExecutionARunIsRecorded() throws IOException, InterruptedException {
    Path small = Files.createDirectory(folder.resolve("small"));
    String mount = "mount -t tmpfs -o size=8m,noexec none '" + small + "'";
    Outcome outcome =
        CommandProcess.run(mounted(mount, train(List.of("-Djava.io.tmpdir=" + small))));
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(STEPS, recorded());
  }

  @Test
  void whereNoFolderHasRoomForTheDataBaseTheRunIsRefusedBeforeItsFirstStep()
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", "-c", "ulimit -f 20; exec \"$0\" \"$@\""));
    words.addAll(train(List.of()));
    Outcome outcome = CommandProcess.run(words);
    assertEquals(2, outcome.status(), outcome.err());
    assertTrue(
        outcome.err().startsWith("No run can be recorded or read: SQLite's native code"),
        outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertFalse(Files.exists(folder.resolve("out/metrics.csv")));
  }

  private List<String> train(List<String> javaOptions) {
    return CommandProcess.words(
        javaOptions, "train", config.toString(), "--out", folder.resolve("out").toString());
  }

  private int recorded() {
    try (RunFile opened = RunFile.open(folder.resolve("out/run.edgescope"))) {
      return opened.run().history().steps();
    }
  }

  /** Words in a name space of their own, where a file system can be mounted. */
  private static List<String> mounted(String mount, List<String> words)
      throws IOException, InterruptedException {
    assumeTrue(
        CommandProcess.run(List.of("unshare", "-Urm", "sh", "-c", mount)).status() == 0,
        "this system lets nobody have a file system of its own");
    List<String> all = new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c"));
    all.add(mount + " && exec \"$0\" \"$@\"");
    all.addAll(words);
    return all;
  }
}
