package dev.edgescope.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserFolderTest {
  private static final Path HOME = Path.of("home");

  private static Path of(UserFolder folder, String system, Map<String, String> environment) {
    return folder.of("thing", null, system, HOME, environment);
  }

  @ParameterizedTest
  @CsvSource({
    "DATA, Linux, .local/share/edgescope/thing",
    "DATA, Mac OS X, Library/Application Support/Edgescope/thing",
    "DATA, Windows 11, AppData/Local/Edgescope/thing",
    "CONFIGURATION, Linux, .config/edgescope/thing",
    "CONFIGURATION, Mac OS X, Library/Application Support/Edgescope/thing",
    "CONFIGURATION, Windows 11, AppData/Roaming/Edgescope/thing"
  })
  void eachSystemHasItsPlace(UserFolder folder, String system, String expected) {
    assertEquals(HOME.resolve(expected), of(folder, system, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "DATA, Linux, XDG_DATA_HOME, moved/edgescope/thing",
    "DATA, Windows 11, LOCALAPPDATA, moved/Edgescope/thing",
    "CONFIGURATION, Linux, XDG_CONFIG_HOME, moved/edgescope/thing",
    "CONFIGURATION, Windows 11, APPDATA, moved/Edgescope/thing"
  })
  void theEnvironmentMovesIt(UserFolder folder, String system, String variable, Path expected) {
    assertEquals(expected, of(folder, system, Map.of(variable, "moved")));
  }

  @Test
  void aPathOfOnesOwnGoesBefore() {
    assertEquals(
        Path.of("elsewhere").toAbsolutePath(),
        UserFolder.DATA.of("thing", "elsewhere", "Linux", HOME, Map.of()));
  }
}
