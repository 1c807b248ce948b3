package dev.edgescope.app.run.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.catalogue.NamedCharts;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.measure.Quantities;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What another program has named, as a chart of that name. */
class NamedCurvesTest {
  private static final LineKind NORM = NamedCharts.of("weight norm");

  @Test
  void aNameHasALineOfItsReadings() {
    RunCurves curves = new RunCurves(KernelMark.NONE);
    curves.add(Quantities.measurement(0, Map.of("named.weight norm", 2.5)), Moment.START);
    curves.add(Quantities.measurement(10, Map.of()), new Moment(10, 1, 10));
    curves.add(Quantities.measurement(20, Map.of("named.weight norm", 3.5)), new Moment(20, 2, 20));

    assertEquals(List.of("weight norm"), curves.names());
    assertEquals(2, curves.of(NORM).getFirst().size());
    assertEquals(3.5, curves.of(NORM).getFirst().value(1));
  }

  @Test
  void aLayoutFindsItByItsId() {
    assertEquals("weight norm", ChartTable.find(NORM.id()).orElseThrow().term().title());
    assertTrue(ChartTable.find("named-").isEmpty());
  }
}
