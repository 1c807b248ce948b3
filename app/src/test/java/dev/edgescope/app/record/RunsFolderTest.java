package dev.edgescope.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFolderTest {
  @Test
  void runsOfTheSameSecondAreNumbered(@TempDir Path folder) throws IOException {
    LocalDateTime time = LocalDateTime.of(2026, 3, 9, 7, 5, 1);
    Path first = RunsFolder.newFile(folder, time, 1, Set.of());
    assertEquals("2026-03-09 07.05.01.edgescope", String.valueOf(first.getFileName()));
    Files.createFile(first);
    Path second = RunsFolder.newFile(folder, time, 1, Set.of());
    assertEquals("2026-03-09 07.05.01 (2).edgescope", String.valueOf(second.getFileName()));
    Path third = RunsFolder.newFile(folder, time, 1, Set.of(second));
    assertEquals("2026-03-09 07.05.01 (3).edgescope", String.valueOf(third.getFileName()));
  }

  @Test
  void runsAreOrderedAsTheyBegan(@TempDir Path folder) {
    LocalDateTime time = LocalDateTime.of(2026, 3, 9, 7, 5, 1);
    List<Path> began =
        List.of(
            RunsFolder.newFile(folder, time, 1, Set.of()),
            RunsFolder.newFile(folder, time, 2, Set.of()),
            RunsFolder.newFile(folder, time, 10, Set.of()),
            RunsFolder.newFile(folder, time.plusSeconds(1), 1, Set.of()));
    assertEquals(began, began.reversed().stream().sorted(RunsFolder.ORDER).toList());
  }
}
