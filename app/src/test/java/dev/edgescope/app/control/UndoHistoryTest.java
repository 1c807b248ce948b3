package dev.edgescope.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoHistoryTest {
  private static final long SECOND = 1_000_000_000;

  private final DoubleProperty rate = new SimpleDoubleProperty(0.1);
  private final DoubleProperty batch = new SimpleDoubleProperty(8);
  private long nanos;
  private boolean byHand = true;
  private final UndoHistory history = new UndoHistory(() -> nanos);

  @BeforeEach
  void watch() {
    history.watch(rate, value -> rate.set(value.doubleValue()), () -> byHand);
    history.watch(batch, value -> batch.set(value.doubleValue()), () -> byHand);
  }

  private void later() {
    nanos += SECOND;
  }

  @Test
  void changesAreTakenBackInReverseAndMadeAgain() {
    rate.set(0.2);
    later();
    batch.set(16);

    assertTrue(history.undo());
    assertEquals(8, batch.get());
    assertTrue(history.undo());
    assertEquals(0.1, rate.get());
    assertFalse(history.undo());

    assertTrue(history.redo());
    assertTrue(history.redo());
    assertEquals(0.2, rate.get());
    assertEquals(16, batch.get());
    assertFalse(history.redo());
  }

  @Test
  void aDragIsOneChange() {
    for (int i = 1; i <= 50; i++) {
      nanos += SECOND / 60;
      rate.set(0.1 + 0.01 * i);
    }

    history.undo();
    assertEquals(0.1, rate.get());
    history.redo();
    assertEquals(0.6, rate.get(), 1e-12);
  }

  @Test
  void twoSettingsAreTwoChangesHoweverClose() {
    rate.set(0.2);
    batch.set(16);

    history.undo();
    assertEquals(8, batch.get());
    assertEquals(0.2, rate.get());
  }

  @Test
  void aNewChangeForgetsWhatWasTakenBack() {
    rate.set(0.2);
    history.undo();
    later();
    batch.set(16);

    assertFalse(history.redo());
  }

  @Test
  void whatAnotherRunBringsAlongIsNoChange() {
    byHand = false;
    rate.set(0.2);

    assertFalse(history.undo());
  }

  @Test
  void aChangeOfWhatIsGoneIsPassedOver() {
    rate.set(0.2);
    later();
    boolean[] there = {true};
    history.push(this, () -> there[0], () -> batch.set(1), () -> batch.set(2));
    there[0] = false;

    assertTrue(history.undo());
    assertEquals(8, batch.get());
    assertEquals(0.1, rate.get());
  }
}
