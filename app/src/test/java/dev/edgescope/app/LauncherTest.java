package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.cli.EdgescopeCommand;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LauncherTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream errors = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void anUnknownPresetIsOneSentenceAndStatusTwo() {
    assertEquals(2, start("sharpnes"));
    assertTrue(said().contains("\"sharpnes\""), said());
    assertEquals(1, said().lines().count());
  }

  @Test
  void aFileThatIsNotThereIsOneSentenceAndStatusTwo() {
    assertEquals(2, start("nosuch.edgescope"));
    assertEquals("nosuch.edgescope does not exist; give the path of a file.\n", said());
  }

  @Test
  void aPresetTakesNoArgument() {
    assertEquals(2, start("diverging", "fast"));
    assertEquals(1, said().lines().count());
  }

  @Test
  void onlyLinuxIsEverWithoutADisplay() {
    assertFalse(Launcher.hasDisplay("Linux", Map.of()));
    assertFalse(Launcher.hasDisplay("Linux", Map.of("DISPLAY", "")));
    assertTrue(Launcher.hasDisplay("Linux", Map.of("DISPLAY", ":0")));
    assertTrue(Launcher.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
    assertTrue(Launcher.hasDisplay("Mac OS X", Map.of()));
    assertTrue(Launcher.hasDisplay("Windows 11", Map.of()));
  }

  @Test
  void aToolkitThatDoesNotComeUpIsExplained() {
    assertTrue(
        Launcher.advice("Unable to open DISPLAY", Map.of("DISPLAY", ":7")).contains("\":7\""));
    assertTrue(
        Launcher.advice("Unable to load glass GTK library.", Map.of()).contains("libgtk-3-0"));
  }

  @Test
  void whatIsNoPresetIsACommand() {
    assertEquals(0, start("presets"));
    assertEquals("", said());
  }

  @Test
  void whoHasNoFolderGetsOneInTheTemporaryFolder() {
    Properties system = new Properties();
    system.setProperty("user.home", "?");
    system.setProperty("user.name", "?");
    system.setProperty("java.io.tmpdir", "/scratch");
    assertEquals(Path.of("/scratch/edgescope-").toAbsolutePath().toString(), Launcher.home(system));
  }

  @Test
  void whoHasAFolderKeepsIt() {
    Properties system = new Properties();
    String home = Path.of("").toAbsolutePath().toString();
    system.setProperty("user.home", home);
    assertEquals(home, Launcher.home(system));
  }

  private int start(String... args) {
    EdgescopeCommand commandLine =
        new EdgescopeCommand(OutputStream.nullOutputStream(), errors, Optional.empty());
    return Launcher.start(List.of(args), errors, () -> commandLine);
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
