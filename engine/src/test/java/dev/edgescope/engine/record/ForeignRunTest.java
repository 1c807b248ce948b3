package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.record.export.RunCsv;
import dev.edgescope.engine.training.ControlChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that a Python program has made and recorded with {@code edgescope.py}. */
class ForeignRunTest {
  private static final String PROGRAM =
      """
      import edgescope, sys
      with edgescope.Run(sys.argv[1], learning_rate=0.05, batch_size=64, examples=1000, outputs=10,
                         parameters=1234, momentum=0.5, steps=200, name="two lines") as run:
          for step in range(200):
              if step == 100:
                  run.learning_rate = 0.04
              if step % 5 == 0:
                  run.measure({"weight norm": step / 2, "hessian-trace": 7.5, "layer-sharpness": [1, 2]},
                              loss=1 / (1 + step), lambda_1=5 + 0.4 * min(step, 90), lambda_2=-1,
                              residual_2=0.25, converged_2=False, tr_theta=300)
              run.step(2 / (1 + step))
      """;

  @TempDir private static Path folder;
  private static @Nullable RecordedRun recorded;

  @BeforeAll
  static void record() throws IOException, InterruptedException {
    String python = PythonProgram.with("sqlite3");
    Path file = folder.resolve("run.edgescope");
    PythonProgram.run(python, PROGRAM, file.toString());
    try (RunFile opened = RunFile.open(file)) {
      recorded = opened.run();
    }
  }

  private static RecordedRun run() {
    return Objects.requireNonNull(recorded);
  }

  private static Measurement at(int step) {
    return run().history().measurements().get(step / 5);
  }

  @Test
  void itsStepsAreThose() {
    assertEquals(200, run().history().steps());
    assertEquals(2.0 / 151, run().history().loss(150));
    assertEquals(150 * 64, run().history().examplesSeen(150));
  }

  @Test
  void itsLearningTimeFollowsTheLearningRate() {
    assertEquals(100 * 0.05 + 50 * 0.04, run().history().learningTime(150), 1e-12);
    assertEquals(1, run().changes().size());
    ControlChange change = run().changes().getFirst();
    assertEquals(List.of(100L, 0.05, 0.04), List.of(change.step(), change.from(), change.to()));
  }

  @Test
  void itsEdgeIsThatOfHeavyBallAtTheLearningRateInForce() {
    assertEquals(2 * 1.5 / 0.05, at(50).curvature().edge(), 1e-12);
    assertEquals(2 * 1.5 / 0.04, at(150).curvature().edge(), 1e-12);
  }

  @Test
  void itsNoiseKernelNormFollowsFromTheTrace() {
    double expected = 0.05 * (1.0 / 64 - 1.0 / 1000) / 10 * 300 / (2 * (1 - 0.5));
    assertEquals(expected, at(50).curvature().noiseKernel().kTrace(), 1e-12);
    assertTrue(Double.isNaN(at(50).curvature().noiseKernel().k()));
  }

  @Test
  void eigenvaluesComeWithTheirResiduals() {
    var second = at(50).curvature().hessian().eigenvalues().get(1);
    assertEquals(
        List.of(-1.0, 0.25, false), List.of(second.value(), second.residual(), second.converged()));
  }

  @Test
  void quantitiesOfEdgescopeAreTakenForThem() {
    assertEquals(7.5, at(10).value(Quantity.HESSIAN_TRACE));
    assertEquals(2, at(10).readings(Quantity.LAYER_SHARPNESS).get(1).value());
  }

  @Test
  void anyOtherNameIsKept() throws IOException {
    assertEquals(75.0, at(150).named().get("weight norm"));
    StringWriter table = new StringWriter();
    RunCsv.of(run()).write(run().history(), table);
    List<String> lines = table.toString().lines().toList();
    int column = List.of(lines.getFirst().split(",", -1)).indexOf("named.weight norm");
    assertEquals("75.0", lines.get(151).split(",", -1)[column]);
  }

  @Test
  void regimesFollowFromWhatItMeasured() {
    List<Regime> regimes =
        run().events().stream()
            .filter(RunEvent.RegimeChanged.class::isInstance)
            .map(event -> ((RunEvent.RegimeChanged) event).regime())
            .toList();
    assertEquals(Regime.CONSERVATIVE_SHARPENING, regimes.getFirst());
    assertTrue(run().hasEnded());
  }

  @Test
  void itDoesNotGoOnHere() {
    RunFileException refusal =
        assertThrows(
            RunFileException.class,
            () -> {
              try (RunFile opened = RunFile.open(folder.resolve("run.edgescope"))) {
                opened.continuation(opened.config());
              }
            });
    assertTrue(
        String.valueOf(refusal.getMessage())
            .endsWith(
                "was made by another program, whose network and data are not here; it can be"
                    + " watched and exported, and goes on in that program alone."),
        refusal.getMessage());
  }

  @Test
  void aProgramThatIsKilledHasBrokenOff() throws IOException, InterruptedException {
    String python = PythonProgram.with("sqlite3");
    Path file = folder.resolve("killed.edgescope");
    Process process =
        PythonProgram.start(
            python,
            """
            import edgescope, sys
            run = edgescope.Run(sys.argv[1], learning_rate=1, examples=8)
            run.step(0.5)
            run.flush()
            print("written", flush=True)
            sys.stdin.read()
            """,
            file.toString());
    assertEquals("written", process.inputReader(StandardCharsets.UTF_8).readLine());
    assertEquals(RunFiles.Writer.ANOTHER_PROCESS, RunFiles.writer(file));
    process.destroyForcibly().waitFor();
    assertEquals(RunFiles.Writer.BROKEN_OFF, RunFiles.writer(file));
    try (RunFile opened = RunFile.open(file)) {
      assertEquals(1, opened.run().history().steps());
    }
  }

  @Test
  void aFailingProgramSaysWhy() throws IOException, InterruptedException {
    String python = PythonProgram.with("sqlite3");
    Path file = folder.resolve("failed.edgescope");
    PythonProgram.run(
        python,
        """
        import edgescope, sys
        try:
            with edgescope.Run(sys.argv[1], learning_rate=1, examples=8) as run:
                run.step(0.5)
                raise ArithmeticError("no more")
        except ArithmeticError:
            pass
        """,
        file.toString());
    try (RunFile opened = RunFile.open(file)) {
      RunEvent.Failed failed = (RunEvent.Failed) opened.run().events().getLast();
      assertEquals("ArithmeticError: no more", failed.message());
    }
    assertEquals(RunFiles.Writer.NONE, RunFiles.writer(file));
  }

  /** Flows are read off curves that are computed here. */
  @Test
  void theModuleKnowsTheWordsOfAllQuantities() throws IOException {
    try (InputStream module = Files.newInputStream(PythonProgram.module())) {
      String text = new String(module.readAllBytes(), StandardCharsets.UTF_8);
      String list = text.substring(text.indexOf("QUANTITIES = ("), text.indexOf("_EIGENVALUE = "));
      List<String> words =
          Pattern.compile("\"([a-z0-9-]+)\"").matcher(list).results().map(m -> m.group(1)).toList();
      assertEquals(
          Arrays.stream(Quantity.values())
              .filter(quantity -> quantity.flow().isEmpty())
              .map(Words::of)
              .toList(),
          words);
    }
  }
}
