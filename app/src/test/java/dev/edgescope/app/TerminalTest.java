package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aLogGetsALineEveryFiftySteps() {
    Terminal terminal = new Terminal(out, false);
    for (int step = 0; step <= 120; step += 10) {
      terminal.progress(step, 600, "");
    }

    assertEquals(3, said().lines().count());
    assertTrue(said().contains("step 50 of 600"));
  }

  @Test
  void aTerminalGetsABarInOneLineThatTheNextWordsDoNotOverwrite() {
    Terminal terminal = new Terminal(out, true);
    terminal.progress(300, 600, "");
    terminal.progress(600, 600, "");
    terminal.say("done");

    assertEquals(2, said().chars().filter(character -> character == '\n').count());
    assertTrue(said().contains("[" + "=".repeat(32) + "] step 600 of 600"));
    assertTrue(said().endsWith(System.lineSeparator() + "done" + System.lineSeparator()));
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
