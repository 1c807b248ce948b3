package dev.edgescope.engine.sweep.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.optimizer.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * Many runs that differ in a few settings: a grid over a base configuration. Its cells are numbered
 * from 0, with the last axis the fastest.
 *
 * <p>A member is the base with the values of its cell, which {@code train} would run just so: its
 * number of steps is that of the budget, or none where the run itself decides about its learning
 * rate or batch size and nobody knows how many steps the budget is. Where the base spaces its
 * readings by a share of time, a member takes {@value #READINGS} of them at even steps instead: an
 * outcome must not depend on how fast the machine is.
 *
 * @param base what the values of a cell are put into
 * @param steps that the base's budget is told in, at least 1
 * @param budget what members have the same amount of
 * @param leastSteps that a member makes even where its budget is used up before, at least 1: a
 *     large batch sees in a few steps as many examples as a small one in thousands
 * @param axes any number; without any there is one cell
 * @param stop what ends a member early
 * @param keep what is kept of a member
 * @param threshold training loss whose first reading is noted; NaN for none
 */
public record Sweep(
    RunConfig base,
    long steps,
    Budget budget,
    long leastSteps,
    List<Axis> axes,
    StopRule stop,
    Keep keep,
    double threshold) {

  /** Of a member whose base does not say at which steps. */
  public static final int READINGS = 50;

  /** Of a sweep. */
  public static final int MOST_CELLS = 1_000_000;

  /** A budget in learning time or examples is reached in spite of rounding. */
  private static final double WHOLE = 1 - 1e-9;

  public Sweep {
    axes = List.copyOf(axes);
  }

  /** The same over other axes, as for a finer grid on a part of this one. */
  public Sweep withAxes(List<Axis> others) {
    return new Sweep(base, steps, budget, leastSteps, others, stop, keep, threshold);
  }

  /** Number of cells. */
  public int size() {
    int cells = 1;
    for (Axis axis : axes) {
      cells = Math.multiplyExact(cells, axis.size());
    }
    return cells;
  }

  /** Where a cell lies: the index of its value on each axis. */
  public int[] position(int cell) {
    int[] position = new int[axes.size()];
    int rest = cell;
    for (int i = position.length - 1; i >= 0; i--) {
      position[i] = rest % axes.get(i).size();
      rest /= axes.get(i).size();
    }
    return position;
  }

  /** The cell at a position. */
  public int cell(int... position) {
    int cell = 0;
    for (int i = 0; i < position.length; i++) {
      cell = cell * axes.get(i).size() + position[i];
    }
    return cell;
  }

  /** The index of the axis of a setting; empty where it has none. */
  public OptionalInt axis(Setting setting) {
    for (int i = 0; i < axes.size(); i++) {
      if (axes.get(i).key().equals(setting.key())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The run of a cell.
   *
   * @throws InvalidConfigException if the values of the cell do not go together
   */
  public RunConfig config(int cell) {
    RunConfig member = patched(cell);
    RunLength end = lengthOf(member);
    return new RunConfig(
        member.data(),
        member.model(),
        member.loss(),
        member.optimizer(),
        probes(member.probes(), end.steps().orElse(Math.max(leastSteps, steps))),
        member.precision(),
        member.reproducible(),
        member.seed(),
        end);
  }

  /**
   * In what the K of some of its members goes beyond the derivation: what decides on that are
   * settings by themselves, so each value of an axis is tried beside the first of all others.
   */
  public KernelMark kernelMark() {
    KernelMark mark = markOf(0);
    for (int i = 0; i < axes.size(); i++) {
      int[] position = new int[axes.size()];
      for (position[i] = 1; position[i] < axes.get(i).size(); position[i]++) {
        mark = mark.and(markOf(cell(position)));
      }
    }
    return mark;
  }

  /** Of a member; one that is impossible shows no K. */
  private KernelMark markOf(int cell) {
    try {
      return patched(cell).kernelMark();
    } catch (InvalidConfigException e) {
      return KernelMark.NONE;
    }
  }

  private RunConfig patched(int cell) {
    ConfigPatch values = ConfigPatch.NONE;
    int[] position = position(cell);
    for (int i = 0; i < position.length; i++) {
      Axis axis = axes.get(i);
      values = values.and(axis.key(), axis.values().get(position[i]));
    }
    return values.applyTo(base);
  }

  private static ProbeConfig probes(ProbeConfig probes, long end) {
    if (probes.every().isPresent()) {
      return probes;
    }
    // Without a share of the time only the start and the end are read: an outcome needs a loss.
    long between = probes.share() > 0 ? (end + READINGS - 1) / READINGS : end;
    int every = Math.clamp(between, 1, Limits.MAX_EVERY);
    return new ProbeConfig(
        probes.topEigenvalues(),
        ProbeConfig.Spacing.every(every),
        probes.quantities(),
        probes.costly());
  }

  /** tau at which members end where they have as much of it as the others; else infinite. */
  public double learningTime() {
    return budget == Budget.LEARNING_TIME
        ? steps * base.optimizer().learningRate() * WHOLE
        : Double.POSITIVE_INFINITY;
  }

  /** Examples at which members end where they see as many as the others; else infinite. */
  public double examples() {
    return budget == Budget.EXAMPLES
        ? (double) steps * base.optimizer().batchSize().on(base.data().examples())
        : Double.POSITIVE_INFINITY;
  }

  private RunLength lengthOf(RunConfig member) {
    OptimizerConfig optimizer = member.optimizer();
    double needed =
        switch (budget) {
          case STEPS -> steps;
          case LEARNING_TIME ->
              optimizer.choosesLearningRate() ? Double.NaN : stepsUntil(learningTime(), optimizer);
          case EXAMPLES ->
              optimizer.steering().isPresent()
                  ? Double.NaN
                  : Math.ceil(examples() / optimizer.batchSize().on(member.data().examples()));
        };
    if (Double.isNaN(needed)) {
      return RunLength.endless();
    }
    if (needed > Limits.MAX_STEPS) {
      throw Setting.STEPS.reject(
          String.format(Locale.ROOT, "the budget comes to %.3g steps of a member", needed));
    }
    return RunLength.steps(Math.max(leastSteps, (long) needed));
  }

  private static double stepsUntil(double learningTime, OptimizerConfig optimizer) {
    double rate = optimizer.learningRate();
    if (optimizer.rateRule().kind() == RateRule.Kind.CONSTANT) {
      return Math.ceil(learningTime / rate);
    }
    Schedule schedule = optimizer.rateRule().schedule();
    double tau = 0;
    long step = 0;
    while (tau < learningTime && step <= Limits.MAX_STEPS) {
      tau += schedule.factor(step) * rate;
      step++;
    }
    return step;
  }

  /**
   * The cell that differs in its batch alone, which is full: what conservatism is measured against.
   * Empty where the sweep has none; the cell itself if its batch is full.
   */
  public OptionalInt fullBatchTwin(int cell) {
    OptionalInt batch = axis(Setting.BATCH_SIZE);
    if (batch.isEmpty()) {
      RunConfig member = hasAxisOf("optimizer") || hasAxisOf("data") ? patched(cell) : base;
      int examples = member.data().examples();
      boolean full = member.optimizer().batchSize().on(examples) == examples;
      return full ? OptionalInt.of(cell) : OptionalInt.empty();
    }
    // Making a configuration takes long enough to be noticed on a large plane.
    int examples = (hasAxisOf("data") ? patched(cell) : base).data().examples();
    int[] position = position(cell);
    List<JsonNode> sizes = axes.get(batch.getAsInt()).values();
    // The largest batch is usually the last.
    for (int i = sizes.size() - 1; i >= 0; i--) {
      JsonNode size = sizes.get(i);
      if (BatchSize.FULL_WORD.equals(size.textValue())
          || (size.isNumber() && size.doubleValue() == examples)) {
        position[batch.getAsInt()] = i;
        return OptionalInt.of(cell(position));
      }
    }
    return OptionalInt.empty();
  }

  private boolean hasAxisOf(String object) {
    return axes.stream()
        .anyMatch(axis -> axis.key().equals(object) || axis.key().startsWith(object + "."));
  }
}
