package dev.edgescope.engine.cli;

import java.io.PrintStream;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a shell needs to complete commands, options and files. */
@Command(
    name = "completion",
    description = "Print the completion of this command line for bash and zsh.",
    mixinStandardHelpOptions = true,
    footer = {"", "In ~/.bashrc or ~/.zshrc:", "  source <(edgescope completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final PrintStream out;

  @Spec private @Nullable CommandSpec spec;

  CompletionCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    out.print(script(Objects.requireNonNull(spec).root()));
    return EdgescopeCommand.DONE;
  }

  /** The script of a command line with all its commands. */
  static String script(CommandSpec root) {
    return AutoComplete.bash(root.name(), root.commandLine());
  }
}
