package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.edgescope.engine.config.Configs;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CatchUpTest {
  private static final int STEPS = 4;

  private final Logger logger = (Logger) LoggerFactory.getLogger(CatchUp.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @BeforeEach
  void listen() {
    said.start();
    logger.addAppender(said);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(said);
  }

  @Test
  void aDifferenceOfRoundingIsSaidOnce() {
    catchUp(1 + 1e-9, Optional.empty());
    assertEquals(1, said.list.size());
  }

  @Test
  void onAnotherMachineItHasBeenSaidBefore() {
    catchUp(1 + 1e-9, Optional.of("It was computed elsewhere."));
    assertEquals(List.of(), said.list);
  }

  @Test
  void withoutADifferenceThereIsNothingToSay() {
    catchUp(1, Optional.empty());
    assertEquals(List.of(), said.list);
  }

  /** Steps are made again that are recorded with so many times their losses. */
  private static void catchUp(double times, Optional<String> otherMachine) {
    HistoryBuilder recorded = new HistoryBuilder();
    try (TrainingRun before = new TrainingRun(Configs.SILENT)) {
      for (int step = 0; step < STEPS; step++) {
        double learningTime = before.learningTime();
        recorded.step(learningTime, 1, before.advance() * times);
      }
    }
    RunStart start =
        new RunStart(
            Configs.SILENT,
            Optional.empty(),
            recorded.history(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            otherMachine);
    try (TrainingRun again = new TrainingRun(start)) {
      CatchUp.run(again, start, () -> false);
    }
  }
}
