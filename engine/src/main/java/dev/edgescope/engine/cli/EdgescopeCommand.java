package dev.edgescope.engine.cli;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.record.FileReason;
import dev.edgescope.engine.record.ProgramVersion;
import dev.edgescope.engine.record.RunFileException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
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

  /** In the order in which one needs them. */
  private static final List<String> ORDER =
      List.of("presets", "config", "train", "measure", "export", "replay", "help");

  private static final Logger LOG = LoggerFactory.getLogger(EdgescopeCommand.class);

  private final PrintStream err;
  private final CommandLine commandLine;

  /**
   * A command line that prints where it is told.
   *
   * @param interactive whether {@code err} is a terminal, which can show a moving bar
   * @param picture what draws stored runs; without it there is no {@code replay}
   */
  public EdgescopeCommand(
      PrintStream out, PrintStream err, boolean interactive, Optional<PictureWriter> picture) {
    this.err = err;
    commandLine = new CommandLine(new Commands(out, new Progress(err, interactive)));
    picture.ifPresent(writer -> commandLine.addSubcommand(new ReplayCommand(writer)));
    for (String name : ORDER) {
      CommandLine moved = commandLine.getCommandSpec().removeSubcommand(name);
      if (moved != null) {
        commandLine.addSubcommand(name, moved);
      }
    }
    registerNumbers();
    commandLine.getCommandSpec().version("edgescope " + ProgramVersion.current());
    commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    commandLine.setParameterExceptionHandler((failure, arguments) -> misuse(failure));
    commandLine.setExecutionExceptionHandler(
        (failure, command, result) -> failed(command.getCommandName(), failure));
  }

  /** The command line of this process. */
  public static EdgescopeCommand standard(Optional<PictureWriter> picture) {
    boolean interactive = Progress.isTerminal();
    return new EdgescopeCommand(results(interactive), System.err, interactive, picture);
  }

  /** What a program or a file takes is UTF-8, as JSON must be; a terminal has its own encoding. */
  private static PrintStream results(boolean terminal) {
    return terminal
        ? System.out
        : new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  /** Types of Java mean nothing to who gives a wrong number. */
  private void registerNumbers() {
    commandLine.registerConverter(Long.class, text -> whole(text, Long::valueOf));
    commandLine.registerConverter(Integer.class, text -> whole(text, Integer::valueOf));
    commandLine.registerConverter(int.class, text -> whole(text, Integer::valueOf));
  }

  private static <N> N whole(String text, Function<String, N> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("\"%s\" is not a whole number".formatted(text));
    }
  }

  /**
   * Does what the arguments say.
   *
   * @return the exit status
   */
  public int run(String... arguments) {
    return commandLine.execute(arguments);
  }

  private int misuse(ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    if (failure instanceof UnmatchedArgumentException unmatched
        && failure.getCommandLine().getParent() == null) {
      err.println(
          "\"%s\" is no command and no preset; give one of %s, or nothing for the window."
              .formatted(
                  unmatched.getUnmatched().getFirst(),
                  String.join(", ", commandLine.getSubcommands().keySet())));
      return MISUSE;
    }
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    err.println(message.replaceAll("[.;]?\\s*$", "") + "; see " + command + " --help.");
    return MISUSE;
  }

  private int failed(String command, Exception failure) {
    String sentence =
        switch (failure) {
          case InvalidConfigException e -> e.messageByKey();
          case UnreadableDataException e -> e.getMessage();
          case RunFileException e -> e.getMessage();
          case MisuseException e -> e.getMessage();
          case FileSystemException e -> sentence(e);
          case UncheckedIOException e when e.getCause() instanceof FileSystemException file ->
              sentence(file);
          case IOException e ->
              "Reading or writing failed (%s); free space, or give another folder."
                  .formatted(e.getMessage());
          default -> null;
        };
    if (sentence != null) {
      LOG.info("{} was refused", command, failure);
      err.println(sentence);
      return MISUSE;
    }
    LOG.error("{} failed", command, failure);
    err.println(
        "A defect in Edgescope has stopped this command (%s); the details are in its log."
            .formatted(failure));
    return DEFECT;
  }

  private static String sentence(FileSystemException e) {
    return "%s cannot be read or written (%s); give another path."
        .formatted(e.getFile(), FileReason.of(e));
  }
}
