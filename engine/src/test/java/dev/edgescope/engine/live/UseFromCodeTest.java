package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.measure.Measurement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example of {@code docs/use-from-code.md}: it compiles, it runs, and it is the one there. */
class UseFromCodeTest {
  private static final Path PAGE = Path.of("docs/use-from-code.md");
  private static final Path SOURCE =
      Path.of("src/test/java/dev/edgescope/engine/live/UseFromCodeTest.java");

  private static void example(PrintStream out) {
    // begin
    RunConfig config = Presets.load().byId("below-the-edge").config().withSteps(100);
    try (RunLoop loop = new RunLoop(config)) {
      loop.send(new Command.Resume());
      List<RunEvent> events = new ArrayList<>();
      while (events.stream().noneMatch(RunEvent.Finished.class::isInstance)) {
        loop.drain(events::add, 1000);
      }
      Measurement last = loop.history().measurements().getLast();
      out.printf("sharpness %.2f, edge %.2f%n", last.hessian().largest(), last.edge());
    }
    // end
  }

  @Test
  void theExampleReadsTheSharpness() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    example(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(said.matches("sharpness \\d+\\.\\d\\d, edge \\d+\\.\\d\\d\\R"), said);
  }

  @Test
  void thePageHasTheSameLines() throws IOException {
    assertEquals(
        between("(?s)// begin\\n(.*?)\\s*// end", Files.readString(SOURCE)),
        between("(?s)```java\\n(.*?)```", Files.readString(PAGE)));
  }

  private static String between(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find());
    return matcher.group(1).stripIndent().strip();
  }
}
