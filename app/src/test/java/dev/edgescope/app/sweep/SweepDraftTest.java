package dev.edgescope.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Budget;
import dev.edgescope.engine.sweep.plan.Keep;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepDraftTest {

  private static SweepDraft draft(String x, String y, int seeds) {
    return new SweepDraft(
        RunConfigJson.read(MadeSweeps.BASE),
        List.of(
            new SweepDraft.Line(Setting.BATCH_SIZE, x),
            new SweepDraft.Line(Setting.LEARNING_RATE, y)),
        seeds,
        20,
        Budget.EXAMPLES,
        Keep.OUTCOME,
        Double.NaN);
  }

  private static List<String> values(Axis axis) {
    return IntStream.range(0, axis.size()).mapToObj(axis::text).toList();
  }

  @Test
  void valuesAreListedAndRangesWrittenOut() {
    Sweep sweep = draft("1, 4, full", "log 0.01 to 1, 3", 2).sweep();
    assertEquals(List.of("1", "4", "full"), values(sweep.axes().get(0)));
    assertEquals(List.of("0.01", "0.1", "1"), values(sweep.axes().get(1)));
    assertEquals(List.of("7", "8"), values(sweep.axes().get(2)));
  }

  @Test
  void decimalCommasStandBetweenSemicolonsAndInRanges() {
    Sweep sweep = draft("1; 4", "0,05; 0,1", 1).sweep();
    assertEquals(List.of("1", "4"), values(sweep.axes().get(0)));
    assertEquals(List.of("0.05", "0.1"), values(sweep.axes().get(1)));
    Sweep range = draft("1", "log 0,01 to 1; 3", 1).sweep();
    assertEquals(List.of("0.01", "0.1", "1"), values(range.axes().get(1)));
  }

  @Test
  void oneSeedIsNoAxis() {
    assertEquals(2, draft("1", "0.1", 1).sweep().axes().size());
  }

  @Test
  void aRangeWithoutNumbersIsRefusedByTheNameOfItsSetting() {
    InvalidConfigException e =
        assertThrows(
            InvalidConfigException.class, () -> draft("1", "log small to 1, 3", 1).sweep());
    assertEquals(
        "Learning rate: \"small\" is not a number; give the first and the last value of the"
            + " range.",
        e.getMessage());
  }

  @Test
  void aCellThatCannotBeIsNamed() {
    InvalidConfigException e =
        assertThrows(InvalidConfigException.class, () -> draft("1, 13", "0.1", 1).sweep());
    String told = String.valueOf(e.getMessage());
    assertTrue(told.contains("optimizer.batchSize = 13"), told);
  }

  @Test
  void aPartOfThePlaneIsMadeFiner() {
    Sweep sweep = SweepJson.read(MadeSweeps.plane(20));
    PlaneChoice choice = PlaneChoice.of(sweep, OutcomeKind.FINAL_LOSS).withFixed(2, 1);
    Sweep finer = SweepDraft.finer(sweep, choice, 0, 0, 1, 2);
    Axis rates = finer.axes().get(0);
    assertEquals(8, rates.size());
    assertEquals(0.05, rates.number(0).orElseThrow());
    assertEquals(0.2, rates.number(7).orElseThrow());
    assertEquals(List.of("2", "full"), values(finer.axes().get(1)));
    assertEquals(List.of("0.5"), values(finer.axes().get(2)));
    assertEquals(List.of("1", "2"), values(finer.axes().get(3)));
  }
}
