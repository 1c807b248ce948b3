package dev.edgescope.engine.sweep.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.record.Sqlite;
import dev.edgescope.engine.record.export.ParquetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of sweeps against the program: no column that they lack. */
class SweepPageTest {
  @TempDir private Path folder;

  /** From the folder of the module, or from that above it. */
  private static String page(String name) throws IOException {
    Path module = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("engine");
    return Files.readString(module.resolve("docs").resolve(name));
  }

  @Test
  void thePageHasEveryTableWithItsColumns() throws IOException, SQLException {
    List<String> lines = page("sweep-file.md").lines().toList();
    String columns =
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            + " WHERE m.type = 'table'";
    int seen = 0;
    try (Connection connection = Sqlite.openToWrite(folder.resolve("schema.edgesweep"))) {
      for (String statement : SweepSchema.STATEMENTS) {
        Sqlite.execute(connection, statement);
      }
      try (ResultSet rows = connection.createStatement().executeQuery(columns)) {
        while (rows.next()) {
          String table = rows.getString(1);
          String column = rows.getString(2);
          // Explained once for all tables.
          if (!column.equals("crc") && !column.equals("id")) {
            seen++;
            assertTrue(
                lines.stream()
                    .anyMatch(line ->
                        line.startsWith("| `" + table + "` |")
                            && line.contains("`" + column + "`")),
                table + "." + column);
          }
        }
      }
    }
    assertEquals(39, seen);
  }

  @Test
  void thePageHasEveryColumnOfTheTable() throws IOException {
    String page = page("sweeps.md");
    for (ParquetTable.Column column : SweepTable.OUTCOME) {
      assertTrue(page.contains("`" + column.name() + "`"), column.name());
    }
  }
}
