package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.model.ValueScale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartGuessTest {
  private final TimeAxis axis = new TimeAxis();
  private final ChartGuess guess =
      new ChartGuess(new ChartContent("Sharpness", ValueScale.LINEAR, axis), into -> drawn = into);

  private @Nullable Series drawn;

  @Test
  void theHandDrawsOverTheStepsThatAreAskedFor() {
    guess.begin(60, 20);
    assertNotNull(drawn);
    assertEquals(drawn, guess.drawn());
    assertEquals(TimeBase.STEP, axis.base());
    assertTrue(axis.upper() >= 60);
  }

  @Test
  void whatWasDrawnStaysWhileTheHandMovesTheViewAgain() {
    guess.begin(60, 20);
    guess.finish();
    assertNull(drawn);
    assertNotNull(guess.drawn());
  }

  @Test
  void whatWasDrawnGoesAndTheAxisFollowsTheRun() {
    guess.begin(60, 20);
    guess.clear();
    assertNull(guess.drawn());
    assertTrue(axis.isFollowing());
  }
}
