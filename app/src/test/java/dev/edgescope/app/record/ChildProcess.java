package dev.edgescope.app.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Classes of these tests in a process of their own, as what is to be killed has to be. */
public final class ChildProcess {
  private ChildProcess() {}

  /** Starts a class with a path as its only argument; what it says is passed over. */
  public static Process start(Class<?> main, Path path) throws IOException {
    return new ProcessBuilder(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                path.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
