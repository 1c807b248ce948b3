package dev.edgescope.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The cache of loaded classes that the distribution brings. */
class StartCacheTest {
  @TempDir private Path folder;
  private final List<Path> links = new ArrayList<>();

  @AfterEach
  void unlink() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  @Test
  void startsBeginWithIt() throws IOException {
    Installed.Outcome listed = Installed.runWith("-Xlog:class+load", "presets");
    assertEquals(0, listed.status(), listed.err());
    for (String name : List.of("dev.edgescope.app.Launcher", "dev.edgescope.engine.cli.Commands")) {
      assertTrue(
          listed.out().contains(name + " source: shared objects file"),
          name + " is not from there");
    }
  }

  /** As after an update of Java, or a copy whose files have other dates. */
  @Test
  @DisabledOnOs(OS.WINDOWS) // links need a right there
  void oneThatDoesNotFitChangesNothing() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Path whole = Installed.distribution();
    try (Stream<Path> files = Files.list(whole.resolve("lib"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        links.add(Files.createSymbolicLink(lib.resolve(jar.getFileName()), jar));
      }
    }
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path script = bin.resolve("edgescope");
    Files.copy(whole.resolve("bin").resolve("edgescope"), script);
    assertTrue(script.toFile().setExecutable(true));
    Files.writeString(lib.resolve("edgescope.aot"), "of another Java");

    Installed.Outcome listed = Installed.runIn(folder, "presets");
    assertEquals(Installed.run("presets"), listed);
    assertEquals("", listed.err());
  }
}
