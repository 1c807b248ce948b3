package dev.edgescope.engine.sweep.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.data.Mutations;
import dev.edgescope.engine.data.Outcome;
import dev.edgescope.engine.data.ScratchFile;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.Extent;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.Sqlite;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.SmallSweeps;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever a sweep file or a file of outcomes holds, it is a sweep that can be made, is read as it
 * was written, or is refused in one sentence.
 */
class SweepPropertiesTest {
  private static final String SEED = "20261130";
  private static final ScratchFile PLAN = new ScratchFile(".json");
  private static final ScratchFile INTACT = new ScratchFile(".edgesweep");
  private static final ScratchFile SPOILED = new ScratchFile(".edgesweep");
  private static final ScratchFile FOREIGN = new ScratchFile(".edgesweep");

  private static final String RANGES =
      "{\"base\": "
          + SmallSweeps.BASE
          + """
          , "steps": 20, "budget": "examples", "keep": "measurements", "threshold": 0.1,
            "axes": [{"key": "optimizer.learningRate", "log": [0.01, 1], "count": 5},
                     {"key": "optimizer.momentum", "linear": [0, 0.9], "count": 4},
                     {"key": "model.hidden", "values": [[4], [8, 8]]},
                     {"key": "optimizer.clipNorm", "values": [null, 1]}],
            "stop": {"loss": 1e-3, "diverged": true, "learningTime": 3, "seconds": 60}}
          """;

  private static byte[] intact = {};
  private static List<MemberOutcome> outcomes = List.of();

  private record Contents(List<MemberOutcome> outcomes, List<List<Measurement>> readings) {}

  @BeforeContainer
  static void make() throws Exception {
    Path file = INTACT.with(new byte[0]);
    Files.delete(file);
    String json = SmallSweeps.PLANE.replace("\"steps\"", "\"keep\": \"measurements\", \"steps\"");
    try (Executor executor = new ThreadExecutor(1);
        SweepRun run = SweepRun.begin(file, SweepJson.read(json), executor, SweepListener.NONE)) {
      run.await();
    }
    intact = Files.readAllBytes(file);
    outcomes = read(file).outcomes();
  }

  private static Contents read(Path file) {
    try (SweepFile sweep = SweepFile.open(file)) {
      List<MemberOutcome> members = sweep.outcomes();
      return new Contents(
          members, members.stream().map(member -> sweep.measurements(member.cell())).toList());
    }
  }

  @Provide
  static Arbitrary<byte[]> plans() {
    return Mutations.of(
        List.of(
            RANGES.getBytes(StandardCharsets.UTF_8),
            SmallSweeps.PLANE.getBytes(StandardCharsets.UTF_8)),
        List.of(
            "\"seed\"",
            "\"optimizer\"",
            "\"values\"",
            "\"linear\"",
            "\"log\"",
            "\"count\": 30",
            "\"full\"",
            "null",
            "true",
            "{}",
            "[]",
            "[1, 2]",
            "-1",
            "0",
            "1e400",
            "99999999999999999999",
            ",",
            "."));
  }

  @Property(seed = SEED)
  void aSpoiledPlanIsASweepOrIsRefused(@ForAll("plans") byte[] bytes) {
    Path file = PLAN.with(bytes);
    Outcome.of(InvalidConfigException.class, () -> written(SweepJson.read(file)));
  }

  /** Every cell can be, and what is written is read back as the same cells. */
  private static String written(Sweep sweep) {
    String text = SweepJson.write(sweep);
    Sweep again = SweepJson.read(text);
    assertEquals(text, SweepJson.write(again));
    assertEquals(sweep.config(sweep.size() - 1), again.config(again.size() - 1));
    return text;
  }

  @Provide
  static Arbitrary<byte[]> spoiledFiles() {
    return Mutations.of(
        List.of(intact),
        List.of("SQLite format 3", "CREATE TABLE", "INTEGER", "\u0000", "\u007f", "finished", "{"));
  }

  @Property(seed = SEED)
  void aSpoiledFileReadsAsItWasOrIsRefused(@ForAll("spoiledFiles") byte[] bytes) {
    Path file = SPOILED.with(bytes);
    Outcome.of(
        RunFileException.class,
        () -> {
          Contents contents = read(file);
          assertEquals(outcomes, contents.outcomes());
          return contents;
        });
  }

  /** A stranger can make checksums that fit. */
  @Property(seed = SEED, tries = 100)
  void aForeignPlanWithItsChecksumIsASweepOrIsRefused(@ForAll("plans") byte[] bytes)
      throws IOException, SQLException {
    Path file = FOREIGN.with(new byte[0]);
    Files.delete(file);
    try (Connection connection = Sqlite.openToWrite(file)) {
      for (String statement : SweepSchema.STATEMENTS) {
        Sqlite.execute(connection, statement);
      }
      SweepHead head =
          new SweepHead(new String(bytes, StandardCharsets.UTF_8), "1", "this machine", 0);
      head.insert(connection);
      Extent.count(SweepSchema.ROWS, connection).write(connection, head.check());
    }
    Outcome.of(
        RunFileException.class,
        () -> {
          try (SweepFile sweep = SweepFile.open(file)) {
            for (int cell = 0; cell < sweep.sweep().size(); cell++) {
              sweep.sweep().config(cell);
            }
            return sweep.outcomes();
          }
        });
  }

  @AfterContainer
  static void deleteFiles() {
    List.of(PLAN, INTACT, SPOILED, FOREIGN).forEach(ScratchFile::close);
  }
}
