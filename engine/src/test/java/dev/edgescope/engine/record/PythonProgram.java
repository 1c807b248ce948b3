package dev.edgescope.engine.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs in Python that use {@code edgescope.py}, where this machine has a Python. */
public final class PythonProgram {
  private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");

  private PythonProgram() {}

  /** The words that start a program; the test is given up where there is no Python 3. */
  static List<String> words(String interpreter, String program, String... arguments) {
    List<String> words = new ArrayList<>(List.of(interpreter, "-c", program));
    words.addAll(List.of(arguments));
    return words;
  }

  /** A Python that knows modules; the test is given up where there is none. */
  public static String with(String... modules) throws IOException, InterruptedException {
    String imports = "import sys" + String.join("", prefixed(modules));
    Optional<String> found = Optional.empty();
    for (String interpreter : INTERPRETERS) {
      if (found.isEmpty() && succeeds(words(interpreter, imports))) {
        found = Optional.of(interpreter);
      }
    }
    assumeTrue(found.isPresent(), () -> "no Python 3 with " + String.join(", ", modules));
    return found.orElseThrow();
  }

  private static List<String> prefixed(String... modules) {
    return List.of(modules).stream().map(module -> ", " + module).toList();
  }

  private static boolean succeeds(List<String> words) throws InterruptedException {
    try {
      return builder(words).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  /** A process that finds {@code edgescope.py}. */
  private static ProcessBuilder builder(List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("PYTHONPATH", module().resolveSibling("").toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder;
  }

  /** Where {@code edgescope.py} is. */
  static Path module() {
    try {
      return Path.of(
          Objects.requireNonNull(
                  RunFile.class.getResource("/dev/edgescope/engine/python/edgescope.py"))
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts a program; what it prints is told where it fails. */
  public static Process start(String interpreter, String program, String... arguments)
      throws IOException {
    return builder(words(interpreter, program, arguments))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Runs a program to its end, which must be a good one. */
  public static String run(String interpreter, String program, String... arguments)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("python", ".txt");
    try {
      Process process =
          builder(words(interpreter, program, arguments)).redirectError(errors.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      assertEquals(0, ended ? process.exitValue() : -1, Files.readString(errors));
      return output;
    } finally {
      Files.delete(errors);
    }
  }
}
