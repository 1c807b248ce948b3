package dev.edgescope.engine.sweep.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.record.export.ParquetTable.Cells;
import dev.edgescope.engine.record.export.ParquetTable.Column;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as a table, for files of others: a row a member, in the order of the cells, with the
 * values of its axes first. What is not a number, and a step that did not come, is null.
 */
final class SweepTable {
  static final List<Column> OUTCOME =
      List.of(
          new Column("status", Cells.TEXT),
          new Column("steps", Cells.WHOLE),
          new Column("diverged_at", Cells.WHOLE),
          new Column("final_loss", Cells.NUMBER),
          new Column("min_loss", Cells.NUMBER),
          new Column("test_loss", Cells.NUMBER),
          new Column("test_accuracy", Cells.NUMBER),
          new Column("steps_to_threshold", Cells.WHOLE),
          new Column("max_x", Cells.NUMBER),
          new Column("final_x", Cells.NUMBER),
          new Column("first_edge_step", Cells.WHOLE),
          new Column("k_mean", Cells.NUMBER),
          new Column("k_beyond_share", Cells.NUMBER),
          new Column("k_extrapolated", Cells.WHOLE),
          new Column("regime", Cells.TEXT),
          new Column("conservatism", Cells.NUMBER),
          new Column("seconds", Cells.NUMBER));

  private final SweepFile file;
  private final List<Axis> axes;

  SweepTable(SweepFile file) {
    this.file = file;
    axes = file.sweep().axes();
  }

  /** The columns; an axis is of numbers where all its values are. */
  List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (Axis axis : axes) {
      columns.add(new Column(axis.key(), type(axis)));
    }
    columns.addAll(OUTCOME);
    return columns;
  }

  private static Cells type(Axis axis) {
    return axis.isWhole() ? Cells.WHOLE : axis.isNumeric() ? Cells.NUMBER : Cells.TEXT;
  }

  /** Hands on each row, with a String, a Long or a Double, or null, for each column. */
  void forEach(Consumer<List<@Nullable Object>> rows) {
    Map<Integer, Double> conservatism = file.conservatism();
    file.forEach(outcome ->
        rows.accept(row(outcome, conservatism.getOrDefault(outcome.cell(), Double.NaN))));
  }

  private List<@Nullable Object> row(MemberOutcome outcome, double conservatism) {
    List<@Nullable Object> row = new ArrayList<>();
    int[] position = file.sweep().position(outcome.cell());
    for (int i = 0; i < position.length; i++) {
      Axis axis = axes.get(i);
      JsonNode value = axis.values().get(position[i]);
      row.add(
          switch (type(axis)) {
            case TEXT -> value.isNull() ? null : axis.text(position[i]);
            case WHOLE -> (Object) value.longValue();
            case NUMBER -> value.doubleValue();
          });
    }
    Regime regime = outcome.regime();
    row.add(Words.of(outcome.status()));
    row.add(outcome.steps());
    row.add(step(outcome.divergedAt()));
    row.add(number(outcome.finalLoss()));
    row.add(number(outcome.minLoss()));
    row.add(number(outcome.testLoss()));
    row.add(number(outcome.testAccuracy()));
    row.add(step(outcome.stepsToThreshold()));
    row.add(number(outcome.maxX()));
    row.add(number(outcome.finalX()));
    row.add(step(outcome.firstEdgeStep()));
    row.add(number(outcome.kMean()));
    row.add(number(outcome.kBeyondShare()));
    row.add(extrapolated(outcome));
    row.add(regime == null ? null : Words.of(regime));
    row.add(number(conservatism));
    row.add(outcome.seconds());
    return row;
  }

  /** 1 or 0; null where there is no K. */
  private @Nullable Long extrapolated(MemberOutcome outcome) {
    if (Double.isNaN(outcome.kMean())) {
      return null;
    }
    return file.sweep().config(outcome.cell()).kernelMark().isExtrapolation() ? 1L : 0L;
  }

  private static @Nullable Long step(long step) {
    return step == MemberOutcome.NEVER ? null : (Long) step;
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
