package dev.edgescope.engine.record;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.machine.Machine;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run file, opened to be read; another process may be writing it meanwhile. All reading methods
 * throw {@link RunFileException} where the file turns out to be damaged. For one thread.
 */
public final class RunFile implements AutoCloseable {
  /** What tells a run file. */
  static final FileKind KIND =
      new FileKind(
          "run", "run file (.edgescope)", Schema.APPLICATION_ID, Schema.VERSION, Schema.STATEMENTS);

  private final Path file;
  private final Connection connection;

  private RunFile(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a run file.
   *
   * @throws RunFileException if it is missing, not a run file, damaged, or of a newer version
   */
  public static RunFile open(Path file) {
    return new RunFile(file, KIND.open(file, RunHead::read, RunHead::isSameRun));
  }

  /** Everything but the checkpoints. */
  public RecordedRun run() {
    return reading(this::readRun);
  }

  private RecordedRun readRun() throws SQLException {
    RunHead head = RunHead.read(connection, file);
    Schema.requireExtent(connection, head);
    RunConfig config = config(head);
    RunRows rows = new RunRows(connection, config);
    List<RunRows.Timed> told = rows.events();
    History history =
        rows.history(
            told.stream().map(RunRows.Timed::event).toList(),
            config.optimizer().batchSize().on(head.examples()));
    List<RunRows.Timed> timed = rows.withRegimes(told, history.measurements(), head.started());
    return new RecordedRun(
        config,
        head.program(),
        head.dataChecksum(),
        head.parameters(),
        head.examples(),
        head.outputs(),
        Instant.ofEpochMilli(head.started()),
        history,
        timed.stream().map(RunRows.Timed::event).toList(),
        timed.stream().map(one -> Instant.ofEpochMilli(one.time())).toList(),
        CheckpointRows.steps(connection));
  }

  /**
   * The machine that the last steps were computed on, where that is another than this one.
   *
   * @return both, in one sentence; empty where they are the same, or the file does not tell
   */
  private Optional<String> otherMachine(RunConfig config) throws SQLException {
    Machine here = Machine.current();
    return MachineRows.last(connection)
        .filter(there -> !here.computesAs(there.toString(), config.reproducible()))
        .map(there ->
            String.format(
                Locale.ROOT,
                "%s was computed on %s and goes on on %s, with differences of rounding.",
                file,
                there,
                here));
  }

  /** The configuration alone. */
  public RunConfig config() {
    return reading(() -> config(RunHead.read(connection, file)));
  }

  /**
   * The checkpoint of a step.
   *
   * @param step one of {@link RecordedRun#checkpointSteps}
   */
  public Checkpoint checkpoint(long step) {
    return reading(() -> CheckpointRows.read(connection, step));
  }

  /** The newest checkpoint; empty for a run that had none yet. */
  public Optional<Checkpoint> lastCheckpoint() {
    return reading(() -> checkpointUntil(Long.MAX_VALUE));
  }

  /** The newest checkpoint that is not after a step. */
  private Optional<Checkpoint> checkpointUntil(long step) throws SQLException {
    Optional<Long> newest =
        CheckpointRows.steps(connection).stream().filter(at -> at <= step).reduce((a, b) -> b);
    return newest.isEmpty()
        ? Optional.empty()
        : Optional.of(CheckpointRows.read(connection, newest.get()));
  }

  /** The run in short. */
  public RunSummary summary() {
    return reading(() -> {
      RunHead head = RunHead.read(connection, file);
      Schema.requireExtent(connection, head);
      RunConfig config = config(head);
      RunRows rows = new RunRows(connection, config);
      return new RunSummary(
          config,
          ControlChange.inForce(config, rows.changes()),
          Instant.ofEpochMilli(head.started()),
          rows.steps(),
          rows.end(),
          RunLabel.read(connection),
          rows.sharpness());
    });
  }

  /** What the user calls the run. */
  public RunLabel label() {
    return reading(() -> RunLabel.read(connection));
  }

  /**
   * Another run that has the past of this one up to a step in common with it, and is to be recorded
   * from its step 0 on in a file of its own. From the last checkpoint before it the steps are made
   * again.
   *
   * @param step from 0 to the number of recorded steps
   */
  public RunStart branch(long step) {
    return reading(() -> {
      RecordedRun run = readRun();
      requireOwn(run);
      return new RunStart(
          run.config(),
          checkpointUntil(step),
          run.history().until((int) step),
          run.changes().stream().filter(change -> change.step() <= step).toList(),
          Optional.of(run.dataChecksum()),
          Optional.empty());
    });
  }

  /**
   * The run as a person looks at it, with the parameters of the newest checkpoint that is not after
   * a step, or of its start. Its examples are read once more, and kept no longer than that takes.
   *
   * @param step from 0 to the number of recorded steps
   * @throws InvalidConfigException if the examples are no longer those that it began with
   * @throws dev.edgescope.engine.data.UnreadableDataException if they cannot be read any more
   */
  public Portrait portrait(long step) {
    try (TrainingRun run = new TrainingRun(branch(step))) {
      return run.readings().portrait();
    }
  }

  /**
   * Where the run goes on, in this file.
   *
   * @param config the file's own, or one that differs in what leaves the past as it is: the number
   *     of steps and the probes
   * @throws InvalidConfigException if it asks for arithmetic that this process does not have
   */
  public RunStart continuation(RunConfig config) {
    config.settleArithmetic(); // before OpenBLAS is asked what it is
    // In one transaction: another process may be writing meanwhile.
    return reading(() -> {
      RecordedRun run = readRun();
      requireOwn(run);
      return new RunStart(
          config,
          checkpointUntil(Long.MAX_VALUE),
          run.history(),
          run.changes(),
          Optional.of(run.dataChecksum()),
          Optional.of(file),
          otherMachine(config));
    });
  }

  private void requireOwn(RecordedRun run) {
    if (run.isForeign()) {
      throw new RunFileException(
          file
              + " was made by another program, whose network and data are not here; it can be"
              + " watched and exported, and goes on in that program alone.");
    }
  }

  private RunConfig config(RunHead head) {
    try {
      return RunConfigJson.read(head.config());
    } catch (InvalidConfigException e) {
      throw new RunFileException(
          String.format(
              Locale.ROOT,
              "%s holds a configuration that this version does not know: %s",
              file,
              e.getMessage()),
          e);
    }
  }

  private <T> T reading(FileKind.Reading<T> reading) {
    return KIND.reading(file, connection, reading);
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  static byte[] bytes(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    if (bytes == null) {
      throw new IllegalArgumentException("A row lacks its data");
    }
    return bytes;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw KIND.unreadable(file, e);
    }
  }
}
