package dev.edgescope.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigurePrinterTest {
  @TempDir private Path folder;

  /** A job of the Java platform would end there as if it had been printed. */
  @Test
  void aLinuxWithoutASpoolerIsToldOfIt() {
    Path spooler = folder.resolve("lpr");
    String said = FigurePrinter.missingSpooler("Linux", spooler).orElseThrow();
    assertTrue(said.contains(spooler.toString()), said);
  }

  @Test
  void nothingIsMissingWhereItIsOrIsNotNeeded() throws Exception {
    Path spooler = Files.createFile(folder.resolve("lpr"));
    assertTrue(spooler.toFile().setExecutable(true));
    assertEquals(Optional.empty(), FigurePrinter.missingSpooler("Linux", spooler));
    assertEquals(
        Optional.empty(), FigurePrinter.missingSpooler("Windows 11", folder.resolve("none")));
  }
}
