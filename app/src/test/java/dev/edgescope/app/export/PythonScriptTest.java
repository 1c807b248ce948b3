package dev.edgescope.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Python, where there is one. */
class PythonScriptTest {

  @Test
  void pythonReadsTheScript(@TempDir Path folder) throws Exception {
    Path script = folder.resolve("chart.py");
    Files.writeString(
        script,
        PythonScript.of(
            "Noise kernel norm",
            "K = α(1/B − 1/D) …",
            "a \"quoted\" name.csv",
            TimeBase.STEP,
            ValueScale.LOGARITHMIC,
            ValueScale.LINEAR),
        StandardCharsets.UTF_8);
    assumeTrue(Python.isThere(), "no python3");

    assertEquals("", Python.run("-m", "py_compile", script.toString()));
  }
}
