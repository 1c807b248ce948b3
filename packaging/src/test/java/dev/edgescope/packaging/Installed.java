package dev.edgescope.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** The distribution in {@code target/edgescope}, through its start script. */
final class Installed {

  /**
   * A command that has ended.
   *
   * @param out what it printed
   * @param err what it said beside that
   */
  record Outcome(int status, String out, String err) {}

  private Installed() {}

  /** Runs a command to its end. */
  static Outcome run(String... arguments) {
    try {
      return outcome(start(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command of another distribution to its end. */
  static Outcome runIn(Path distribution, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script(distribution)));
    command.addAll(List.of(arguments));
    return outcome(start(new ProcessBuilder(command)));
  }

  /**
   * Runs a command to its end with more options for Java, whose notice of them comes before what
   * the command says.
   */
  static Outcome runWith(String javaOptions, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JDK_JAVA_OPTIONS", javaOptions);
    return outcome(start(builder));
  }

  /** Where it is. */
  static Path distribution() {
    return Path.of("target", "edgescope").toAbsolutePath();
  }

  /** Starts a command in a place without a display that knows nothing but ASCII. */
  static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script()));
    command.addAll(List.of(arguments));
    return start(new ProcessBuilder(command));
  }

  /**
   * Lets a shell start commands in such a place.
   *
   * @param line in the language of the shell; {@code $0} is the start script
   */
  static Process startBy(Path folder, String line) throws IOException {
    return start(new ProcessBuilder("sh", "-c", line, script()).directory(folder.toFile()));
  }

  private static String script() {
    return script(distribution());
  }

  private static String script(Path distribution) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    return distribution.resolve("bin").resolve(windows ? "edgescope.bat" : "edgescope").toString();
  }

  private static Process start(ProcessBuilder builder) throws IOException {
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    return builder.start();
  }

  /** Waits for the end of a command; reads both streams meanwhile, so that neither fills up. */
  static Outcome outcome(Process process) throws IOException {
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Outcome(process.waitFor(), out, err.join());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Process process) {
    try {
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
