package dev.edgescope.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The picture of a stored run; there only where something can draw it. */
@Command(
    name = "replay",
    description = "Write the window's picture of a stored run; needs no display.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private final PictureWriter writer;

  @Parameters(paramLabel = "RUN", description = "A run file (.edgescope).")
  private @Nullable Path run;

  @Option(names = "--png", paramLabel = "PATH", required = true, description = "Where to.")
  private @Nullable Path png;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      defaultValue = "1600",
      description = "Of the window (default: ${DEFAULT-VALUE}).")
  private int width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      defaultValue = "960",
      description = "Of the window (default: ${DEFAULT-VALUE}).")
  private int height;

  @Option(names = "--dark", description = "Light on dark.")
  private boolean dark;

  ReplayCommand(PictureWriter writer) {
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    if (run == null || png == null) {
      throw new IllegalStateException("The parser lets no command through without these");
    }
    writer.write(run, png, new PictureWriter.Look(width, height, dark));
    return EdgescopeCommand.DONE;
  }
}
