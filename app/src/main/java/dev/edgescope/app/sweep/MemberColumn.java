package dev.edgescope.app.sweep;

import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of the table of members.
 *
 * @param name by which it is filtered: that of the exported table, without the objects of a key
 * @param title over it
 * @param words a member's entry
 * @param number by which it is sorted and compared; NaN where the entry is a word, or nothing
 */
public record MemberColumn(
    String name,
    String title,
    Function<MemberOutcome, String> words,
    ToDoubleFunction<MemberOutcome> number) {

  /** All columns of a sweep: its axes, how members ended, and what came of them. */
  public static List<MemberColumn> of(SweepResults results) {
    List<MemberColumn> columns = new ArrayList<>();
    Sweep sweep = results.sweep();
    for (int i = 0; i < sweep.axes().size(); i++) {
      columns.add(axis(sweep, i));
    }
    columns.add(
        word(
            "status",
            Words.text("sweep.memberColumn.status"),
            outcome -> EngineWords.of(outcome.status())));
    columns.add(word("regime", Words.text("sweep.memberColumn.regime"), MemberColumn::regime));
    for (OutcomeKind kind : OutcomeKind.values()) {
      columns.add(
          new MemberColumn(
              kind.column(),
              kind.title(results),
              outcome -> words(results.value(kind, outcome)),
              outcome -> results.value(kind, outcome)));
    }
    return columns;
  }

  private static MemberColumn axis(Sweep sweep, int index) {
    Axis axis = sweep.axes().get(index);
    String key = axis.key();
    return new MemberColumn(
        key.substring(key.lastIndexOf('.') + 1),
        AxisWords.title(axis),
        outcome -> AxisWords.value(axis, sweep.position(outcome.cell())[index]),
        outcome -> number(axis, sweep.position(outcome.cell())[index]));
  }

  /** Words come after all numbers, in their order on the axis, as the full batch does. */
  private static double number(Axis axis, int index) {
    OptionalDouble number = axis.number(index);
    return number.isPresent() ? number.getAsDouble() : 1e300 * (1 + 1e-6 * index);
  }

  private static MemberColumn word(
      String name, String title, Function<MemberOutcome, String> words) {
    return new MemberColumn(name, title, words, outcome -> Double.NaN);
  }

  /** Counts without decimals. */
  private static String words(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? NumberText.step((long) value) : NumberText.value(value);
  }

  private static String regime(MemberOutcome outcome) {
    Regime regime = outcome.regime();
    return regime == null ? "" : EngineWords.of(regime);
  }

  /** Whether some of the members differ in it. */
  public boolean differs(List<MemberOutcome> members) {
    return members.stream().map(words).distinct().limit(2).count() > 1;
  }
}
