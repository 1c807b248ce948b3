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

  /** Starts a command in a place without a display that knows nothing but ASCII. */
  static Process start(String... arguments) throws IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    Path script = Path.of("target", "edgescope", "bin", windows ? "edgescope.bat" : "edgescope");
    List<String> command = new ArrayList<>(List.of(script.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
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
