package dev.edgescope.engine.cli;

import dev.edgescope.engine.record.Runs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, which can be signalled, limited and killed. */
final class CommandProcess {
  private static final long MOST_SECONDS = 60;

  /**
   * A command that has ended.
   *
   * @param status as a shell would have it: beyond 128 the signal
   */
  record Outcome(int status, String out, String err) {}

  private CommandProcess() {}

  /** The child: the arguments are a command of the command line. */
  public static void main(String[] arguments) {
    System.exit(EdgescopeCommand.standard(Optional.empty()).run(arguments));
  }

  /** The words that start a command. */
  static List<String> words(List<String> javaOptions, String... arguments) {
    List<String> words = new ArrayList<>(Runs.process(CommandProcess.class, arguments));
    words.addAll(1, javaOptions);
    return words;
  }

  /**
   * Runs words to their end; what takes longer than a minute hangs.
   *
   * @throws IllegalStateException if it hangs
   */
  static Outcome run(List<String> words) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(words).start();
    try {
      CompletableFuture<String> out = text(process.getInputStream());
      CompletableFuture<String> err = text(process.getErrorStream());
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("hangs: " + words);
      }
      return new Outcome(process.exitValue(), out.join(), err.join());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
