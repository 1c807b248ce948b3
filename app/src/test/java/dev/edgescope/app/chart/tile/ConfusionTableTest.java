package dev.edgescope.app.chart.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTableTest {
  private static final ConfusionTable TABLE =
      new ConfusionTable(List.of("cat", "dog", "cow"), new int[] {3, 1, 0, 0, 4, 0, 0, 0, 0});

  @Test
  void aShareIsOfItsRow() {
    assertEquals(0.25, TABLE.share(0, 1));
  }

  @Test
  void aClassThatNobodyHasHasNoShares() {
    assertEquals(0, TABLE.share(2, 2));
  }
}
