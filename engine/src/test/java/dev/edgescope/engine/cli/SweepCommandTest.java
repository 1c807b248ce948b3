package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.Runs;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.SmallSweeps;
import dev.edgescope.engine.sweep.plan.SweepJson;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps from the command line: the file they leave, and the sentence where they cannot be. */
class SweepCommandTest {
  /** With {@code -Dkill.rounds=50} a sweep is killed fifty times; the usual five are to be fast. */
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 5);

  @TempDir private Path folder;
  private Path sweep = Path.of("");
  private Path file = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeSweep() throws IOException {
    sweep = Files.writeString(folder.resolve("plane.json"), SmallSweeps.PLANE);
    file = folder.resolve("plane.edgesweep");
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new EdgescopeCommand(out, errors, Optional.empty()).run(arguments);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String error() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static List<MemberOutcome> outcomes(Path file) {
    try (SweepFile sweep = SweepFile.open(file)) {
      return sweep.outcomes().stream().map(one -> one.with(0, one.curve())).toList();
    }
  }

  private void make() {
    assertEquals(0, run("sweep", sweep.toString(), "--out", file.toString()), error());
  }

  @Test
  void itLeavesOneFileAndNamesIt() throws IOException {
    make();
    assertEquals(file + "\n", output());
    assertEquals(12, outcomes(file).size());
    assertTrue(error().contains("cell 12 of 12"), error());
  }

  @Test
  void aTableIsPrinted() {
    make();
    assertEquals(0, run("export", file.toString()), error());
    assertEquals(13, output().lines().count());
    assertTrue(output().startsWith("optimizer.learningRate,optimizer.batchSize,seed,status,"));
  }

  @Test
  void parquetIsWrittenBesideTheFile() {
    make();
    assertEquals(0, run("export", file.toString(), "--parquet"), error());
    assertTrue(Files.exists(folder.resolve("plane.parquet")));
  }

  @Test
  void aSweepHasNoWeights() {
    make();
    assertEquals(2, run("export", file.toString(), "--npz"));
    assertEquals("--npz: " + file + " is a sweep; give --csv or --parquet.\n", error());
  }

  @Test
  void aSweepHasNoStepsForHdf5() {
    make();
    assertEquals(2, run("export", file.toString(), "--hdf5"));
    assertEquals("--hdf5: " + file + " is a sweep; give --csv or --parquet.\n", error());
  }

  @Test
  void anEarlierSweepGetsANumber() {
    make();
    make();
    assertEquals(12, outcomes(folder.resolve("plane-1.edgesweep")).size());
    assertTrue(error().contains("plane-1.edgesweep"), error());
  }

  @Test
  void itNeedsAThread() {
    assertEquals(2, run("sweep", sweep.toString(), "--threads", "0"));
    assertEquals("--threads: 0 is not possible; give a whole number from 1 on.\n", error());
  }

  @Test
  void withoutSparkItSaysSo() {
    assertEquals(2, run("sweep", sweep.toString(), "--spark", "local[2]"));
    assertTrue(error().startsWith("--spark: Apache Spark is not part"), error());
  }

  @Test
  void aFaultOfTheFileIsNamed() throws IOException {
    Files.writeString(sweep, "{\"base\": \"no-such-preset\", \"steps\": 1, \"axes\": []}");
    assertEquals(2, run("sweep", sweep.toString()));
    assertTrue(error().contains("plane.json: base: Preset: \"no-such-preset\""), error());
  }

  @Test
  void anotherSweepIsNotGoneOnWith() throws IOException {
    make();
    Files.writeString(sweep, SmallSweeps.PLANE.replace("0.05", "0.06"));
    assertEquals(2, run("sweep", sweep.toString(), "--resume", file.toString()));
    assertTrue(error().contains("holds another sweep"), error());
  }

  @Test
  void preparedSweepsAreListedALineEach() {
    assertEquals(0, run("presets", "--sweeps"), error());
    assertEquals(SweepPresets.all().size(), output().lines().count());
  }

  @Test
  void aPreparedSweepIsPrintedAsASweepFile() throws IOException {
    assertEquals(0, run("config", "linear-model-plane"), error());
    Files.writeString(sweep, output());
    assertEquals(
        SweepPresets.byId("linear-model-plane").orElseThrow().sweep(), SweepJson.read(sweep));
  }

  @Test
  void itEndsInOrderWhenItIsAskedTo() throws Exception {
    Files.writeString(sweep, SmallSweeps.PLANE.replace("\"steps\": 20", "\"steps\": 100000000"));
    Process process =
        new ProcessBuilder(
                Runs.process(
                    CommandProcess.class, "sweep", sweep.toString(), "--out", file.toString()))
            .redirectErrorStream(true)
            .start();
    try {
      while (!Files.exists(file)) {
        assertTrue(process.isAlive());
        Thread.sleep(20);
      }
      process.toHandle().destroy(); // leaves its streams open
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(143, process.waitFor());
      assertTrue(said.contains("--resume " + file + " makes the others"), said);
    } finally {
      process.destroyForcibly();
    }
    try (var files = Files.list(folder)) {
      assertEquals(Set.of(sweep, file), files.collect(Collectors.toSet()));
    }
  }

  @Test
  void howeverOftenItIsKilledTheOutcomesAreTheSame() throws Exception {
    String longer =
        SmallSweeps.PLANE.replace("\"steps\": 20", "\"steps\": 4000").replace("1000]", "0.2]");
    Files.writeString(sweep, longer);
    make();
    List<MemberOutcome> whole = outcomes(file);
    Path killed = folder.resolve("killed.edgesweep");
    Random random = new Random(5);
    for (int round = 0; round < ROUNDS; round++) {
      String option = Files.exists(killed) ? "--resume" : "--out";
      Process process =
          new ProcessBuilder(
                  Runs.process(
                      CommandProcess.class, "sweep", sweep.toString(), option, killed.toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      int before = made(killed);
      if (random.nextBoolean()) { // else while it is getting ready
        Runs.await(() -> made(killed) > before || !process.isAlive());
      }
      process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    String option = Files.exists(killed) ? "--resume" : "--out";
    assertEquals(0, run("sweep", sweep.toString(), option, killed.toString()), error());
    assertEquals(whole, outcomes(killed));
  }

  /** Number of cells in a file that another process may be writing, or may not have made yet. */
  private static int made(Path file) {
    if (!Files.exists(file)) {
      return 0;
    }
    try (SweepFile there = SweepFile.open(file)) {
      return there.cells().cardinality();
    } catch (RunFileException e) {
      return 0; // its tables are not there yet
    }
  }
}
