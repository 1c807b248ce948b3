package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.StabilityPoint;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.training.TrainingRun;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wherever the window shows K, it says where that goes beyond its derivation. */
class ShownKernelMarkTest {
  private static final RunConfig PLAIN =
      RunConfigJson.read(
          """
          {"data": {"set": "chebyshev", "degree": 3, "examples": 12},
           "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 0.5},
           "loss": "squared-error",
           "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": 4},
           "probes": {"topEigenvalues": 2, "every": 5},
           "precision": "float", "seed": 7}
          """);
  private static final RunConfig CLIPPED = PLAIN.withOptimizer(PLAIN.optimizer().withClipNorm(1));

  @SuppressWarnings("NullAway.Init") // by measure()
  private static Measurement reading;

  @BeforeAll
  static void measure() {
    try (TrainingRun run = new TrainingRun(CLIPPED)) {
      reading = run.measure();
    }
  }

  private static RunRecord measured(RunConfig config) {
    RunRecord record = new RunRecord(config);
    record.add(reading);
    return record;
  }

  private static List<String> names(RunConfig config, LineKind chart) {
    return measured(config).curves(chart).stream().map(line -> line.style().name()).toList();
  }

  @Test
  void theLinesOfItsChart() {
    assertEquals(
        List.of("K (extrapolated)", "K from tr Θ (extrapolated)"),
        names(CLIPPED, ChartTable.NOISE_KERNEL));
  }

  @Test
  void theLinesOfTheChartForOneOutput() {
    assertEquals(
        List.of("CK (extrapolated)", "CK from tr Θ (extrapolated)"),
        names(CLIPPED, ChartTable.NOISE_KERNEL_OF_ONE_OUTPUT));
  }

  @Test
  void theColumnsOfItsData() {
    assertEquals(
        "K (extrapolated)",
        measured(CLIPPED).namedCurves(ChartTable.NOISE_KERNEL).getFirst().quantity());
  }

  @Test
  void theLineOfARunAmongOthers() {
    RunList runs = new RunList();
    RunRecord marked = measured(CLIPPED);
    runs.add(marked);
    runs.add(measured(PLAIN));
    String name = runs.entries().getFirst().nameProperty().get();
    assertEquals(
        name + " (extrapolated)", marked.curves(ChartTable.NOISE_KERNEL).getFirst().style().name());
    assertEquals(name, marked.eigenvalues().getFirst().style().name());
  }

  @Test
  void thePlaneOfRunsOfWhichOneIsMarked() {
    RunList runs = new RunList();
    runs.add(measured(PLAIN));
    assertEquals("K", runs.kernelMark().on("K"));
    runs.add(measured(CLIPPED));
    assertEquals("K (extrapolated)", runs.kernelMark().on("K"));
  }

  @Test
  void whatIsWhatWasDerivedHasNoMark() {
    assertEquals(List.of("K", "K from tr Θ"), names(PLAIN, ChartTable.NOISE_KERNEL));
  }

  /** A class that is added to these has to show the mark, or to hand K on to who does. */
  @Test
  void kIsReadNowhereElse() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.edgescope.app", "dev.edgescope.engine");
    Set<String> names = Set.of("k", "kTrace", "kMean", "kBeyondShare", "startK", "finalK", "noise");
    Set<String> readers = new TreeSet<>();
    for (Class<?> source :
        List.of(
            NoiseKernelNorm.class, CurvePoint.class, MemberOutcome.class, StabilityPoint.class)) {
      JavaClass read = classes.get(source);
      for (JavaAccess<?> access : read.getAccessesToSelf()) {
        JavaClass reader = access.getOriginOwner();
        if (names.contains(access.getTarget().getName())
            && reader.getPackageName().startsWith("dev.edgescope.app")) {
          readers.add(reader.getSimpleName());
        }
      }
    }
    assertEquals(
        Set.of(
            // lines and trails, which RunCurves and PlanePanel name
            "ChartTable",
            "RunStability",
            // its note
            "RunCaptions",
            // planes, curves and tables of sweeps
            "CurveQuantity",
            "OutcomeKind",
            "CellReadout",
            "PlaneLines",
            "StartField",
            "StartPrediction",
            // conditions of lessons and layouts, which show no number
            "ForeignCharts",
            "RunEventKind"),
        readers);
  }
}
