package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.training.RunStart;
import org.junit.jupiter.api.Test;

class PictureFeedTest {
  private final Engines engines = new Engines();

  /** Of pictures that are the step which they show, after each of which 100 ns have to pass. */
  private final PictureFeed<Long> feed =
      new PictureFeed<>(
          engines.all().open().apply(RunStart.of(Presets.load().byId("stochastic-edge").config())),
          new Command.DrawLandscape(),
          step -> step,
          step -> 100);

  private int asked() {
    return engines.opened().getFirst().sent().size();
  }

  @Test
  void thereIsOneUnderWayAtMost() {
    feed.want(0, 0);
    feed.want(5, 1_000);
    assertEquals(1, asked());
  }

  @Test
  void aRunThatHasNotMovedIsNotDrawnAgain() {
    feed.want(3, 0);
    feed.take(3L);
    feed.want(3, 1_000);
    assertEquals(1, asked());
  }

  @Test
  void theNextIsAskedForWhenItsTimeHasPassed() {
    feed.want(3, 0);
    feed.take(3L);
    feed.want(4, 99);
    assertEquals(1, asked());
    feed.want(5, 100);
    assertEquals(2, asked());
  }

  @Test
  void anotherRunIsDrawnAtOnce() {
    feed.want(3, 0);
    feed.clear();
    feed.want(0, 1);
    assertEquals(2, asked());
  }
}
