package dev.edgescope.app.chart.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingColumnsTest {
  /** Over the ends of a growing first page and of several whole ones. */
  private static final int POINTS = 20_000;

  private static void append(GrowingColumns columns, int from, int to) {
    for (int i = from; i < to; i++) {
      columns.append(2L * i, 0.5 * i, 32L * i, 1.0 / (1 + i), i % 7 != 0);
      if (i % 5 == 0) {
        columns.setLastError(1e-3 * i);
      }
    }
  }

  private static void assertHolds(PointColumns columns, int points) {
    assertEquals(
        OptionalInt.empty(),
        IntStream.range(0, points)
            .filter(i ->
                columns.step(i) != 2L * i
                    || columns.learningTime(i) != 0.5 * i
                    || columns.examplesSeen(i) != 32L * i
                    || columns.value(i) != 1.0 / (1 + i)
                    || columns.isConverged(i) != (i % 7 != 0)
                    || columns.error(i) != (i % 5 == 0 ? 1e-3 * i : 0))
            .findFirst());
  }

  @Test
  void everyPointStaysAsItWasAppended() {
    GrowingColumns columns = new GrowingColumns();
    append(columns, 0, POINTS);
    assertHolds(columns, POINTS);
  }

  @Test
  void aSnapshotStaysAsItWasWhileTheColumnsGrow() {
    GrowingColumns columns = new GrowingColumns();
    append(columns, 0, 10);
    PointColumns few = columns.snapshot();
    append(columns, 10, 6_000);
    PointColumns many = columns.snapshot();
    append(columns, 6_000, POINTS);
    assertHolds(few, 10);
    assertHolds(many, 6_000);
  }

  @Test
  void pointsWithoutExamplesOrErrorsHaveNone() {
    GrowingColumns columns = new GrowingColumns();
    columns.append(0, 0, 0, 1, true);
    assertEquals(0, columns.examplesSeen(0));
    assertEquals(0, columns.error(0));
    assertFalse(columns.hasErrors());
  }

  /** What was there before is not copied: the window would stand still for that. */
  @Test
  void noAppendTakesMuchRoomAtOnceHoweverManyPointsThereAre() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    GrowingColumns columns = new GrowingColumns();
    long most = 0;
    for (int from = 0; from < 300_000; from += 1_000) {
      long before = threads.getCurrentThreadAllocatedBytes();
      append(columns, from, from + 1_000);
      most = Math.max(most, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(most < 500_000);
  }
}
