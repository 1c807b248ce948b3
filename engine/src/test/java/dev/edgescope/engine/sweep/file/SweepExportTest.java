package dev.edgescope.engine.sweep.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.SmallSweeps;
import dev.edgescope.engine.sweep.plan.SweepJson;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, read back by other libraries than wrote them. */
class SweepExportTest {
  @TempDir private static Path folder;
  private static SweepFile file;

  @BeforeAll
  static void make() throws Exception {
    Path made = folder.resolve("plane.edgesweep");
    try (Executor executor = new ThreadExecutor(2);
        SweepRun run =
            SweepRun.begin(made, SweepJson.read(SmallSweeps.PLANE), executor, SweepListener.NONE)) {
      run.await();
    }
    file = SweepFile.open(made);
  }

  @AfterAll
  static void close() {
    file.close();
  }

  private static List<CSVRecord> csv() throws IOException {
    StringBuilder text = new StringBuilder();
    SweepExport.csv(file, text);
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setNullString("").get();
    return format.parse(new StringReader(text.toString())).getRecords();
  }

  @Test
  void theTableHasTheseColumns() throws IOException {
    StringBuilder text = new StringBuilder();
    SweepExport.csv(file, text);
    assertEquals(
        "optimizer.learningRate,optimizer.batchSize,seed,status,steps,diverged_at,final_loss,"
            + "min_loss,test_loss,test_accuracy,steps_to_threshold,max_x,final_x,first_edge_step,"
            + "k_mean,k_beyond_share,k_extrapolated,regime,conservatism,seconds",
        text.toString().lines().findFirst().orElse(""));
  }

  @Test
  void aRowIsAMember() throws IOException {
    List<CSVRecord> rows = csv();
    List<MemberOutcome> outcomes = file.outcomes();
    assertEquals(outcomes.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      assertEquals(Double.toString(outcomes.get(i).finalLoss()), rows.get(i).get("final_loss"));
    }
  }

  @Test
  void valuesOfAxesStandAsInTheFile() throws IOException {
    CSVRecord row = csv().get(file.sweep().cell(1, 1, 1));
    assertEquals(List.of("0.1", "full", "2"), List.of(row.get(0), row.get(1), row.get(2)));
  }

  @Test
  void parquetHasTheSameRows() throws IOException {
    Path parquet = folder.resolve("plane.parquet");
    SweepExport.parquet(file, parquet);
    List<CSVRecord> rows = csv();
    List<String> seen = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(parquet));
        RowReader row = reader.rowReader()) {
      while (row.hasNext()) {
        row.next();
        CSVRecord expected = rows.get(seen.size());
        seen.add(row.getString("status"));
        assertEquals(expected.get("status"), seen.getLast());
        assertEquals(
            Double.parseDouble(expected.get("optimizer.learningRate")),
            row.getDouble("optimizer.learningRate"));
        assertEquals(expected.get("optimizer.batchSize"), row.getString("optimizer.batchSize"));
        assertEquals(Long.parseLong(expected.get("seed")), row.getLong("seed"));
        assertEquals(Double.parseDouble(expected.get("final_loss")), row.getDouble("final_loss"));
        assertEquals(expected.get("diverged_at") == null, row.isNull("diverged_at"));
        assertEquals(expected.get("regime") == null, row.isNull("regime"));
      }
    }
    assertEquals(rows.size(), seen.size());
    assertTrue(seen.contains("diverged"));
  }
}
