package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recording on a real file system that is full, and into a folder that is made read-only in the
 * middle: the run goes on, it is said once, and nothing is lost.
 */
@EnabledOnOs(OS.LINUX)
class RefusingDiskTest {
  private static final int STEPS = 20_000;

  @TempDir private Path folder;

  @Test
  void onAFullFileSystemNothingIsLost() throws IOException, InterruptedException {
    Path small = Files.createDirectory(folder.resolve("small"));
    Path spare = folder.resolve("spare.edgescope");
    String mount = "mount -t tmpfs -o size=256k none '" + small + "'";
    assumeTrue(
        run(List.of("unshare", "-Urm", "sh", "-c", mount)).status() == 0,
        "this system lets nobody have a file system of its own");
    List<String> command = new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c"));
    command.add(mount + " && exec \"$0\" \"$@\"");
    command.addAll(child(small, spare, false));
    Outcome outcome = run(command);

    assertEquals(
        String.format(
            Locale.ROOT,
            "trouble: %s is not up to date (the disk is full); the run goes on and is kept in"
                + " memory.",
            small.resolve("1.edgescope")),
        outcome.only("trouble"));
    assertEquals("flushed: false", outcome.only("flushed"));
    assertTrue(Integer.parseInt(outcome.only("there").substring(7)) < STEPS);
    assertEquals("moved: true", outcome.only("moved"));
    Runs.assertUninterrupted(spare);
    assertEquals(STEPS, Runs.stepsOnFile(spare));
  }

  @Test
  void aFolderThatBecomesReadOnlyKeepsTheRunThatIsThereAndGetsNoOther()
      throws IOException, InterruptedException {
    Path runs = Files.createDirectory(folder.resolve("runs"));
    Path spare = folder.resolve("spare.edgescope");
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      // Permissions mean nothing to root as it is.
      command.addAll(List.of("setpriv", "--bounding-set=-all"));
    }
    command.addAll(child(runs, spare, true));
    Outcome outcome = run(command);
    assertTrue(runs.toFile().setWritable(true));

    assertEquals("first: true", outcome.only("first"));
    assertTrue(
        outcome.only("trouble").endsWith("the run goes on and is kept in memory."),
        outcome.only("trouble"));
    assertEquals("there: " + STEPS, outcome.only("there"));
    Runs.assertUninterrupted(runs.resolve("1.edgescope"));
    assertEquals("moved: true", outcome.only("moved"));
    Runs.assertUninterrupted(spare);
    assertEquals(STEPS, Runs.stepsOnFile(spare));
  }

  private record Outcome(int status, List<String> lines) {

    /** The line that begins so; there must be one and no other. */
    String only(String beginning) {
      List<String> found = lines.stream().filter(line -> line.startsWith(beginning)).toList();
      assertEquals(1, found.size(), String.join("\n", lines));
      return found.getFirst();
    }
  }

  private static Outcome run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines;
    try (var reader = process.inputReader()) {
      lines = reader.lines().toList();
    }
    return new Outcome(process.waitFor(), lines);
  }

  private static List<String> child(Path folder, Path spare, boolean close) {
    return Runs.process(
        RefusedChild.class,
        folder.toString(),
        spare.toString(),
        Integer.toString(STEPS),
        Boolean.toString(close));
  }
}
