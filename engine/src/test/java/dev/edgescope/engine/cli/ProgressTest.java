package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.InEveryLocale;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

@InEveryLocale
class ProgressTest {
  private static final List<String> READINGS =
      List.of("loss 7.191e-06", "sharpness 20.02 (edge 20.00)", "edge of stability");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aLogGetsWholeLinesButNotOneForEachStep() {
    Progress progress = new Progress(out, Optional.empty());
    for (int step = 1; step <= 100; step++) {
      progress.show(step, OptionalLong.of(126_181), READINGS);
    }
    progress.end(126_181, OptionalLong.of(126_181), READINGS);
    assertEquals(
        List.of(
            "step 1 of 126,181  " + String.join("  ", READINGS),
            "step 126,181 of 126,181  " + String.join("  ", READINGS)),
        said().lines().toList());
  }

  @Test
  void aBarStaysInOneLineThatTheNextWordsDoNotOverwrite() {
    Progress progress = new Progress(out, Optional.of(() -> 80));
    progress.show(300, OptionalLong.of(600), READINGS);
    progress.say("trouble");
    progress.end(600, OptionalLong.of(600), READINGS);
    List<String> lines = said().lines().toList();
    assertEquals(3, said().lines().filter(line -> !line.isBlank()).count());
    assertTrue(lines.contains("trouble"), said());
    assertTrue(
        said()
            .endsWith(
                "] step 600 of 600  loss 7.191e-06  sharpness 20.02 (edge 20.00)"
                    + System.lineSeparator()),
        said());
  }

  @Test
  void aBarFitsIntoANarrowTerminalHoweverMuchThereIsToSay() {
    Progress progress = new Progress(out, Optional.of(() -> 80));
    progress.show(123_456_789, OptionalLong.of(1_000_000_000), READINGS);
    String line = said().substring(1);
    assertTrue(line.length() <= 79, line);
    assertTrue(line.startsWith("[==="), line);
    assertTrue(line.endsWith("step 123,456,789 of 1,000,000,000  loss 7.191e-06"), line);
  }

  @Test
  void aBarFitsIntoFortyColumns() {
    Progress progress = new Progress(out, Optional.of(() -> 40));
    progress.show(300, OptionalLong.of(600), READINGS);
    progress.end(600, OptionalLong.of(600), READINGS);
    for (String line : said().split("[\\r\\n]+", -1)) {
      assertTrue(line.length() < 40, line);
    }
    assertTrue(said().contains("step 600 of 600"), said());
  }

  @Test
  void aRunThatHasGoneFurtherThanWantedSaysSo() {
    new Progress(out, Optional.empty()).end(30, OptionalLong.of(10), List.of());
    assertEquals("step 30, beyond the 10 wanted", said().strip());
  }

  @Test
  void aShorterLineLeavesNothingOfALongerOne() {
    Progress progress = new Progress(out, Optional.of(() -> 80));
    progress.show(7, OptionalLong.empty(), READINGS);
    progress.end(8, OptionalLong.empty(), List.of());
    String last = said().substring(said().lastIndexOf('\r') + 1);
    assertEquals("step 8", last.strip());
    assertTrue(last.length() >= "step 7  loss 7.191e-06  sharpness 20.02 (edge 20.00)".length());
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
