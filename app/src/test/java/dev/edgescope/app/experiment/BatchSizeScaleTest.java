package dev.edgescope.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import org.junit.jupiter.api.Test;

class BatchSizeScaleTest {
  private final BatchSizeScale scale = new BatchSizeScale(1000);

  @Test
  void theStopsArePowersOfTwoAndThenTheFullBatch() {
    assertEquals(10, scale.end());
    assertEquals(BatchSize.of(1), scale.value(0));
    assertEquals(BatchSize.of(512), scale.value(9));
    assertTrue(scale.value(10).isFull());
  }

  @Test
  void whereDIsAPowerOfTwoItIsOneStop() {
    BatchSizeScale even = new BatchSizeScale(1024);

    assertEquals(10, even.end());
    assertEquals(BatchSize.of(512), even.value(9));
    assertEquals(10, even.position(BatchSize.of(1024)));
  }

  @Test
  void aSizeBetweenTwoStopsSitsBetweenThem() {
    double position = scale.position(BatchSize.of(100));

    assertTrue(position > 6 && position < 7, "64 < 100 < 128, but at " + position);
    assertTrue(scale.position(BatchSize.of(900)) < 10);
  }

  @Test
  void aSingleExampleLeavesOneStop() {
    BatchSizeScale single = new BatchSizeScale(1);

    assertEquals(0, single.end());
    assertTrue(single.value(0).isFull());
  }
}
