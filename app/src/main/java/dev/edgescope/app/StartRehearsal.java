package dev.edgescope.app;

import dev.edgescope.engine.cli.EdgescopeCommand;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What commands and the window load at their start, gone through once: while the distribution is
 * built the JVM takes down what that is, and keeps it loaded and linked in the cache that later
 * starts begin with.
 */
public final class StartRehearsal {
  private static final long STEPS = 20;

  private StartRehearsal() {}

  /**
   * Makes two commands and a window without a display.
   *
   * @param args the folder for what they leave
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Presets presets = Presets.load();
    Preset preset = presets.first();
    Path config =
        Files.writeString(folder.resolve("run.json"), RunConfigJson.write(preset.config()));
    String out = folder.toString();
    Launcher.main(new String[] {"presets"});
    Launcher.main(new String[] {"train", config.toString(), "--steps", "1", "--out", out});
    int status = Launcher.runHeadless(presets.all(), preset, STEPS, folder);
    if (status != EdgescopeCommand.DONE) {
      System.exit(status);
    }
  }
}
