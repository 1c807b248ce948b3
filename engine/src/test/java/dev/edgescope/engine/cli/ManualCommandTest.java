package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edgescope.engine.AsTheProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages and the completion, which are made of the help. */
@AsTheProgram
class ManualCommandTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void write() {
    assertTrue(run("manual", "--out", folder.toString()).contains("edgescope-train.1"));
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new EdgescopeCommand(
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Optional.of((runs, png, look, outcome) -> {}))
            .run(arguments);
    assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Path page(String name) {
    return folder.resolve("man/man1").resolve(name + ".1");
  }

  @Test
  void everyCommandHasAPage() throws IOException {
    List<String> commands =
        run("help")
            .lines()
            .dropWhile(line -> !line.equals("Commands:"))
            .skip(1)
            .takeWhile(line -> line.startsWith("  "))
            .filter(line -> line.matches("  \\w.*"))
            .map(line -> line.strip().split(" ", -1)[0])
            .toList();
    assertTrue(commands.contains("compare"), commands.toString());
    for (String command : commands) {
      assertTrue(Files.exists(page("edgescope-" + command)), command);
    }
  }

  @Test
  void aPageHasEveryOptionOfItsCommand() throws IOException {
    String page = Files.readString(page("edgescope-measure"));
    for (String option :
        List.of("--parameters", "--top", "--eigenvectors", "--density", "--json")) {
      assertTrue(page.contains("\n.B " + option.replace("-", "\\-")), option + " in " + page);
    }
  }

  @Test
  void manFindsNothingToComplainOf() throws IOException, InterruptedException {
    assumeTrue(isThere("groff"), "no groff");
    try (Stream<Path> pages = Files.list(folder.resolve("man/man1"))) {
      for (Path page : pages.toList()) {
        String complaints = said("groff", "-man", "-ww", "-Tutf8", "-z", page.toString());
        assertEquals("", complaints, page.toString());
      }
    }
  }

  @Test
  void aShellCompletesCommandsAndOptions() throws IOException, InterruptedException {
    assumeTrue(isThere("bash"), "no bash");
    Path script = folder.resolve("bash-completion/completions/edgescope");
    assertEquals("train", completed(script, "tr"));
    assertEquals("--parameters", completed(script, "train", "--par"));
  }

  private static String completed(Path script, String... words)
      throws IOException, InterruptedException {
    String line = "edgescope " + String.join(" ", words);
    String program =
        String.format(
            Locale.ROOT,
            "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=${#COMP_LINE};"
                + " _complete_edgescope 2>/dev/null; echo \"${COMPREPLY[@]}\"",
            script,
            line,
            words.length,
            line);
    return said("bash", "-c", program).strip();
  }

  @Test
  void completionPrintsTheSame() throws IOException {
    assertEquals(
        Files.readString(folder.resolve("bash-completion/completions/edgescope")),
        run("completion"));
  }

  @Test
  void theHelpOfACommandIsNotThatOfAll() {
    assertFalse(run("compare", "--help").contains("edgescope train"));
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      said(program, "--version");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String said(String... words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
