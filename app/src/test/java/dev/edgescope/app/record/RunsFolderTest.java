package dev.edgescope.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFolderTest {
  @Test
  void runsOfTheSameSecondAreNumbered(@TempDir Path folder) throws IOException {
    LocalDateTime time = LocalDateTime.of(2026, 3, 9, 7, 5, 1);
    Path first = RunsFolder.newFile(folder, time, Set.of());
    assertEquals("2026-03-09 07.05.01.edgescope", String.valueOf(first.getFileName()));
    Files.createFile(first);
    Path second = RunsFolder.newFile(folder, time, Set.of());
    assertEquals("2026-03-09 07.05.01 (2).edgescope", String.valueOf(second.getFileName()));
    Path third = RunsFolder.newFile(folder, time, Set.of(second));
    assertEquals("2026-03-09 07.05.01 (3).edgescope", String.valueOf(third.getFileName()));
  }
}
