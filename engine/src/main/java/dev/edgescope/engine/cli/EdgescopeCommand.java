package dev.edgescope.engine.cli;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.machine.JavaOptions;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.ProgramVersion;
import dev.edgescope.engine.record.RunFileException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: the commands, their exit statuses, and the one sentence on the error stream
 * where something is wrong.
 */
public final class EdgescopeCommand {
  /** It has done what was asked. */
  public static final int DONE = 0;

  /** A defect in Edgescope; its stack trace is in the log. */
  public static final int DEFECT = 1;

  /** Something that was given cannot be: an option, a configuration, a file, a folder. */
  public static final int MISUSE = 2;

  /** Ctrl-C has ended it before there was a result; what a shell says of that signal. */
  public static final int INTERRUPTED = 130;

  /** Such as the path of thousands of characters; its ends are shown. */
  private static final Pattern LONG_WORD = Pattern.compile("\\S{400,}");

  private static final int SHOWN = 150;

  private static final String REPLAY = "replay";
  private static final String COMPARE = "compare";
  private static final String COMPLETION = "completion";
  private static final String MANUAL = "manual";
  private static final String HELP = "help";

  /** The commands, in the order in which one needs them. */
  private static final List<String> ORDER =
      List.of(
          "presets",
          "config",
          "data",
          "train",
          "measure",
          "sweep",
          "export",
          REPLAY,
          COMPARE,
          "python",
          COMPLETION,
          MANUAL,
          HELP);

  /** What is said of all commands. */
  private static final Set<String> OF_ALL = Set.of(COMPLETION, MANUAL, HELP);

  private final PrintStream err;
  private final Results results;
  private final PrintStream out;
  private final Progress progress;
  private final Optional<PictureWriter> picture;

  /**
   * A command line that prints where it is told, in UTF-8.
   *
   * @param picture what draws stored runs; without it there is no {@code replay}
   */
  public EdgescopeCommand(OutputStream out, PrintStream err, Optional<PictureWriter> picture) {
    this(out, StandardCharsets.UTF_8, err, new Progress(err, Optional.empty()), picture);
  }

  private EdgescopeCommand(
      OutputStream to,
      Charset charset,
      PrintStream err,
      Progress progress,
      Optional<PictureWriter> picture) {
    this.err = err;
    this.progress = progress;
    this.picture = picture;
    results = new Results(to);
    out = new PrintStream(results, true, charset);
  }

  /**
   * The command line of this process. What a program or a file takes is UTF-8, as JSON must be; a
   * terminal has its own encoding.
   */
  public static EdgescopeCommand standard(Optional<PictureWriter> picture) {
    return new EdgescopeCommand(
        new FileOutputStream(FileDescriptor.out),
        Terminal.OUT.isTerminal() ? System.out.charset() : StandardCharsets.UTF_8,
        System.err,
        Progress.on(System.err, Terminal.ERR),
        picture);
  }

  /**
   * Whether a first argument is of the command line: a command, or an option of all. Another may be
   * a preset for the window.
   */
  public static boolean isCommand(String word) {
    return ORDER.contains(word) || word.startsWith("-");
  }

  /** Of all commands only the one that is asked for, if it is one: to describe all takes longer. */
  private CommandLine describe(String... arguments) {
    CommandLine commandLine = new CommandLine(new Commands(out, progress));
    commandLine.setExpandAtFiles(false); // the name of a file may begin with an @
    String asked = arguments.length > 0 ? arguments[0] : "";
    boolean there = ORDER.contains(asked) && (picture.isPresent() || !asked.equals(REPLAY));
    boolean one = there && !OF_ALL.contains(asked);
    for (String name : one ? List.of(asked) : ORDER) {
      switch (name) {
        case HELP -> commandLine.addSubcommand(new HelpCommand());
        case COMPARE -> commandLine.addSubcommand(new CompareCommand(out, progress, picture));
        case COMPLETION -> commandLine.addSubcommand(new CompletionCommand(out));
        case MANUAL -> commandLine.addSubcommand(new ManualCommand(out));
        case REPLAY ->
            picture.ifPresent(
                writer -> commandLine.addSubcommand(new ReplayCommand(writer, progress)));
        default ->
            commandLine.addSubcommand(
                new CommandLine(CommandLine.getCommandMethods(Commands.class, name).getFirst()));
      }
    }
    registerTypes(commandLine);
    commandLine.getCommandSpec().version("edgescope " + ProgramVersion.current());
    commandLine.setOut(new PrintWriter(out, true, out.charset()));
    commandLine.setErr(new PrintWriter(err, true, err.charset()));
    commandLine.setParameterExceptionHandler((failure, given) -> misuse(failure));
    commandLine.setExecutionExceptionHandler(
        (failure, command, result) -> failed(command.getCommandName(), failure));
    return commandLine;
  }

  /** Types of Java mean nothing to who gives a wrong number. */
  private static void registerTypes(CommandLine commandLine) {
    commandLine.registerConverter(Long.class, text -> whole(text, Long::valueOf));
    commandLine.registerConverter(Integer.class, text -> whole(text, Integer::valueOf));
    commandLine.registerConverter(int.class, text -> whole(text, Integer::valueOf));
    commandLine.registerConverter(Path.class, EdgescopeCommand::path);
  }

  private static <N> N whole(String text, Function<String, N> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          String.format(
              Locale.ROOT,
              "\"%s\" is %s",
              text,
              text.matches("[+-]?\\d+") ? "out of range" : "not a whole number"));
    }
  }

  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("an empty text names no file or folder");
    }
    return Path.of(text);
  }

  /**
   * Does what the arguments say.
   *
   * @return the exit status
   */
  public int run(String... arguments) {
    if (arguments.length > 0) {
      EarlyStart.of(arguments[0]);
    }
    int status;
    try {
      status = describe(arguments).execute(arguments);
    } catch (OutOfMemoryError e) {
      status = outOfMemory(e);
    }
    out.flush();
    Optional<IOException> lost = results.failure().filter(failure -> !results.readerGone());
    if (status != DONE || lost.isEmpty()) {
      return status;
    }
    say(
        String.format(
            Locale.ROOT,
            "The results could not be written (%s); free space, or give another place for them.",
            lost.get().getMessage()));
    return MISUSE;
  }

  private int outOfMemory(Throwable e) {
    log().info("Out of memory", e);
    say(
        String.format(
            Locale.ROOT,
            "The memory does not suffice (%s; Java may take %.1f GB); use fewer examples or a"
                + " smaller model, or start with %s and more.",
            e.getMessage(),
            Runtime.getRuntime().maxMemory() / 1e9,
            JavaOptions.given("-Xmx")));
    return MISUSE;
  }

  /** Only now: most commands have nothing to log, and to set up the log takes as long as they. */
  private static Logger log() {
    return LoggerFactory.getLogger(EdgescopeCommand.class);
  }

  /** A sentence in one line. */
  private void say(String sentence) {
    String line = sentence.replaceAll("\\s*\\R\\s*", " ");
    err.println(
        LONG_WORD
            .matcher(line)
            .replaceAll(word ->
                Matcher.quoteReplacement(
                    word.group().substring(0, SHOWN)
                        + "..."
                        + word.group().substring(word.group().length() - SHOWN))));
  }

  private int misuse(ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    if (failure instanceof UnmatchedArgumentException unmatched
        && failure.getCommandLine().getParent() == null) {
      say(
          String.format(
              Locale.ROOT,
              "\"%s\" is no command, preset or file; give one of %s, or nothing for the window.",
              unmatched.getUnmatched().getFirst(),
              String.join(", ", failure.getCommandLine().getSubcommands().keySet())));
      return MISUSE;
    }
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    say(message.replaceAll("[.;]?\\s*$", "") + "; see " + command + " --help.");
    return MISUSE;
  }

  private int failed(String command, Exception failure) {
    if (results.failure().isPresent()) {
      return DONE; // what that means is decided at the end
    }
    // What a command throws that is no exception comes wrapped.
    if (failure instanceof ExecutionException
        && failure.getCause() instanceof OutOfMemoryError memory) {
      return outOfMemory(memory);
    }
    String sentence =
        switch (failure) {
          case InvalidConfigException e -> e.messageByKey();
          case UnreadableDataException e -> e.getMessage();
          case RunFileException e -> e.getMessage();
          case MisuseException e -> e.getMessage();
          case IOException e -> sentence(e);
          case UncheckedIOException e when e.getCause() != null -> sentence(e.getCause());
          default -> null;
        };
    if (sentence != null) {
      log().info("{} was refused", command, failure);
      say(sentence);
      return MISUSE;
    }
    log().error("{} failed", command, failure);
    say(
        String.format(
            Locale.ROOT,
            "A defect in Edgescope has stopped this command (%s); the details are in its log.",
            failure));
    return DEFECT;
  }

  private static String sentence(IOException e) {
    return e instanceof FileSystemException file && file.getFile() != null
        ? String.format(
            Locale.ROOT,
            "%s cannot be read or written (%s); give another path.",
            file.getFile(),
            FileReason.of(file))
        : String.format(
            Locale.ROOT,
            "Reading or writing failed (%s); free space, or give another folder.",
            FileReason.of(e));
  }
}
