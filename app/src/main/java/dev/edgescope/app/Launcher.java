package dev.edgescope.app;

import dev.edgescope.app.record.UserFolder;
import dev.edgescope.engine.cli.EdgescopeCommand;
import dev.edgescope.engine.cli.PlainText;
import dev.edgescope.engine.cli.Progress;
import dev.edgescope.engine.cli.Terminal;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.record.RunFileException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javafx.application.Application;

/**
 * The way in. Not itself an {@link Application}: the program runs from the class path, where Java
 * refuses to start one directly.
 *
 * <p>With a display it opens the window; without one it makes the run of the preset and leaves the
 * window's picture and the data.
 */
public final class Launcher {
  private static final String HOME_PROPERTY = "user.home";

  /** The folder of the log, as {@code logback.xml} has it. */
  private static final String LOGS_PROPERTY = "edgescope.logs";

  private static final String OUT_PROPERTY = "edgescope.out";
  private static final String OUT_DEFAULT = "edgescope-run";
  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  private Launcher() {}

  /**
   * Starts Edgescope.
   *
   * @param args none, the id of a preset, or a file, for the window; else a command of the command
   *     line
   */
  public static void main(String[] args) {
    // Libraries make sentences and numbers as well.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.setOut(PlainText.on(System.out));
    System.setErr(PlainText.on(System.err));
    // Before anything is logged or unpacked, which both go below the user's folder.
    System.setProperty(HOME_PROPERTY, home(System.getProperties()));
    System.setProperty(LOGS_PROPERTY, UserFolder.DATA.standard(LOGS_PROPERTY, "logs").toString());
    int status = start(List.of(args), System.err, Launcher::commandLine);
    if (status != 0) {
      // Only reached where no toolkit has come up, or it has gone again.
      System.exit(status);
    }
  }

  /**
   * The user's folder. A user whom the system does not know has none, and Java calls it "?": then
   * one in the temporary folder.
   */
  static String home(Properties system) {
    String home = system.getProperty(HOME_PROPERTY, "");
    return Path.of(home).isAbsolute()
        ? home
        : Path.of(system.getProperty("java.io.tmpdir", ""))
            .resolve("edgescope-" + system.getProperty("user.name", "").replaceAll("\\W", ""))
            .toAbsolutePath()
            .toString();
  }

  private static EdgescopeCommand commandLine() {
    return EdgescopeCommand.standard(Optional.of(new ReplayPicture()));
  }

  /**
   * Starts what is asked for. A command waits for nothing that only the window needs, and the other
   * way round.
   *
   * @param commandLine made where it is wanted
   * @return the exit status: 0, or what went wrong
   */
  static int start(List<String> args, PrintStream errors, Supplier<EdgescopeCommand> commandLine) {
    if (args.size() > 1 || (args.size() == 1 && EdgescopeCommand.isCommand(args.getFirst()))) {
      return run(args, commandLine);
    }
    Presets presets = Presets.load();
    Optional<Preset> named =
        args.stream()
            .flatMap(id -> presets.all().stream().filter(preset -> preset.id().equals(id)))
            .findFirst();
    Optional<OpenedFile> opened = Optional.empty();
    if (named.isEmpty() && args.stream().anyMatch(OpenedFile::isMeant)) {
      try {
        opened = Optional.of(OpenedFile.of(Path.of(args.getFirst())));
      } catch (InvalidConfigException e) {
        errors.println(e.messageByKey());
        return REFUSED;
      } catch (RunFileException e) {
        errors.println(e.getMessage());
        return REFUSED;
      }
    }
    if (!args.isEmpty() && named.isEmpty() && opened.isEmpty()) {
      return commandLine.get().run(args.toArray(String[]::new));
    }
    Thread.setDefaultUncaughtExceptionHandler(new UncaughtExceptions());
    Optional<Preset> experiment = opened.flatMap(OpenedFile::experiment);
    if (hasDisplay(System.getProperty("os.name", ""), System.getenv())) {
      return openWindow(named.orElseGet(presets::first), opened, errors);
    }
    if (opened.isPresent() && experiment.isEmpty()) {
      errors.println(opened.get().withoutWindow());
      return REFUSED;
    }
    Preset preset = experiment.or(() -> named).orElseGet(presets::first);
    long steps =
        experiment
            .map(own -> own.config().length().steps().orElse(HeadlessRun.STEPS))
            .orElse(HeadlessRun.STEPS);
    Path folder = Path.of(System.getProperty(OUT_PROPERTY, OUT_DEFAULT)).toAbsolutePath();
    return runHeadless(presets.all(), preset, steps, folder);
  }

  /** The command line is in English, and so is what it writes. */
  private static int run(List<String> args, Supplier<EdgescopeCommand> commandLine) {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
    return commandLine.get().run(args.toArray(String[]::new));
  }

  /** The exit status of a run without a display that says where it is on the standard output. */
  static int runHeadless(List<Preset> presets, Preset preset, long steps, Path folder) {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
    Progress progress = Progress.on(System.out, Terminal.OUT);
    return new HeadlessRun(presets, preset, steps, folder, progress).run();
  }

  private static int openWindow(Preset preset, Optional<OpenedFile> opened, PrintStream errors) {
    List<String> parameters = new ArrayList<>(List.of(preset.id()));
    opened.ifPresent(file -> parameters.add(file.path().toString()));
    ToolkitLog.leaveOutTheUsual();
    try {
      Application.launch(EdgescopeApp.class, parameters.toArray(String[]::new));
      return 0;
    } catch (UnsupportedOperationException | LinkageError e) {
      errors.println(advice(String.valueOf(e.getMessage()), System.getenv()));
      return FAILED;
    }
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

  /** What to do about a toolkit that does not come up, in one sentence. */
  static String advice(String message, Map<String, String> environment) {
    if (message.contains("DISPLAY")) {
      return String.format(
          Locale.ROOT,
          "No window can be opened: the display \"%s\" does not answer; correct DISPLAY, or unset"
              + " it to run without a window.",
          environment.getOrDefault("DISPLAY", ""));
    }
    if (message.contains("GTK")) {
      return "No window can be opened: GTK 3 is missing; install it (on Debian and Ubuntu: apt"
          + " install libgtk-3-0), or unset DISPLAY to run without a window.";
    }
    return "No window can be opened: " + message + "; unset DISPLAY to run without one.";
  }
}
