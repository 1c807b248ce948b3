package dev.edgescope.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFolderTest {
  private static final Path HOME = Path.of("home");

  @Test
  void linuxHasItInTheDataHome() {
    assertEquals(
        HOME.resolve(".local/share/edgescope/runs"), RunsFolder.of(null, "Linux", HOME, Map.of()));
    assertEquals(
        Path.of("data/edgescope/runs"),
        RunsFolder.of(null, "Linux", HOME, Map.of("XDG_DATA_HOME", "data")));
  }

  @Test
  void windowsHasItInTheLocalApplicationData() {
    assertEquals(
        Path.of("local/Edgescope/runs"),
        RunsFolder.of(null, "Windows 11", HOME, Map.of("LOCALAPPDATA", "local")));
  }

  @Test
  void macOsHasItInApplicationSupport() {
    assertEquals(
        HOME.resolve("Library/Application Support/Edgescope/runs"),
        RunsFolder.of(null, "Mac OS X", HOME, Map.of()));
  }

  @Test
  void aPropertyNamesAnother() {
    assertEquals(
        Path.of("elsewhere").toAbsolutePath(), RunsFolder.of("elsewhere", "Linux", HOME, Map.of()));
  }

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
