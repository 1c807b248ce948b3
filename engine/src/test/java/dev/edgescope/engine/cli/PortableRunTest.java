package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edgescope.engine.config.DocumentedConfig;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.machine.BlasKernel;
import dev.edgescope.engine.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that ask for the same bits on every processor with AVX2, each in a process of its own. */
@EnabledOnOs(
    value = OS.LINUX,
    architectures = {"amd64", "x86_64"})
class PortableRunTest {
  private static final String PORTABLE =
      DocumentedConfig.edited("\"seed\"", "\"reproducible\": \"portable\", \"seed\"")
          .replace("\"every\": 20", "\"every\": 5")
          .replace("\"steps\": 300", "\"steps\": 10");

  @TempDir private Path folder;

  @Test
  void theyComeOutTheSameWhateverKernelTheEnvironmentNames()
      throws IOException, InterruptedException {
    assumeAvx2();
    byte[] expected = metricsOn("Haswell");
    for (String kernel : List.of("Zen", "SkylakeX", "Sandybridge")) {
      assertArrayEquals(expected, metricsOn(kernel), kernel);
    }
  }

  private byte[] metricsOn(String kernel) throws IOException, InterruptedException {
    Path config = Files.writeString(folder.resolve("run.json"), PORTABLE);
    Path out = folder.resolve(kernel);
    List<String> words = new ArrayList<>(List.of("env", BlasKernel.VARIABLE + "=" + kernel));
    words.addAll(
        CommandProcess.words(List.of(), "train", config.toString(), "--out", out.toString()));
    CommandProcess.Outcome trained = CommandProcess.run(words);
    assertEquals(0, trained.status(), trained.err());
    return Files.readAllBytes(out.resolve("metrics.csv"));
  }

  @Test
  void aProcessThatComputesOtherwiseAlreadyRefusesThem() {
    assumeAvx2();
    String kernel = Machine.current().kernel();
    assumeFalse(kernel.equals(BlasKernel.PORTABLE), "this one computes so anyway");
    RunConfig config = RunConfigJson.read(PORTABLE);
    InvalidConfigException refused =
        assertThrows(InvalidConfigException.class, config::settleArithmetic);
    assertEquals(
        "reproducible: \"portable\" is not possible here: it needs OpenBLAS's kernel Haswell from"
            + " the first run on, and this program computes with "
            + kernel
            + "; start it anew with OPENBLAS_CORETYPE=Haswell in its environment, or give"
            + " \"machine\".",
        refused.messageByKey());
  }

  /** What Java uses of it stands for the processor: as on one that has no AVX2. */
  @Test
  void aProcessorWithoutAvx2RefusesThem() throws IOException, InterruptedException {
    Path config = Files.writeString(folder.resolve("run.json"), PORTABLE);
    CommandProcess.Outcome refused =
        CommandProcess.run(
            CommandProcess.words(List.of("-XX:UseAVX=1"), "measure", config.toString()));
    assertEquals(2, refused.status());
    assertEquals(
        "reproducible: \"portable\" is not possible here: it needs an x86-64 processor with AVX2,"
            + " and this one is "
            + Machine.current().processor()
            + "; give \"machine\".",
        refused.err().strip());
  }

  private static void assumeAvx2() {
    try {
      assumeTrue(
          Files.readString(Path.of("/proc/cpuinfo")).contains(" avx2 "),
          "the processor has no AVX2");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
