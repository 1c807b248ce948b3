package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.training.RunStart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever drains a loop hears of its end, whatever its thread dies of. */
@Timeout(60)
class FailureReachesListenerTest {
  @Test
  void anErrorOfAStepIsTold() throws InterruptedException {
    assertTrue(failure(RunEvent.Stepped.class).message().endsWith("StackOverflowError: deep"));
  }

  @Test
  void anErrorWhileTheFailureItselfIsToldIsToldAsWell() throws InterruptedException {
    assertTrue(failure(RunEvent.class).message().endsWith("StackOverflowError: deep"));
  }

  /** The failure of a run whose record cannot take events of a kind. */
  private static RunEvent.Failed failure(Class<? extends RunEvent> kind)
      throws InterruptedException {
    RunListener refusing =
        new RunListener() {
          @Override
          public void started(RunEvent.Started event, RunStart start, String dataChecksum) {
            told(event);
          }

          @Override
          public void told(RunEvent event) {
            if (kind.isInstance(event)) {
              throw new StackOverflowError("deep");
            }
          }
        };
    List<RunEvent.Failed> failures = new ArrayList<>();
    try (RunLoop loop = new RunLoop(RunStart.of(Configs.SILENT), refusing)) {
      loop.send(new Command.Resume());
      while (failures.isEmpty()) {
        loop.drain(
            event -> {
              if (event instanceof RunEvent.Failed failed) {
                failures.add(failed);
              }
            },
            100);
        Thread.sleep(1);
      }
    }
    return failures.getFirst();
  }
}
