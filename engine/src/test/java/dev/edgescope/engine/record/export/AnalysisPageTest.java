package dev.edgescope.engine.record.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.PythonProgram;
import dev.edgescope.engine.record.RecordedRun;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of {@code docs/analysis.md}, on a run that was made here. */
class AnalysisPageTest {
  @TempDir private static Path folder;
  private static @Nullable RecordedRun run;

  @BeforeAll
  static void train() throws IOException {
    run = CommandRun.train(folder, CommandRun.config(5, 12));
  }

  private static Measurement last() {
    return Objects.requireNonNull(run).history().measurements().getLast();
  }

  private static String program(String language, int index) throws IOException {
    Path page = Path.of("docs", "analysis.md");
    String text = Files.readString(Files.exists(page) ? page : Path.of("engine").resolve(page));
    List<MatchResult> programs =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(text)
            .results()
            .toList();
    return programs
        .get(index)
        .group(1)
        .replace("run.edgescope", folder.resolve("run.edgescope").toString())
        .replace("run.h5", folder.resolve("run.h5").toString());
  }

  @Test
  void theStandardLibraryOfPythonSuffices() throws IOException, InterruptedException {
    String said = PythonProgram.run(PythonProgram.with("sqlite3"), program("python", 0));
    double loss = Objects.requireNonNull(run).history().loss(11);
    assertEquals(last().step() + " " + last().sharpness() + " " + loss, said.strip());
  }

  @Test
  void pandasHasATable() throws IOException, InterruptedException {
    String said = PythonProgram.run(PythonProgram.with("pandas"), program("python", 1));
    assertEquals(last().sharpness(), Double.parseDouble(said.strip()));
  }

  @Test
  void settingsAndEventsAreText() throws IOException, InterruptedException {
    String said = PythonProgram.run(PythonProgram.with("sqlite3"), program("python", 2));
    assertEquals(List.of("0.05", "(12, 'finished')"), said.lines().toList());
  }

  @Test
  void h5pyReadsWhatIsWritten() throws IOException, InterruptedException {
    RunHdf5.write(Objects.requireNonNull(run), folder.resolve("run.h5"));
    String said = PythonProgram.run(PythonProgram.with("h5py"), program("python", 3));
    double loss = Objects.requireNonNull(run).history().loss(11);
    assertEquals("0.05 3 " + loss + " " + last().sharpness(), said.strip());
  }

  @Test
  void pandasAndDuckDbReadParquet() throws IOException, InterruptedException {
    Path file = folder.resolve("other.parquet");
    RunParquet.write(Objects.requireNonNull(run), file);
    String pandas =
        "import pandas; print(pandas.read_parquet('" + file + "').lambda_1.dropna().iloc[-1])";
    assertPrintsSharpness(PythonProgram.with("pandas", "pyarrow"), pandas);
    String query =
        "SELECT lambda_1 FROM '" + file + "' WHERE lambda_1 IS NOT NULL ORDER BY step DESC";
    String duckDb = "import duckdb; print(duckdb.sql(\"" + query + "\").fetchone()[0])";
    assertPrintsSharpness(PythonProgram.with("duckdb"), duckDb);
  }

  /** A scalar of TensorBoard's is in single precision. */
  @Test
  void tensorBoardReadsItsEvents() throws IOException, InterruptedException {
    String python = PythonProgram.with("tensorboard");
    Path events = folder.resolve("events");
    TensorBoard.write(Objects.requireNonNull(run), events);
    String reader =
        "from tensorboard.backend.event_processing.event_accumulator import EventAccumulator as A;"
            + " a = A('"
            + events
            + "'); a.Reload(); last = a.Scalars('hessian/1')[-1]; print(last.step, last.value)";
    String[] said = PythonProgram.run(python, reader).strip().split(" ", 2);
    assertEquals(last().step(), Long.parseLong(said[0]));
    assertEquals((float) last().sharpness(), Float.parseFloat(said[1]));
  }

  private static void assertPrintsSharpness(String python, String program)
      throws IOException, InterruptedException {
    assertEquals(
        last().sharpness(), Double.parseDouble(PythonProgram.run(python, program).strip()));
  }

  @Test
  void rHasTheSame() throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("page.R"), program("r", 0));
    assumeTrue(succeeds("Rscript", "-e", "library(RSQLite)"), "no R with RSQLite");
    Process process = new ProcessBuilder("Rscript", script.toString()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    double printed = Double.parseDouble(said.strip().replaceAll("(?s).*\\s", ""));
    assertEquals(last().sharpness(), printed, 1e-5 * last().sharpness());
  }

  private static boolean succeeds(String... words) throws InterruptedException {
    try {
      return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void aRunHasItsColumnsInParquet() throws IOException {
    Path file = folder.resolve("run.parquet");
    RunParquet.write(Objects.requireNonNull(run), file);
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader row = reader.rowReader()) {
      List<Long> steps = new ArrayList<>();
      List<Double> sharpness = new ArrayList<>();
      while (row.hasNext()) {
        row.next();
        steps.add(row.getLong("step"));
        if (!row.isNull("lambda_1")) {
          sharpness.add(row.getDouble("lambda_1"));
        }
      }
      assertEquals(LongStream.range(0, 12).boxed().toList(), steps);
      List<Double> measured =
          Objects.requireNonNull(run).history().measurements().stream()
              .map(Measurement::sharpness)
              .toList();
      assertEquals(measured, sharpness);
    }
  }
}
