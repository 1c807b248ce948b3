package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunArrays;
import dev.edgescope.engine.training.RunReadings;
import dev.edgescope.engine.training.TrainingRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The examples of {@code docs/use-from-code.md}: they compile, run, and are the ones there. */
class UseFromCodeTest {
  private static final Locale MACHINE = Locale.getDefault(Locale.Category.FORMAT);
  private static final Path PAGE = Path.of("docs/use-from-code.md");
  private static final Path SOURCE =
      Path.of("src/test/java/dev/edgescope/engine/live/UseFromCodeTest.java");

  /** What its lines name, and what comes of that. */
  private static final List<Class<?>> SHOWN =
      List.of(
          RunConfig.class,
          TopEigenvalues.class,
          Preset.class,
          Presets.class,
          Spectrum.class,
          Curvature.class,
          InForce.class,
          Measurement.class,
          Reading.class,
          Command.class,
          RunEvent.class,
          RunLoop.class,
          RunPort.class,
          History.class,
          RunArrays.class,
          RunReadings.class,
          TrainingRun.class);

  private static void example(PrintStream out) {
    // begin
    RunConfig config = Presets.load().byId("below-the-edge").config().withSteps(100);
    try (RunLoop loop = new RunLoop(config)) {
      loop.send(new Command.Resume());
      List<RunEvent> events = new ArrayList<>();
      while (events.stream().noneMatch(RunEvent.Finished.class::isInstance)) {
        loop.drain(events::add, 1000);
      }
      Measurement last = loop.history().measurements().getLast();
      out.printf(
          "sharpness %.2f, edge %.2f%n",
          last.curvature().hessian().largest(), last.curvature().edge());
    }
    // end
  }

  private static void arrays(PrintStream out) {
    // begin
    RunConfig config = Presets.load().byId("below-the-edge").config();
    try (TrainingRun run = new TrainingRun(config)) {
      INDArray theta = run.arrays().parameters();
      for (int step = 0; step < 20; step++) {
        run.advance();
      }
      INDArray gradient = run.arrays().gradient();
      INDArray outputs = run.arrays().outputs(run.arrays().inputs());
      List<INDArray> eigenvectors = new ArrayList<>();
      run.readings()
          .closely(TopEigenvalues.of(1), vectors -> eigenvectors.add(vectors.array().dup()));
      INDArray along = eigenvectors.getFirst().transpose().mmul(gradient);
      double size = theta.norm2Number().doubleValue();
      double slope = gradient.norm2Number().doubleValue();
      out.printf("|theta| %.2f, |gradient| %.4f, ", size, slope);
      out.printf("along u_1 %.4f, %d outputs%n", Math.abs(along.getDouble(0)), outputs.length());
    }
    // end
  }

  /** The examples write numbers as the machine does. */
  @BeforeAll
  static void onAMachineInEnglish() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ENGLISH);
  }

  @AfterAll
  static void backOnThisMachine() {
    Locale.setDefault(Locale.Category.FORMAT, MACHINE);
  }

  @Test
  void theExampleWithArraysReadsParametersGradientAndEigenvector() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    arrays(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(
        said.matches(
            "\\|theta\\| \\d+\\.\\d\\d, \\|gradient\\| \\d\\.\\d{4},"
                + " along u_1 \\d\\.\\d{4}, 10000 outputs\\R"),
        said);
  }

  @Test
  void theExampleReadsTheSharpness() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    example(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(said.matches("sharpness \\d+\\.\\d\\d, edge \\d+\\.\\d\\d\\R"), said);
  }

  @Test
  void thePageHasTheSameLines() throws IOException {
    assertEquals(
        between("(?s)// begin\\n(.*?)\\s*// end", Files.readString(SOURCE)),
        between("(?s)```java\\n(.*?)```", Files.readString(PAGE)));
  }

  /** As the compiler checks it, down to each parameter. */
  @Test
  void whatThePageShowsIsDescribedInFull(@TempDir Path folder) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      List<Path> sources = SHOWN.stream().map(UseFromCodeTest::source).toList();
      compiler
          .getTask(
              null,
              files,
              found,
              List.of(
                  "-proc:none", "-implicit:none", "-Xdoclint:all/public", "-d", folder.toString()),
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    assertEquals(
        List.of(),
        found.getDiagnostics().stream()
            .filter(each -> each.getSource() != null)
            .map(each -> each.getSource().getName() + ": " + each.getMessage(Locale.ROOT))
            .toList());
  }

  private static Path source(Class<?> shown) {
    return Path.of("src/main/java", shown.getName().replace('.', '/') + ".java");
  }

  private static List<String> between(String pattern, String text) {
    List<String> found =
        Pattern.compile(pattern)
            .matcher(text)
            .results()
            .map(match -> match.group(1).stripIndent().strip())
            .toList();
    assertEquals(2, found.size());
    return found;
  }
}
