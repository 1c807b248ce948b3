package dev.edgescope.engine.record.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Quantities;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.RunFileException;
import io.jhdf.HdfFile;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of HDF5 as jHDF reads them, of a run that was made here. */
class RunHdf5Test {
  private static final String CONFIG = CommandRun.config(5, 12);

  @TempDir private static Path folder;
  private static @Nullable RecordedRun recorded;

  @BeforeAll
  static void train() throws IOException {
    recorded = CommandRun.train(folder, CONFIG);
    CommandRun.said(0, "export", source().toString(), "--hdf5");
  }

  private static Path source() {
    return folder.resolve("run.edgescope");
  }

  private static RecordedRun recorded() {
    return Objects.requireNonNull(recorded);
  }

  private static HdfFile written() {
    return new HdfFile(folder.resolve("run.h5"));
  }

  private static Object data(HdfFile file, String path) {
    return file.getDatasetByPath(path).getData();
  }

  @Test
  void everyStepHasItsTimeExamplesAndLoss() {
    RecordedRun run = recorded();
    try (HdfFile file = written()) {
      assertArrayEquals(LongStream.range(0, 12).toArray(), (long[]) data(file, "/steps/step"));
      assertArrayEquals(
          IntStream.range(0, 12).mapToDouble(run.history()::learningTime).toArray(),
          (double[]) data(file, "/steps/learning_time"));
      assertArrayEquals(
          LongStream.range(0, 12).map(step -> 4 * step).toArray(),
          (long[]) data(file, "/steps/examples_seen"));
      assertArrayEquals(
          IntStream.range(0, 12).mapToDouble(run.history()::loss).toArray(),
          (double[]) data(file, "/steps/batch_loss"));
    }
  }

  @Test
  void everyQuantityHasItsReadings() {
    List<Measurement> measurements = recorded().history().measurements();
    try (HdfFile file = written()) {
      assertArrayEquals(
          measurements.stream().mapToLong(Measurement::step).toArray(),
          (long[]) data(file, "/measurements/step"));
      for (String name : names(measurements).toList()) {
        ToDoubleFunction<Measurement> reading =
            one -> Quantities.of(one).getOrDefault(name, Double.NaN);
        assertArrayEquals(
            measurements.stream().mapToDouble(reading).toArray(),
            (double[]) data(file, "/measurements/" + name),
            name);
      }
    }
  }

  @Test
  void nothingElseIsAmongTheMeasurements() {
    try (HdfFile file = written()) {
      assertEquals(
          Stream.concat(Stream.of("step"), names(recorded().history().measurements()))
              .sorted()
              .toList(),
          file.getDatasetByPath("/measurements/step").getParent().getChildren().keySet().stream()
              .sorted()
              .toList());
    }
  }

  private static Stream<String> names(List<Measurement> measurements) {
    return measurements.stream().flatMap(one -> Quantities.of(one).keySet().stream()).distinct();
  }

  @Test
  void theConfigurationAndItsSeedAreAttributes() {
    try (HdfFile file = written()) {
      assertEquals(
          recorded().config(), RunConfigJson.read((String) file.getAttribute("config").getData()));
      assertEquals(3L, file.getAttribute("seed").getData());
    }
  }

  @Test
  void aUnitIsAnAttributeWhereItIsKnown() {
    try (HdfFile file = written()) {
      Node seconds = file.getByPath("/measurements/seconds");
      assertEquals("s", seconds.getAttribute("units").getData());
      assertEquals(
          List.of(), List.copyOf(file.getByPath("/steps/batch_loss").getAttributes().keySet()));
    }
  }

  /** The run as one of data in a file of that name, which is ASCII as not every system has more. */
  private static RecordedRun named(String name) {
    return of("\"file\": \"" + name + "\"");
  }

  /** The run as one of a table by these keys. */
  private static RecordedRun of(String table) {
    String data = "{\"set\": \"csv\", " + table + ", \"targets\": \"parity\",";
    RecordedRun run = recorded();
    return new RecordedRun(
        RunConfigJson.read(CONFIG.replace("{\"set\": \"teacher\", \"inputs\": 3,", data)),
        run.program(),
        run.dataChecksum(),
        run.parameters(),
        run.examples(),
        run.outputs(),
        run.started(),
        run.history(),
        run.events(),
        run.eventTimes(),
        run.checkpointSteps());
  }

  @Test
  void aLongConfigurationIsWhole() throws IOException {
    RecordedRun run = named("n".repeat(58_600));
    Path to = folder.resolve("long.h5");
    RunHdf5.write(run, to);
    try (HdfFile file = new HdfFile(to)) {
      assertEquals(RunConfigJson.writeLine(run.config()), file.getAttribute("config").getData());
    }
  }

  @Test
  void aConfigurationIsPlainAsciiWhateverItsLetters() throws IOException {
    RecordedRun run = of("\"file\": \"t.csv\", \"label\": \"größe 測定\"");
    Path to = folder.resolve("letters.h5");
    RunHdf5.write(run, to);
    try (HdfFile file = new HdfFile(to)) {
      String config = (String) file.getAttribute("config").getData();
      assertTrue(config.chars().allMatch(unit -> unit < 128), config);
      assertEquals(run.config(), RunConfigJson.read(config));
    }
  }

  @Test
  void aConfigurationThatNoAttributeCanHoldIsRefused() {
    RecordedRun run = named("n".repeat(70_000));
    Path to = folder.resolve("refused.h5");
    var refused = assertThrows(RunFileException.class, () -> RunHdf5.write(run, to));
    assertEquals(
        String.format(
            Locale.ROOT,
            "The run's configuration has %,d bytes, and an attribute of HDF5 at most 59,000; export"
                + " it as JSON or Parquet.",
            RunConfigJson.writeLine(run.config()).length()),
        refused.getMessage());
    assertFalse(Files.exists(to));
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    Path to = folder.resolve("none").resolve("run.h5");
    assertEquals(
        to + " cannot be read or written (there is no such file or folder); give another path.\n",
        CommandRun.said(2, "export", source().toString(), "--hdf5", "--out", to.toString()));
  }
}
