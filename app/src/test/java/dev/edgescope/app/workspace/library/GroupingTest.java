package dev.edgescope.app.workspace.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.workspace.replay.RunWords;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.record.RunSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private static final RunConfig BASE = SmallRuns.config(100);
  private static final List<LibraryRun> RUNS =
      List.of(
          run("a", 0.1, 1, 100),
          run("b", 0.2, 1, 100),
          run("c", 0.1, 2, 100),
          run("d", 0.1, 3, 50),
          broken());

  private static LibraryRun run(String name, double rate, long seed, long steps) {
    RunConfig config =
        new RunConfig(
                BASE.data(),
                BASE.model(),
                BASE.loss(),
                BASE.optimizer().with(Control.LEARNING_RATE, rate),
                BASE.probes(),
                BASE.precision(),
                seed,
                BASE.length())
            .withSteps(steps);
    RunSummary summary =
        new RunSummary(
            config,
            config,
            Instant.EPOCH,
            steps,
            RunSummary.End.FINISHED,
            RunLabel.NONE,
            List.of());
    return new LibraryRun(
        Path.of(name),
        Instant.EPOCH,
        name,
        Optional.of(summary),
        Optional.empty(),
        RunWords.settings(config),
        "",
        RunFiles.Writer.NONE);
  }

  private static LibraryRun broken() {
    return new LibraryRun(
        Path.of("x"),
        Instant.EPOCH,
        "x",
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        "x is damaged",
        RunFiles.Writer.NONE);
  }

  private static List<String> told(Grouping grouping) {
    return grouping.groups(RUNS).stream()
        .map(group -> group.title() + ": " + group.runs().stream().map(LibraryRun::title).toList())
        .toList();
  }

  @Test
  void runsWithTheSameValueOfASettingAreOneGroup() {
    assertEquals(
        List.of("Learning rate 0.1: [a, c, d]", "Learning rate 0.2: [b]"),
        told(new Grouping.By(Setting.LEARNING_RATE)));
  }

  @Test
  void neitherSeedNorLengthMakesAnotherExperiment() {
    assertEquals(
        List.of(
            "Chebyshev, perceptron 6, α = 0.1, B = 4: [a, c, d]",
            "Chebyshev, perceptron 6, α = 0.2, B = 4: [b]"),
        told(new Grouping.AllButSeed()));
  }

  @Test
  void onlySettingsThatDifferAreOffered() {
    assertEquals(
        List.of("Not grouped", "Same but for the seed", "Learning rate", "Seed"),
        Grouping.of(RUNS).stream().map(Grouping::title).toList());
  }
}
