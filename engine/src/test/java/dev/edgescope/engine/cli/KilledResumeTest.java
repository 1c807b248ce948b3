package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.Runs;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.TrainingRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands that begin and resume runs in a folder that holds other runs are killed at random
 * moments: no run that was there is lost, and none has a step of another.
 *
 * <p>With {@code -Dkill.rounds=50} there are fifty kills; the usual five are to be fast.
 */
class KilledResumeTest {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 5);
  private static final long ENDLESS = 100_000_000;
  private static final long FIRST_SEED = 7;

  /** A recorded run. */
  private record Found(long seed, History history) {
    int steps() {
      return history.steps();
    }
  }

  @TempDir private Path folder;
  private final List<TrainingRun> references = new ArrayList<>();
  private final List<Path> configs = new ArrayList<>();
  private Path k = Path.of("");
  private Path source = Path.of("");

  @BeforeEach
  void layOut() throws IOException, InterruptedException {
    k = Files.createDirectory(folder.resolve("k"));
    for (long seed = FIRST_SEED; seed < FIRST_SEED + 2; seed++) {
      String json =
          RunConfigJson.write(Runs.small(ENDLESS)).replace("\"seed\" : 7", "\"seed\" : " + seed);
      configs.add(Files.writeString(folder.resolve(seed + ".json"), json));
      references.add(new TrainingRun(RunConfigJson.read(json)));
    }
    Path o = folder.resolve("o");
    CommandProcess.Outcome outcome =
        CommandProcess.run(
            words("train", configs.get(0).toString(), "--steps", "700", "--out", o.toString()));
    assertEquals(0, outcome.status(), outcome.err());
    source = o.resolve("run.edgescope");
  }

  @AfterEach
  void close() {
    references.forEach(TrainingRun::close);
  }

  @Test
  void nothingIsLostAndNothingIsMixed() throws IOException, InterruptedException {
    byte[] untouched = Files.readAllBytes(source);
    Random random = new Random(11);
    List<Found> before = List.of();
    for (int round = 0; round < ROUNDS; round++) {
      runAndKill(command(random.nextInt(3)), random);
      List<Found> after = found();
      for (Found run : after) {
        assertIsItsOwn(run);
      }
      assertNothingIsLost(before, after, "round " + round);
      before = after;
    }
    assertArrayEquals(untouched, Files.readAllBytes(source));
    assertTrue(before.stream().anyMatch(run -> run.steps() > 0), "something was recorded");
  }

  /** A new run, a resumed copy, or the run of the folder going on; each where another may be. */
  private List<String> command(int kind) {
    Path there = k.resolve("run.edgescope");
    if (kind == 0) {
      return words("train", configs.get(1).toString(), "--out", k.toString());
    }
    if (kind == 1 || !Files.exists(there)) {
      return words(
          "train", configs.get(0).toString(), "--resume", source.toString(), "--out", k.toString());
    }
    int own = (int) (read(there).seed() - FIRST_SEED);
    return words("train", configs.get(own).toString(), "--resume", there.toString());
  }

  private static List<String> words(String... arguments) {
    return CommandProcess.words(List.of(), arguments);
  }

  /** Half of the time while it is getting ready, else soon after it has told of a step. */
  private static void runAndKill(List<String> words, Random random)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8)) {
      if (random.nextBoolean()) {
        Thread.sleep(random.nextInt(2000));
      } else {
        String line = said.readLine();
        while (line != null && !line.contains("step ")) {
          line = said.readLine(); // of the Java machine, or of a measurement
        }
        Thread.sleep(line == null ? 0 : random.nextInt(1500));
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private List<Found> found() throws IOException {
    try (Stream<Path> files = Files.list(k)) {
      return files
          .filter(file -> file.toString().endsWith(".edgescope"))
          .map(KilledResumeTest::read)
          .sorted(Comparator.comparingLong(Found::steps).reversed())
          .toList();
    }
  }

  private static Found read(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun run = opened.run();
      RunConfig config = run.config();
      return new Found(config.seed(), run.history());
    }
  }

  private void assertIsItsOwn(Found run) {
    TrainingRun reference = references.get((int) (run.seed() - FIRST_SEED));
    while (reference.step() < run.steps()) {
      reference.advance();
    }
    for (int step = 0; step < run.steps(); step++) {
      assertEquals(
          reference.history().loss(step),
          run.history().loss(step),
          "step " + step + " of seed " + run.seed());
    }
  }

  /** Each run that was there is there, as long as it was at least. */
  private static void assertNothingIsLost(List<Found> before, List<Found> after, String when) {
    List<Found> left = new ArrayList<>(after);
    for (Found run : before) {
      Optional<Found> still =
          left.stream()
              .filter(one -> one.seed() == run.seed() && one.steps() >= run.steps())
              .reduce((a, b) -> b);
      assertTrue(
          still.isPresent(), "%s: seed %d, %d steps".formatted(when, run.seed(), run.steps()));
      left.remove(still.get());
    }
  }
}
