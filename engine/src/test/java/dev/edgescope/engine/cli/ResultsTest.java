package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.record.Runs;
import dev.edgescope.engine.training.RunStart;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that cannot be written, on the system's own full device and closed pipes. */
@EnabledOnOs(OS.LINUX)
class ResultsTest {
  private static final int STEPS = 20_000;
  private static final String FULL = "/dev/full";
  private static final String LOST =
      "The results could not be written (No space left on device); free space, or give another"
          + " place for them.\n";

  @TempDir private static Path folder;
  private static String run = "";
  private static String config = "";
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void record() throws IOException {
    Path file = folder.resolve("run.edgescope");
    run = file.toString();
    config =
        Files.writeString(folder.resolve("a.json"), RunConfigJson.write(Runs.small(STEPS)))
            .toString();
    try (RunRecorder recorder = Runs.recorder(file);
        RunLoop loop = new RunLoop(RunStart.of(Runs.small(STEPS)), recorder)) {
      loop.send(new Command.Resume());
      Runs.await(() -> {
        loop.drain(event -> {}, 1000);
        return loop.history().steps() == STEPS;
      });
    }
  }

  @Test
  void anExportToAFullDeviceIsTold() throws IOException {
    assertEquals(2, runOnto(FULL, "export", run));
    assertEquals(LOST, errors());
  }

  @Test
  void aMeasurementToAFullDeviceIsTold() throws IOException {
    assertEquals(2, runOnto(FULL, "measure", config));
    assertEquals(LOST, errors());
  }

  @Test
  void aConfigurationToAFullDeviceIsTold() throws IOException {
    assertEquals(2, runOnto(FULL, "config", "stochastic-edge"));
    assertEquals(LOST, errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--csv", "--json", "--npz"})
  void aFileOnAFullDeviceIsNamed(String format) {
    assertEquals(2, run(OutputStream.nullOutputStream(), "export", run, format, "--out", FULL));
    assertEquals(
        "/dev/full cannot be read or written (No space left on device); give another path.\n",
        errors());
  }

  @Test
  void eigenvectorsOnAFullDeviceAreTold() {
    assertEquals(
        2,
        run(
            OutputStream.nullOutputStream(),
            "measure",
            config,
            "--top",
            "2",
            "--eigenvectors",
            FULL));
    assertEquals(
        "/dev/full cannot be read or written (No space left on device); give another path.\n",
        errors());
  }

  /** As head does, which reads some lines and closes. */
  @Test
  void aReaderThatHasReadEnoughIsNoFaultAndEndsTheExport() {
    AtomicInteger asked = new AtomicInteger();
    OutputStream pipe =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            asked.incrementAndGet();
            throw new IOException("Broken pipe");
          }
        };
    assertEquals(0, run(pipe, "export", run));
    assertEquals("", errors());
    assertEquals(1, asked.get());
  }

  @Test
  void aRealPipeThatIsClosedIsSilent() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(CommandProcess.words(List.of(), "export", run)).start();
    process.getInputStream().read();
    process.getInputStream().close();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals("", said);
  }

  private int runOnto(String device, String... arguments) throws IOException {
    try (OutputStream out = new FileOutputStream(device)) {
      return run(out, arguments);
    }
  }

  private int run(OutputStream out, String... arguments) {
    return new EdgescopeCommand(
            out, new PrintStream(err, true, StandardCharsets.UTF_8), Optional.empty())
        .run(arguments);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
