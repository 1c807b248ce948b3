package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.Extent;
import dev.edgescope.engine.record.FileKind;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.row.MeasurementRows;
import dev.edgescope.engine.record.row.QuantityNames;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.MemberTask;
import dev.edgescope.engine.sweep.member.RelativeSharpness;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The file of a sweep, opened to be read; another process may be writing it meanwhile. All reading
 * methods throw {@link RunFileException} where the file turns out to be damaged. For one thread.
 */
public final class SweepFile implements AutoCloseable {
  /** The extension of its name, with the full stop. */
  public static final String EXTENSION = ".edgesweep";

  private final Path file;
  private final Connection connection;
  private final SweepHead head;
  private final Sweep sweep;

  private SweepFile(Path file, Connection connection, SweepHead head, Sweep sweep) {
    this.file = file;
    this.connection = connection;
    this.head = head;
    this.sweep = sweep;
  }

  /** Whether a file is that of a sweep, whatever its name; not of one that cannot be read. */
  public static boolean isOne(Path file) {
    return SweepSchema.KIND.marks(file);
  }

  /**
   * Opens the file of a sweep.
   *
   * @throws RunFileException if it is missing, no sweep's, damaged, or of a newer version
   */
  public static SweepFile open(Path file) {
    Connection connection =
        SweepSchema.KIND.open(file, SweepHead::read, (one, other) -> one.equals(other));
    try {
      SweepHead head = SweepHead.read(connection, file);
      SweepFile opened = new SweepFile(file, connection, head, plan(file, head));
      opened.reading(() -> {
        Extent.require(SweepSchema.ROWS, connection, head.check());
        return head;
      });
      return opened;
    } catch (SQLException e) {
      close(connection, file);
      throw SweepSchema.KIND.unreadable(file, e);
    } catch (RuntimeException e) {
      close(connection, file);
      throw e;
    }
  }

  private static Sweep plan(Path file, SweepHead head) {
    try {
      return SweepJson.read(head.plan());
    } catch (InvalidConfigException e) {
      throw new RunFileException(
          String.format(
              Locale.ROOT,
              "%s holds a sweep that this version does not know: %s",
              file,
              e.getMessage()),
          e);
    }
  }

  /** What was to be made. */
  public Sweep sweep() {
    return sweep;
  }

  /** The version of the program that began it. */
  public String program() {
    return head.program();
  }

  /** The machine that began it, in words. */
  public String machine() {
    return head.machine();
  }

  /** When it began. */
  public Instant started() {
    return Instant.ofEpochMilli(head.started());
  }

  /** The cells whose members are there. */
  public BitSet cells() {
    return reading(() -> {
      BitSet cells = new BitSet();
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT cell FROM member")) {
        while (rows.next()) {
          cells.set(cell(rows.getInt(1)));
        }
      }
      return cells;
    });
  }

  /** The outcomes that are there, in the order of their cells; one at a time in memory. */
  public void forEach(Consumer<MemberOutcome> consumer) {
    reading(() -> {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT " + MemberRows.COLUMNS + " FROM member ORDER BY cell")) {
        while (rows.next()) {
          MemberOutcome outcome = MemberRows.read(rows);
          cell(outcome.cell());
          consumer.accept(outcome);
        }
      }
      return sweep;
    });
  }

  /** All outcomes that are there, in the order of their cells. */
  public List<MemberOutcome> outcomes() {
    List<MemberOutcome> outcomes = new ArrayList<>();
    forEach(outcomes::add);
    return outcomes;
  }

  /**
   * Conservatism of the members that are there: of each the mean sharpness relative to the full
   * batch, see {@link RelativeSharpness}, by its cell. Not of members without a full-batch twin in
   * the sweep, or whose twin is not there yet.
   */
  public Map<Integer, Double> conservatism() {
    Map<Integer, Integer> twins = new HashMap<>();
    BitSet present = cells();
    present.stream()
        .forEach(cell -> {
          OptionalInt twin = sweep.fullBatchTwin(cell);
          if (twin.isPresent() && present.get(twin.getAsInt())) {
            twins.put(cell, twin.getAsInt());
          }
        });
    BitSet full = new BitSet();
    twins.values().forEach(full::set);
    Map<Integer, List<CurvePoint>> references = new HashMap<>();
    forEach(outcome -> {
      if (full.get(outcome.cell())) {
        references.put(outcome.cell(), outcome.curve());
      }
    });
    Map<Integer, Double> ratios = new HashMap<>();
    forEach(outcome -> {
      Integer twin = twins.get(outcome.cell());
      List<CurvePoint> reference = twin == null ? null : references.get(twin);
      if (reference != null) {
        ratios.put(outcome.cell(), RelativeSharpness.of(outcome.curve(), reference));
      }
    });
    return ratios;
  }

  /** The readings of a member that were kept, in order of their steps. */
  public List<Measurement> measurements(int cell) {
    return reading(() -> {
      Map<Integer, String> names = QuantityNames.read(connection);
      List<Measurement> measurements = new ArrayList<>();
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT step, data, crc FROM measurement WHERE cell = ? ORDER BY step")) {
        statement.setInt(1, cell);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            long step = rows.getLong(1);
            byte[] data = rows.getBytes(2);
            if (data == null || rows.getLong(3) != SweepFileWriter.check(cell, step, data)) {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ROOT, "a reading of member %,d is not what was written", cell));
            }
            measurements.add(MeasurementRows.decode(step, data, names));
          }
        }
      }
      return measurements;
    });
  }

  /** The run file of a member, where the sweep keeps them; whether it is there is not looked at. */
  public Path runFile(int cell) {
    return MemberTask.runFile(runs(file), cell);
  }

  /** The folder of the run files that belong to the file of a sweep. */
  public static Path runs(Path file) {
    String name = file.getFileName().toString();
    String stem =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    return file.resolveSibling(stem + "-runs");
  }

  private int cell(int cell) {
    if (cell < 0 || cell >= sweep.size()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "it has a member %,d of %,d cells", cell, sweep.size()));
    }
    return cell;
  }

  private <T> T reading(FileKind.Reading<T> reading) {
    return SweepSchema.KIND.reading(file, connection, reading);
  }

  private static void close(Connection connection, Path file) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SweepSchema.KIND.unreadable(file, e);
    }
  }

  @Override
  public void close() {
    close(connection, file);
  }
}
