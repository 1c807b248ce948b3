package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class UncaughtExceptionsTest {
  private final UncaughtExceptions exceptions = new UncaughtExceptions();

  private static Throwable failure(String words) {
    return new IllegalStateException(words);
  }

  @Test
  void whatRepeatsItselfIsToldOnce() {
    int told = 0;
    for (int frame = 0; frame < 100; frame++) {
      told += exceptions.isNew(failure("at frame " + frame)) ? 1 : 0;
    }
    assertEquals(1, told);
  }

  @Test
  void anotherPlaceIsAnotherFailure() {
    assertTrue(exceptions.isNew(failure("one")));
    assertTrue(exceptions.isNew(new IllegalStateException("one")));
  }
}
