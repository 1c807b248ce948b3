package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever K is told, so is that it goes beyond its derivation. */
class ExtrapolatedKernelTest {
  private static final String RUN =
      """
      {"data": {"set": "chebyshev", "degree": 3, "examples": 12},
       "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 0.5},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": 4%s},
       "probes": {"topEigenvalues": 2, "every": 5},
       "precision": "float", "seed": 7}
      """;
  private static final String PLAIN = String.format(RUN, "");
  private static final String DECAYED = String.format(RUN, ", \"weightDecay\": 0.01");
  private static final List<String> WORDS = List.of("weight decay");

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String run(String... arguments) {
    out.reset();
    int status =
        new EdgescopeCommand(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), Optional.empty())
            .run(arguments);
    assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path write(String config) throws IOException {
    return Files.writeString(folder.resolve("config.json"), config);
  }

  private Path trained(String config) throws IOException {
    run("train", write(config).toString(), "--steps", "6", "--out", folder.toString());
    return folder.resolve("run.edgescope");
  }

  /** What a column says where K is. */
  private static Set<String> column(String table, String k, String name) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    Set<String> values = new TreeSet<>();
    for (CSVRecord row : format.parse(new StringReader(table))) {
      if (!row.get(k).isEmpty()) {
        values.add(row.get(name));
      }
    }
    return values;
  }

  private static List<String> words(String json) throws IOException {
    JsonNode words = new ObjectMapper().readTree(json).get("kExtrapolatedTo");
    return words.valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void theTableOfARun() throws IOException {
    trained(DECAYED);
    String table = Files.readString(folder.resolve("metrics.csv"));
    assertEquals(Set.of("1"), column(table, "k", "k_extrapolated"));
  }

  @Test
  void theTableOfARunThatIsPlain() throws IOException {
    trained(PLAIN);
    String table = Files.readString(folder.resolve("metrics.csv"));
    assertEquals(Set.of("0"), column(table, "k", "k_extrapolated"));
  }

  @Test
  void anExportedTable() throws IOException {
    String table = run("export", trained(DECAYED).toString());
    assertEquals(Set.of("1"), column(table, "k", "k_extrapolated"));
  }

  @Test
  void runsSideBySide() throws IOException {
    Path run = trained(DECAYED);
    String told = run("compare", run.toString(), run.toString());
    assertTrue(
        told.lines()
            .anyMatch(line -> line.matches("K extrapolated to +weight decay +weight decay")),
        told);
  }

  @Test
  void exportedJson() throws IOException {
    assertEquals(WORDS, words(run("export", trained(DECAYED).toString(), "--json")));
  }

  @Test
  void aMeasurement() throws IOException {
    String told = run("measure", write(DECAYED).toString());
    assertTrue(told.lines().anyMatch(line -> line.matches("kExtrapolatedTo +weight decay")), told);
  }

  @Test
  void aMeasurementAsJson() throws IOException {
    assertEquals(WORDS, words(run("measure", write(DECAYED).toString(), "--json")));
  }

  @Test
  void theTableOfASweep() throws IOException {
    Path plan =
        Files.writeString(
            folder.resolve("plan.json"),
            "{\"base\": "
                + PLAIN
                + ", \"steps\": 6, \"axes\": [{\"key\": \"optimizer.weightDecay\","
                + " \"values\": [0, 0.01]}]}");
    Path file = folder.resolve("made.edgesweep");
    run("sweep", plan.toString(), "--out", file.toString());
    String table = run("export", file.toString());
    assertEquals(
        List.of("0,0", "0.01,1"),
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(table))
            .stream()
            .map(row -> row.get("optimizer.weightDecay") + "," + row.get("k_extrapolated"))
            .map(row -> row.replace("0.0,", "0,"))
            .toList());
  }

  /** A class that is added to these has to show the mark, or to hand K on to who does. */
  @Test
  void kIsReadNowhereElse() {
    JavaClasses engine =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.edgescope.engine");
    Set<String> readers = new TreeSet<>();
    for (JavaClass source :
        List.of(
            engine.get(NoiseKernelNorm.class),
            engine.get(CurvePoint.class),
            engine.get(MemberOutcome.class))) {
      for (JavaAccess<?> access : source.getAccessesToSelf()) {
        String name = access.getTarget().getName();
        boolean isK =
            Set.of("k", "kTrace", "kMean", "kBeyondShare", "startK", "finalK").contains(name);
        if (isK && !access.getOriginOwner().equals(source)) {
          readers.add(access.getOriginOwner().getSimpleName());
        }
      }
    }
    assertEquals(
        Set.of(
            // tell it, with the mark
            "CompareCommand",
            "MeasureCommand",
            "RegimeDetector",
            "RunCsv",
            "SweepTable",
            // keep it, beside the configuration that the mark follows from
            "ForeignRun",
            "Quantities",
            "MemberRows",
            "OutcomeBuilder",
            // work with it
            "LinearModel",
            "StabilityPoint",
            "NoiseSteering"),
        readers);
  }
}
