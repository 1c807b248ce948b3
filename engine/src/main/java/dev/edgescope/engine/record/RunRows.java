package dev.edgescope.engine.record;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.record.row.BatchSizeTrack;
import dev.edgescope.engine.record.row.EventJson;
import dev.edgescope.engine.record.row.ForeignRun;
import dev.edgescope.engine.record.row.MeasurementRows;
import dev.edgescope.engine.record.row.QuantityNames;
import dev.edgescope.engine.record.row.StepBlob;
import dev.edgescope.engine.record.row.StepRows;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.HistoryBuilder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the rows of a run. All methods throw {@link IllegalArgumentException} where a row is not
 * what was written.
 */
final class RunRows {
  private final Connection connection;
  private final Optional<ForeignRun> foreign;

  /**
   * @param config of the run
   */
  RunRows(Connection connection, RunConfig config) {
    this.connection = connection;
    foreign = ForeignRun.isOne(config) ? Optional.of(new ForeignRun(config)) : Optional.empty();
  }

  /**
   * Steps and measurements.
   *
   * @param events of the run
   * @param batchSize the configured one
   */
  History history(List<RunEvent> events, int batchSize) throws SQLException {
    HistoryBuilder history = new HistoryBuilder();
    measurements(history::measurement);
    BatchSizeTrack track = null;
    int size = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT seq, first_step, data, crc FROM steps ORDER BY seq")) {
      while (rows.next()) {
        long firstStep = rows.getLong(2);
        byte[] data = RunFile.bytes(rows, 3);
        require(rows.getLong(4) == StepRows.check(rows.getLong(1), firstStep, data), size);
        require(firstStep == size, size);
        StepBlob block = StepBlob.decode(data);
        int[] sizes = block.batchSizes().orElse(null);
        if (sizes == null && track == null) {
          track = new BatchSizeTrack(batchSize, history.measurements(), events);
        }
        for (int i = 0; i < block.losses().length; i++) {
          int examples = sizes == null ? requireNonNull(track).at(size) : sizes[i];
          history.step(block.learningTimes()[i], examples, block.losses()[i]);
          size++;
        }
      }
    }
    return history.history();
  }

  /** The number of steps. */
  long steps() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT seq, first_step, data, crc FROM steps ORDER BY seq DESC LIMIT 1")) {
      if (!rows.next()) {
        return 0;
      }
      long firstStep = rows.getLong(2);
      byte[] data = RunFile.bytes(rows, 3);
      require(rows.getLong(4) == StepRows.check(rows.getLong(1), firstStep, data), firstStep);
      return firstStep + StepBlob.decode(data).losses().length;
    }
  }

  /** How the run ended. */
  RunSummary.End end() throws SQLException {
    List<Timed> events = events();
    return switch (events.isEmpty() ? null : events.getLast().event()) {
      case RunEvent.Finished _ -> RunSummary.End.FINISHED;
      case RunEvent.Failed _ ->
          hasDiverged(events) ? RunSummary.End.DIVERGED : RunSummary.End.FAILED;
      case null, default -> RunSummary.End.OPEN;
    };
  }

  private static boolean hasDiverged(List<Timed> events) {
    return events.stream()
        .map(Timed::event)
        .filter(RunEvent.RegimeChanged.class::isInstance)
        .map(RunEvent.RegimeChanged.class::cast)
        .reduce((before, after) -> after)
        .filter(last -> last.regime() == Regime.DIVERGING)
        .isPresent();
  }

  /** The changes of controls, in order. */
  List<ControlChange> changes() throws SQLException {
    return changes(events().stream().map(Timed::event));
  }

  private static List<ControlChange> changes(Stream<RunEvent> events) {
    return events
        .filter(RunEvent.ControlChanged.class::isInstance)
        .map(event -> ((RunEvent.ControlChanged) event).change())
        .toList();
  }

  /** The measurements that have a sharpness. */
  List<RunSummary.Point> sharpness() throws SQLException {
    List<RunSummary.Point> points = new ArrayList<>();
    measurements(reading -> {
      double sharpness = reading.comparableSharpness();
      if (Double.isFinite(sharpness)) {
        points.add(new RunSummary.Point(reading.step(), sharpness, reading.curvature().edge()));
      }
    });
    return points;
  }

  private void measurements(Consumer<Measurement> taker) throws SQLException {
    Map<Integer, String> names = QuantityNames.read(connection);
    List<ControlChange> changes = foreign.isPresent() ? changes() : List.of();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT seq, step, data, crc FROM measurement ORDER BY seq")) {
      while (rows.next()) {
        long step = rows.getLong(2);
        byte[] data = RunFile.bytes(rows, 3);
        require(rows.getLong(4) == MeasurementRows.check(rows.getLong(1), step, data), step);
        Measurement told = MeasurementRows.decode(step, data, names);
        taker.accept(foreign.isPresent() ? foreign.get().completed(told, changes) : told);
      }
    }
  }

  /**
   * An event and when it happened.
   *
   * @param step that it happened at
   * @param time in milliseconds since 1970
   */
  record Timed(RunEvent event, long step, long time) {}

  /**
   * The events and, of a run that another program made, the regimes that follow from what it
   * measured, each before the first event of a later step and before the end.
   *
   * @param events of the run
   * @param started when the run began
   */
  List<Timed> withRegimes(List<Timed> events, List<Measurement> measurements, long started) {
    if (foreign.isEmpty()) {
      return events;
    }
    List<RunEvent.RegimeChanged> regimes =
        foreign.get().regimes(measurements, changes(events.stream().map(Timed::event)));
    List<Timed> all = new ArrayList<>();
    int next = 0;
    for (RunEvent.RegimeChanged regime : regimes) {
      while (next < events.size() && precedes(events.get(next), regime)) {
        all.add(events.get(next++));
      }
      all.add(new Timed(regime, regime.step(), all.isEmpty() ? started : all.getLast().time()));
    }
    all.addAll(events.subList(next, events.size()));
    return all;
  }

  private static boolean precedes(Timed told, RunEvent.RegimeChanged regime) {
    boolean end =
        told.event() instanceof RunEvent.Finished || told.event() instanceof RunEvent.Failed;
    return told.step() < regime.step() || (told.step() == regime.step() && !end);
  }

  List<Timed> events() throws SQLException {
    List<Timed> events = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT seq, step, time, kind, detail, crc FROM event ORDER BY seq")) {
      while (rows.next()) {
        EventJson event =
            new EventJson(
                String.valueOf(rows.getString(4)),
                rows.getLong(2),
                String.valueOf(rows.getString(5)));
        long expected = RunFileWriter.check(rows.getLong(1), event, rows.getLong(3));
        require(rows.getLong(6) == expected, event.step());
        long time = rows.getLong(3);
        event.event().ifPresent(known -> events.add(new Timed(known, event.step(), time)));
      }
    }
    return events;
  }

  private static void require(boolean intact, long step) {
    if (!intact) {
      throw new IllegalArgumentException("from step " + step + " on it is not what was written");
    }
  }
}
