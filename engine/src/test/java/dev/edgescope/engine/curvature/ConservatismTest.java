package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConservatismTest {

  @Test
  void isTheRealisedRateOverThatOfGradientFlow() {
    Conservatism conservatism = new Conservatism(5);
    conservatism.add(0, 10, 3);
    conservatism.add(1, 11, 4);
    conservatism.add(2, 12, 5);
    assertEquals(0.25, conservatism.ratio(), 1e-12);
  }

  @Test
  void isUndefinedWhereGradientFlowDoesNotSharpen() {
    Conservatism conservatism = new Conservatism(5);
    conservatism.add(0, 10, -1);
    conservatism.add(1, 11, -1);
    conservatism.add(2, 12, -1);
    assertTrue(Double.isNaN(conservatism.ratio()));
  }
}
