package dev.edgescope.app.workspace.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundTest {
  private final Background background = new Background();
  private final List<String> told = new ArrayList<>();

  @Test
  void whatIsComputedArrives() throws InterruptedException {
    background.compute(() -> 1 + 1, sum -> told.add("sum " + sum), told::add);
    assertEquals(List.of("sum 2"), awaitWord());
  }

  @Test
  void anErrorArrivesToo() throws InterruptedException {
    background.compute(
        () -> {
          throw new StackOverflowError("deep");
        },
        nothing -> told.add("done"),
        told::add);
    assertEquals(
        List.of(
            "The run stopped because of a defect in Edgescope: java.lang.StackOverflowError: deep"),
        awaitWord());
  }

  private List<String> awaitWord() throws InterruptedException {
    while (told.isEmpty()) {
      background.deliver();
      Thread.sleep(1);
    }
    return told;
  }
}
