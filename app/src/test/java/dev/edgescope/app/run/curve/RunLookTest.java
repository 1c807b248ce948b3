package dev.edgescope.app.run.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import org.junit.jupiter.api.Test;

class RunLookTest {
  private static Dash dash(int colour) {
    return new RunLook(colour, "", false, false).dash();
  }

  @Test
  void theFirstRunIsSolid() {
    assertEquals(Dash.SOLID, dash(0));
  }

  @Test
  void theRunThatHasTheFirstColourAgainHasAnotherDash() {
    assertNotEquals(dash(0), dash(6));
    assertNotEquals(dash(5), dash(11));
  }
}
