package dev.edgescope.app.sweep;

import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.RelativeSharpness;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A sweep and what has come of its members so far. For one thread. */
public final class SweepResults {
  private final Sweep sweep;
  private final @Nullable MemberOutcome[] outcomes;
  private final Map<Integer, OptionalInt> twins = new HashMap<>();
  private final KernelMark mark;
  private int done;
  private long revision;

  public SweepResults(Sweep sweep) {
    this.sweep = sweep;
    mark = sweep.kernelMark();
    outcomes = new MemberOutcome[sweep.size()];
  }

  /**
   * What a file holds.
   *
   * @throws dev.edgescope.engine.record.RunFileException if it is no file of a sweep, or damaged
   */
  public static SweepResults read(Path file) {
    try (SweepFile opened = SweepFile.open(file)) {
      SweepResults results = new SweepResults(opened.sweep());
      opened.forEach(results::put);
      return results;
    }
  }

  public Sweep sweep() {
    return sweep;
  }

  /** That of the K of its members: of any of them. */
  KernelMark kernelMark() {
    return mark;
  }

  /** A member has come to its end. */
  public void put(MemberOutcome outcome) {
    if (outcomes[outcome.cell()] == null) {
      done++;
    }
    outcomes[outcome.cell()] = outcome;
    revision++;
  }

  /** The member of a cell; empty before its end. */
  public Optional<MemberOutcome> outcome(int cell) {
    return Optional.ofNullable(outcomes[cell]);
  }

  /** Number of members that have come to their end. */
  public int done() {
    return done;
  }

  public int size() {
    return outcomes.length;
  }

  public boolean isComplete() {
    return done == outcomes.length;
  }

  /** Changes with every member. */
  public long revision() {
    return revision;
  }

  /** What is asked of a member; NaN where it is undefined. */
  public double value(OutcomeKind kind, MemberOutcome outcome) {
    return kind == OutcomeKind.CONSERVATISM ? conservatism(outcome) : kind.of(outcome);
  }

  private double conservatism(MemberOutcome outcome) {
    OptionalInt twin = twins.computeIfAbsent(outcome.cell(), sweep::fullBatchTwin);
    List<CurvePoint> reference =
        twin.stream()
            .mapToObj(this::outcome)
            .flatMap(Optional::stream)
            .findFirst()
            .map(MemberOutcome::curve)
            .orElse(List.of());
    return RelativeSharpness.of(outcome.curve(), reference);
  }
}
