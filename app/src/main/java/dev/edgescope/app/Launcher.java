package dev.edgescope.app;

import dev.edgescope.engine.run.InvalidConfigException;
import dev.edgescope.engine.run.Preset;
import dev.edgescope.engine.run.Presets;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.application.Application;

/**
 * The way in. Not itself an {@link Application}: the program runs from the class path, where Java
 * refuses to start one directly.
 *
 * <p>With a display it opens the window; without one it makes the default run and writes the
 * window's picture and the data.
 */
public final class Launcher {
  private static final String OUT_PROPERTY = "edgescope.out";
  private static final String OUT_DEFAULT = "edgescope-run";
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Launcher() {}

  /**
   * Starts Edgescope.
   *
   * @param args at most one: the id of a preset
   */
  public static void main(String[] args) {
    int status = start(List.of(args));
    if (status != 0) {
      // No toolkit runs any more, or none has ever run; otherwise the window decides about the end.
      System.exit(status);
    }
  }

  @SuppressWarnings("SystemOut") // the terminal is the only place that is there yet
  private static int start(List<String> args) {
    Preset preset;
    try {
      preset = preset(args);
    } catch (InvalidConfigException e) {
      System.err.println(e.getMessage());
      return MISUSED;
    }
    Thread.setDefaultUncaughtExceptionHandler(new UncaughtExceptions());
    if (hasDisplay(System.getProperty("os.name", ""), System.getenv())) {
      return window(preset, System.err);
    }
    Path folder = Path.of(System.getProperty(OUT_PROPERTY, OUT_DEFAULT)).toAbsolutePath();
    return new HeadlessRun(preset, folder, new Terminal(System.out, System.console() != null))
        .run();
  }

  /** The preset that the command line names, the first if it names none. */
  static Preset preset(List<String> args) {
    Presets presets = Presets.load();
    if (args.size() > 1) {
      throw new InvalidArguments(
          "Edgescope takes the id of one preset, not %d arguments.".formatted(args.size()));
    }
    return args.isEmpty() ? presets.first() : presets.byId(args.getFirst());
  }

  /**
   * Whether a window can be expected to open. Only Linux is ever without a display; a platform that
   * was asked for by name is left to answer for itself.
   */
  static boolean hasDisplay(String system, Map<String, String> environment) {
    boolean linux = system.toLowerCase(Locale.ROOT).contains("linux");
    return !linux
        || !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  private static int window(Preset preset, PrintStream errors) {
    try {
      Application.launch(EdgescopeApp.class, preset.id());
      return 0;
    } catch (RuntimeException | LinkageError e) {
      String advice = advice(e);
      if (advice == null) {
        throw e;
      }
      errors.println(advice);
      return FAILED;
    }
  }
}
