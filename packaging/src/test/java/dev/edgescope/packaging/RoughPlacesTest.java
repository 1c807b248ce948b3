package dev.edgescope.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command line where containers, cron and remote shells put it. */
@EnabledOnOs(OS.LINUX)
class RoughPlacesTest {
  private static final int HUNG_UP = 128 + 1;

  /** The numerical library takes seconds to be unpacked, and its place is asked for in one test. */
  private static final String UNPACKED =
      "-Dorg.bytedeco.javacpp.cachedir="
          + Path.of(System.getProperty("user.home"), ".javacpp", "cache");

  private static final String CONFIG =
      """
      {"data": {"set": "fashion", "examples": 50, "targets": "one-hot"},
       "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 0.3},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.01, "momentum": 0, "batchSize": 10},
       "probes": {"topEigenvalues": 0, "every": 500},
       "precision": "float", "seed": 1}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("run.json"), CONFIG);
  }

  /** As in a container that runs under the number of a user whom it does not know. */
  @Test
  void aUserWithoutAFolderTrains() throws IOException {
    assertTrains("-Duser.home=? -Djava.io.tmpdir=" + folder + " " + UNPACKED);
  }

  @Test
  void aFolderThatNobodyMayWriteIsDoneWithout() throws IOException {
    assertTrains("-Duser.home=/sys/kernel -Djava.io.tmpdir=" + folder);
  }

  private void assertTrains(String javaOption) throws IOException {
    Installed.Outcome trained =
        Installed.runWith(
            javaOption,
            "train",
            folder.resolve("run.json").toString(),
            "--steps",
            "5",
            "--out",
            folder.toString());
    assertEquals(0, trained.status(), trained.err());
    assertTrue(Files.exists(folder.resolve("run.edgescope")));
    assertEquals(
        "", // but for Java's notice of the option, and the progress
        trained
            .err()
            .lines()
            .filter(line -> !line.startsWith("NOTE: ") && !line.startsWith("step "))
            .reduce("", (before, line) -> before + line));
  }

  /** The end of a remote session. */
  @Test
  void aRunThatIsHungUpEndsInOrder() throws IOException, InterruptedException {
    assumeFalse(
        isHangUpIgnored(), "nohup: what is started from here is not told that a session ends");
    Process train =
        Installed.start("train", folder.resolve("run.json").toString(), "--out", folder.toString());
    try (BufferedReader said = train.errorReader()) {
      String line = said.readLine();
      while (line != null && !line.startsWith("step ")) {
        line = said.readLine();
      }
      new ProcessBuilder("sh", "-c", "kill -HUP " + train.pid()).start().waitFor();
      assertTrue(said.lines().anyMatch(last -> last.startsWith("Interrupted at step ")));
    }
    assertEquals(HUNG_UP, train.waitFor());
    assertTrue(Files.exists(folder.resolve("metrics.csv")));
  }

  /** By the bit of the first signal in what Linux tells of this process, inherited by others. */
  private static boolean isHangUpIgnored() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      String ignored = lines.filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow();
      return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 1) != 0;
    }
  }

  @Test
  void aReaderThatHasReadEnoughIsNoFault() throws IOException {
    Installed.Outcome first =
        Installed.outcome(Installed.startBy(folder, "\"$0\" presets --json | head -1"));
    assertEquals("[ {", first.out().strip());
    assertEquals("", first.err());
  }

  /** A terminal of the system's own, of 40 columns. */
  @Test
  void theBarIsAsWideAsTheTerminal() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed");
    assumeTrue(
        new ProcessBuilder("script", "-qec", "true", "/dev/null").start().waitFor() == 0,
        "no terminal can be had");
    Installed.Outcome trained =
        Installed.outcome(
            Installed.startBy(
                folder, "script -qec \"stty cols 40; '$0' train run.json --steps 50\" /dev/null"));
    assertEquals(0, trained.status(), trained.out());
    Matcher bars = Pattern.compile("\r([^\r\n]*step [^\r\n]*)").matcher(trained.out());
    assertTrue(bars.find(), trained.out());
    bars.reset()
        .results()
        .forEach(bar -> assertTrue(bar.group(1).strip().length() <= 40, bar.group(1)));
  }

  @Test
  void aThirdOfTheMemoryIsForTheHeapUnlessToldOtherwise() throws IOException {
    assertEquals("33.300000", flag("MaxRAMPercentage", "-Dunused=1"));
    assertEquals(Long.toString(700L << 20), flag("MaxHeapSize", "-Xmx700m"));
    assertEquals("12.000000", flag("MaxRAMPercentage", "-XX:MaxRAMPercentage=12"));
  }

  @Test
  void theCollectorIsToStopAllForNoLongerThanAFrameOrTwo() throws IOException {
    assertEquals("20", flag("MaxGCPauseMillis", "-Dunused=1"));
  }

  /**
   * What Java takes an option to be, of its start with other options beside those of the script.
   */
  private static String flag(String name, String options) throws IOException {
    Installed.Outcome printed = Installed.runWith(options + " -XX:+PrintFlagsFinal", "presets");
    assertEquals(0, printed.status(), printed.err());
    Matcher value = Pattern.compile(" " + name + " += (\\S+)").matcher(printed.out());
    assertTrue(value.find(), name);
    return value.group(1);
  }
}
