package dev.edgescope.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.sweep.member.MemberOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of a real sweep's 32 members. */
class MemberFilterTest {
  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // by make()
  private static SweepResults results;

  @BeforeAll
  static void make() throws Exception {
    results = SweepResults.read(MadeSweeps.make(folder.resolve("made.edgesweep"), 20));
  }

  private static List<MemberOutcome> members() {
    return IntStream.range(0, results.size())
        .mapToObj(results::outcome)
        .flatMap(Optional::stream)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 32",
    "learningRate>=0.2, 16",
    "learningRate<0.2, 16",
    "'learningRate<0,2', 16",
    "'learningRate<1,000', 24",
    "batchSize=full, 16",
    "batchSize=2 seed=1, 8",
    "diverged, 8",
    "learningRate=1000 finished, 0",
    "nothingofthekind, 0"
  })
  void aSearchFindsMembers(String search, int found) {
    assertEquals(
        found,
        members().stream().filter(MemberFilter.of(search, MemberColumn.of(results))).count());
  }

  @Test
  void numbersAreComparedWithTheOutcome() {
    double half =
        members().stream()
            .mapToDouble(MemberOutcome::finalLoss)
            .sorted()
            .skip(16)
            .findFirst()
            .orElseThrow();
    assertEquals(
        16,
        members().stream()
            .filter(MemberFilter.of("final_loss<" + half, MemberColumn.of(results)))
            .count());
  }

  @Test
  void aColumnInWhichAllAreAlikeDoesNotDiffer() {
    List<MemberColumn> columns = MemberColumn.of(results);
    List<MemberOutcome> finished =
        members().stream().filter(MemberFilter.of("finished", columns)).toList();
    assertFalse(column(columns, "steps").differs(finished));
    assertTrue(column(columns, "final_loss").differs(finished));
  }

  private static MemberColumn column(List<MemberColumn> columns, String name) {
    return columns.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
