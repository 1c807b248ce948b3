package dev.edgescope.engine.training;

import dev.edgescope.engine.config.RunConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a run begins: at its configuration, at parameters of the user's, or where an earlier
 * recording of it breaks off.
 *
 * <p>A recording usually goes beyond its last checkpoint. The steps between are made again, with
 * every control changed at the step at which it was changed then. The run goes on at the last
 * recorded step as if it had never stopped.
 *
 * @param config of the run
 * @param checkpoint what the parameters are taken from; empty for the configured draw
 * @param past what is recorded of the run, from step 0 on
 * @param changes the recorded changes of controls, in order
 * @param dataChecksum what the training examples must have; empty where any will do
 * @param record the file that has the past, where a recorder goes on with it; empty where the past
 *     is to be recorded anew
 * @param otherMachine a sentence that names both machines, where the past was computed on another
 *     one: steps that are made again may differ by rounding. Empty where it was the same, or nobody
 *     knows
 */
public record RunStart(
    RunConfig config,
    Optional<Checkpoint> checkpoint,
    History past,
    List<ControlChange> changes,
    Optional<String> dataChecksum,
    Optional<Path> record,
    Optional<String> otherMachine) {

  /**
   * @throws IllegalArgumentException if the checkpoint lies beyond the past
   */
  public RunStart {
    changes = List.copyOf(changes);
    long from = checkpoint.map(Checkpoint::step).orElse(0L);
    if (from > past.steps()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A checkpoint at step %,d lies beyond the %,d recorded steps",
              from,
              past.steps()));
    }
  }

  /** On the machine of its past, as far as that is known. */
  public RunStart(
      RunConfig config,
      Optional<Checkpoint> checkpoint,
      History past,
      List<ControlChange> changes,
      Optional<String> dataChecksum,
      Optional<Path> record) {
    this(config, checkpoint, past, changes, dataChecksum, record, Optional.empty());
  }

  /** A new run. */
  public static RunStart of(RunConfig config) {
    return new RunStart(
        config, Optional.empty(), new History(), List.of(), Optional.empty(), Optional.empty());
  }

  /** A new run with parameters of the user's. */
  public static RunStart withParameters(RunConfig config, double[] parameters) {
    Checkpoint checkpoint = Checkpoint.atStart(config, parameters);
    return new RunStart(
        config,
        Optional.of(checkpoint),
        new History(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A run that goes on from the state of another under other settings. With the settings that were
   * in force it goes on as that one does, bitwise.
   *
   * @param config of the branch; its learning rate and batch size are in force from there on
   * @param from the state
   * @param history of the run that it was taken from, at least up to there
   */
  public static RunStart branch(RunConfig config, Checkpoint from, History history) {
    return new RunStart(
        config,
        Optional.of(from.under(config)),
        history.before((int) from.step()),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it goes on where an earlier run has stopped. */
  public boolean isContinuation() {
    return past.steps() > 0 || !past.measurements().isEmpty();
  }
}
