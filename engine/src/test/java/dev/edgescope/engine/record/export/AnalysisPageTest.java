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
import java.util.regex.Matcher;
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
    String file = folder.resolve("run.edgescope").toString();
    CommandRun.said(0, "export", file, "--parquet");
    CommandRun.said(0, "export", file, "--hdf5");
    CommandRun.said(0, "export", file, "--tensorboard", folder.resolve("events").toString());
  }

  private static Measurement last() {
    return Objects.requireNonNull(run).history().measurements().getLast();
  }

  private static String page() throws IOException {
    Path page = Path.of("docs", "analysis.md");
    return Files.readString(Files.exists(page) ? page : Path.of("engine").resolve(page));
  }

  private static String program(String language, int index) throws IOException {
    return here(match("```" + language + "\\n(.*?)```", index));
  }

  private static String query(int index) throws IOException {
    return here(match("duckdb -c \"([^\"]*)\"", index));
  }

  private static String match(String pattern, int index) throws IOException {
    List<MatchResult> found =
        Pattern.compile(pattern, Pattern.DOTALL).matcher(page()).results().toList();
    return found.get(index).group(1);
  }

  /** On the files of this test. */
  private static String here(String program) {
    return program.replaceAll(
        "run\\.(edgescope|h5|parquet)", Matcher.quoteReplacement(folder + "/run.") + "$1");
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
    String said = PythonProgram.run(PythonProgram.with("h5py"), program("python", 3));
    double loss = Objects.requireNonNull(run).history().loss(11);
    assertEquals("0.05 3 " + loss + " " + last().sharpness(), said.strip());
  }

  @Test
  void pandasReadsParquet() throws IOException, InterruptedException {
    String program =
        here("import pandas; print(pandas.read_parquet('run.parquet').lambda_1.dropna().iloc[-1])");
    String said = PythonProgram.run(PythonProgram.with("pandas", "pyarrow"), program);
    assertEquals(last().sharpness(), Double.parseDouble(said.strip()));
  }

  @Test
  void duckDbReadsParquet() throws IOException, InterruptedException {
    String python = PythonProgram.with("duckdb");
    String program =
        "import duckdb; print(*duckdb.sql(\"\"\"" + query(0) + "\"\"\").fetchone()[:2])";
    assertEquals(
        last().step() + " " + last().sharpness(), PythonProgram.run(python, program).strip());
  }

  /** Without the download, which a machine may not be able to make. */
  @Test
  void duckDbReadsTheRunFile() throws IOException, InterruptedException {
    String python = PythonProgram.with("duckdb");
    assumeTrue(
        succeeds(python, "-c", "import duckdb; duckdb.sql('LOAD sqlite')"),
        "no sqlite of DuckDB's");
    String query = query(1).replace("INSTALL sqlite; ", "");
    String program =
        "import duckdb; print(*duckdb.sql(\"\"\"" + query + "\"\"\").fetchall()[-1][:2])";
    assertEquals("12 finished", PythonProgram.run(python, program).strip());
  }

  /** A scalar of TensorBoard's is in single precision. */
  @Test
  void tensorBoardReadsItsEvents() throws IOException, InterruptedException {
    String python = PythonProgram.with("tensorboard");
    Path events = folder.resolve("events");
    String reader =
        "from tensorboard.backend.event_processing.event_accumulator import EventAccumulator as A;"
            + " a = A('"
            + events
            + "'); a.Reload(); last = a.Scalars('hessian/1')[-1]; print(last.step, last.value)";
    String[] said = PythonProgram.run(python, reader).strip().split(" ", 2);
    assertEquals(last().step(), Long.parseLong(said[0]));
    assertEquals((float) last().sharpness(), Float.parseFloat(said[1]));
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
