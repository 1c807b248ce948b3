package dev.edgescope.app.workspace.takeaway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.engine.record.export.RunCsv;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.HistoryBuilder;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTablesTest {
  private static final History HISTORY = history();

  private static History history() {
    HistoryBuilder history = new HistoryBuilder();
    for (int step = 0; step < 5_000; step++) {
      history.step(0, 0, 0);
    }
    return history.history();
  }

  @TempDir private Path folder;

  private List<RunTables.Table> tables() {
    return Stream.of("run.csv", "other.csv")
        .map(name -> new RunTables.Table(SmallRuns.config(), HISTORY, folder.resolve(name)))
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void everyTableIsThatOfItsRun() throws IOException {
    RunTables.write(tables(), share -> {});

    StringBuilder table = new StringBuilder();
    RunCsv.of(SmallRuns.config(), HISTORY).write(HISTORY, table);
    assertEquals(List.of(folder.resolve("other.csv"), folder.resolve("run.csv")), files());
    for (Path file : files()) {
      assertEquals(table.toString(), Files.readString(file));
    }
  }

  @Test
  void progressGrowsOverAllTables() throws IOException {
    List<Double> shares = new ArrayList<>();
    RunTables.write(tables(), shares::add);

    assertEquals(shares.stream().sorted().distinct().toList(), shares);
    assertTrue(shares.getFirst() < 0.1 && shares.getLast() > 0.8, shares::toString);
  }

  @Test
  void cancelledAtItsSecondTableItLeavesNone() throws IOException {
    assertThrows(
        InterruptedIOException.class,
        () ->
            RunTables.write(
                tables(),
                share -> {
                  if (share > 0.5) {
                    throw new InterruptedIOException();
                  }
                }));

    assertEquals(List.of(), files());
  }
}
