package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameIt() {
    file = folder.resolve("table.csv");
  }

  @Test
  void whatBreaksOffLeavesWhatWasThere() throws IOException {
    Files.writeString(file, "before");
    FileSystemException e =
        assertThrows(
            FileSystemException.class,
            () ->
                WholeFile.write(
                    file,
                    path -> {
                      Files.writeString(path, "step,lo");
                      throw new IOException("No space left on device");
                    }));
    assertEquals(file + ": No space left on device", e.getMessage());
    assertEquals("before", Files.readString(file));
    assertOnly(file);
  }

  @Test
  void whatIsWholeTakesThePlace() throws IOException {
    Files.writeString(file, "before");
    WholeFile.write(file, path -> Files.writeString(path, "after"));
    assertEquals("after", Files.readString(file));
    assertOnly(file);
  }

  @Test
  void aMissingFolderIsToldByTheNameOfTheFile() {
    Path missing = folder.resolve("no/table.csv");
    FileSystemException e =
        assertThrows(
            FileSystemException.class,
            () -> WholeFile.write(missing, path -> Files.writeString(path, "")));
    assertEquals(missing + ": there is no such file or folder", e.getMessage());
  }

  /** The child: writes, says so, and never comes to the end. */
  public static void main(String[] arguments) throws IOException {
    WholeFile.write(
        Path.of(arguments[0]),
        path -> {
          Files.writeString(path, "step,lo");
          System.out.println("half written");
          while (true) {
            LockSupport.park();
          }
        });
  }

  @Test
  void aProcessThatIsAskedToEndLeavesNoPart() throws IOException, InterruptedException {
    Files.writeString(file, "before");
    Process process =
        new ProcessBuilder(Runs.process(WholeFileTest.class, file.toString())).start();
    try (BufferedReader said = process.inputReader()) {
      assertEquals("half written", said.readLine());
      process.toHandle().destroy(); // and leave its streams open
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    assertEquals("before", Files.readString(file));
    assertOnly(file);
  }

  private void assertOnly(Path only) throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(List.of(only), files.toList());
    }
  }
}
