package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/run-file.md} against the schema: no table, column or control that it lacks. */
class SchemaPageTest {
  private static final Path PAGE = Path.of("docs/run-file.md");

  @TempDir private Path folder;

  @Test
  void thePageHasEveryTableWithItsColumns() throws IOException, SQLException {
    List<String> lines = Files.readAllLines(PAGE);
    for (Map.Entry<String, List<String>> table : tables().entrySet()) {
      List<String> rows =
          lines.stream().filter(line -> line.startsWith("| `" + table.getKey() + "` |")).toList();
      assertEquals(1, rows.size(), table.getKey());
      for (String column : table.getValue()) {
        assertTrue(rows.getFirst().contains("`" + column + "`"), table.getKey() + "." + column);
      }
    }
  }

  @Test
  void thePageHasTheVersionAndTheControls() throws IOException {
    String page = Files.readString(PAGE);
    assertTrue(page.contains("the schema version, now " + Schema.VERSION + "."));
    for (Control control : Control.values()) {
      assertTrue(page.contains("`" + Words.of(control) + "`"), Words.of(control));
    }
  }

  private Map<String, List<String>> tables() throws SQLException {
    Map<String, List<String>> tables = new HashMap<>();
    String columns =
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            + " WHERE m.type = 'table'";
    try (Connection connection = Sqlite.openToWrite(folder.resolve("schema.edgescope"))) {
      for (String statement : Schema.STATEMENTS) {
        Sqlite.execute(connection, statement);
      }
      try (ResultSet rows = connection.createStatement().executeQuery(columns)) {
        while (rows.next()) {
          String column = rows.getString(2);
          // Explained once for all tables.
          if (!column.equals("crc") && !column.equals("id")) {
            tables.computeIfAbsent(rows.getString(1), name -> new ArrayList<>()).add(column);
          }
        }
      }
    }
    assertEquals(10, tables.size());
    return tables;
  }
}
