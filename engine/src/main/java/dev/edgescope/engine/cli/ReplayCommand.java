package dev.edgescope.engine.cli;

import dev.edgescope.engine.record.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The picture of a stored run or sweep; there only where something can draw it. */
@Command(
    name = "replay",
    description =
        "Write the window's picture of a stored run, or the plane of a sweep; needs no display.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private final PictureWriter writer;
  private final Progress progress;

  @Parameters(
      paramLabel = "FILE",
      description = "A run file (.edgescope), or the file of a sweep (.edgesweep).")
  private @Nullable Path file;

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

  @Option(
      names = "--outcome",
      paramLabel = "NAME",
      description =
          "Of a sweep: the column that gives the colours, such as k_mean (default: final_loss).")
  private @Nullable String outcome;

  ReplayCommand(PictureWriter writer, Progress progress) {
    this.writer = writer;
    this.progress = progress;
  }

  @Override
  public Integer call() throws IOException {
    if (file == null || png == null) {
      throw new IllegalStateException("The parser lets no command through without these");
    }
    RunFiles.missingLog(file).ifPresent(progress::say);
    writer.write(
        List.of(file),
        png,
        new PictureWriter.Look(width, height, dark),
        Optional.ofNullable(outcome));
    return EdgescopeCommand.DONE;
  }
}
