package dev.edgescope.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.export.Python;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a real plane, against a real Python where there is one. */
class PlaneScriptTest {
  /** In place of matplotlib: any call is taken, and what is drawn is said. */
  private static final String DRAWING =
      """
      import sys, types

      class Anything:
          def __call__(self, *args, **kwargs): return self
          def __getattr__(self, name): return Anything()
          def __iter__(self): return iter((Anything(), Axes()))

      class Axes(Anything):
          def imshow(self, values, **kwargs):
              known = [v for row in values for v in row if v == v]
              print("%d rows of %d, %d known, the smallest %.6g"
                    % (len(values), len(values[0]), len(known), min(known)))
          def plot(self, xs, ys, style, **kwargs): print("line", style)
          def add_patch(self, patch): print("hatched")

      names = ("matplotlib", "matplotlib.pyplot", "matplotlib.colors")
      fakes = {name: types.ModuleType(name) for name in names}
      fakes["matplotlib"].pyplot = fakes["matplotlib.pyplot"]
      fakes["matplotlib.pyplot"].subplots = Anything()
      fakes["matplotlib.pyplot"].Rectangle = Anything()
      fakes["matplotlib.pyplot"].show = Anything()
      fakes["matplotlib.colors"].LogNorm = fakes["matplotlib.colors"].Normalize = Anything()
      sys.modules.update(fakes)
      exec(open(sys.argv[1], encoding="utf-8").read())
      """;

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // by make()
  private static SweepResults results;

  @BeforeAll
  static void make() throws Exception {
    results = SweepResults.read(MadeSweeps.make(folder.resolve("made.edgesweep"), 20));
  }

  private static GridContent plane(OutcomeKind colour) {
    return SweepPlane.of(results, PlaneChoice.of(results.sweep(), colour));
  }

  private static Path script(OutcomeKind colour) throws Exception {
    return Files.writeString(
        folder.resolve("plane.py"), PlaneScript.of(plane(colour)), StandardCharsets.UTF_8);
  }

  @Test
  void pythonDrawsThePlane() throws Exception {
    assumeTrue(Python.isThere(), "no python3");
    GridContent plane = plane(OutcomeKind.FINAL_LOSS);
    double smallest = Double.POSITIVE_INFINITY;
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 2; column++) {
        smallest = Math.min(smallest, plane.value(column, row));
      }
    }
    Path drawing = Files.writeString(folder.resolve("drawing.py"), DRAWING);
    String said = Python.run(drawing.toString(), script(OutcomeKind.FINAL_LOSS).toString());
    assertEquals(
        String.format(
            Locale.ROOT, "4 rows of 2, 6 known, the smallest %.6g%nhatched%nhatched", smallest),
        said.lines().limit(3).reduce((a, b) -> a + System.lineSeparator() + b).orElse(""),
        said);
    assertEquals(plane.lines().isEmpty(), !said.contains("line"), said);
  }

  @Test
  void everyColourHasAScript() throws Exception {
    assumeTrue(Python.isThere(), "no python3");
    for (OutcomeKind kind : OutcomeKind.values()) {
      script(kind);
      Files.move(
          folder.resolve("plane.py"),
          Files.createDirectories(folder.resolve("all")).resolve(kind.column() + ".py"));
    }
    assertEquals("", Python.run("-m", "compileall", "-q", folder.resolve("all").toString()));
  }
}
