package dev.edgescope.app.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Python of this machine, where there is one. */
public final class Python {
  private Python() {}

  /** Whether there is a Python 3. */
  public static boolean isThere() throws InterruptedException {
    try {
      return run("--version").startsWith("Python 3");
    } catch (IOException e) {
      return false;
    }
  }

  /** What it says to some arguments, errors among it; pictures are drawn without a display. */
  public static String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MPLBACKEND", "Agg");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(60, TimeUnit.SECONDS);
    return output;
  }
}
