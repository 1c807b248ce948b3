package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.linalg.Workers;
import org.junit.jupiter.api.Test;

class ExampleStoreTest {
  private static final RunConfig GIVEN = Configs.of(0.1, 0, BatchSize.of(4));

  private final ExampleStore store = new ExampleStore();

  private static RunConfig drawn(long seed) {
    return Configs.withSeed(
        new RunConfig(
            new DataConfig.Teacher(3, Configs.EXAMPLES),
            GIVEN.model(),
            GIVEN.loss(),
            GIVEN.optimizer(),
            GIVEN.probes(),
            GIVEN.precision(),
            1,
            GIVEN.length()),
        seed);
  }

  @Test
  void runsOnTheSameDataShareOneCopy() {
    try (var first = store.borrow(GIVEN);
        var second = store.borrow(Configs.of(0.4, 0.9, BatchSize.full()))) {
      assertSame(first.split(), second.split());
      first.train().features().set(0, 42);
      assertEquals(42, second.train().features().get(0));
    }
    store.close();
  }

  @Test
  void aSeedIsOfNoAccountWhereTheDataAreGiven() {
    try (var first = store.borrow(GIVEN);
        var second = store.borrow(Configs.withSeed(GIVEN, 7))) {
      assertSame(first.split(), second.split());
    }
    store.close();
  }

  @Test
  void drawnDataAreThoseOfTheirSeed() {
    try (var first = store.borrow(drawn(1));
        var second = store.borrow(drawn(2));
        var third = store.borrow(drawn(1))) {
      assertNotSame(first.split(), second.split());
      assertSame(first.split(), third.split());
    }
    store.close();
  }

  @Test
  void onlyTheLastCopiesAreKeptWithoutARun() {
    for (int seed = 0; seed < 3 * ExampleStore.IDLE; seed++) {
      store.borrow(drawn(seed)).close();
    }
    assertEquals(ExampleStore.IDLE, store.copies());
    store.close();
    assertEquals(0, store.copies());
  }

  @Test
  void whatIsLentOutlivesTheStore() {
    ExampleStore.Loan loan = store.borrow(GIVEN);
    store.close();
    assertEquals(Configs.EXAMPLES, loan.train().count());
    assertEquals(1, store.copies());
    loan.close();
    assertEquals(0, store.copies());
    assertThrows(IllegalStateException.class, () -> store.borrow(GIVEN));
  }

  /** Two runs in turns on the same copy, against one alone on its own. */
  @Test
  void runsThatShareDoWhatARunAloneDoes() {
    double[] alone;
    try (TrainingRun run = new TrainingRun(GIVEN)) {
      for (int i = 0; i < 20; i++) {
        run.advance();
      }
      alone = run.parameterValues();
    }
    RunStart start = RunStart.of(GIVEN);
    try (Workers one = new Workers(1);
        Workers two = new Workers(2);
        TrainingRun first = new TrainingRun(start, store, one);
        TrainingRun second = new TrainingRun(start, store, two)) {
      for (int i = 0; i < 20; i++) {
        first.advance();
        second.advance();
      }
      assertArrayEquals(alone, first.parameterValues());
      assertArrayEquals(alone, second.parameterValues());
    }
    store.close();
  }
}
