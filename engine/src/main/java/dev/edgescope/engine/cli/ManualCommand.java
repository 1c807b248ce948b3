package dev.edgescope.engine.cli;

import dev.edgescope.engine.record.WholeFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The manual pages. They are made of the same descriptions as the help, so that no page can say
 * otherwise.
 */
@Command(
    name = "manual",
    description = "Write the manual pages, and the completion of bash, where a system has them.",
    mixinStandardHelpOptions = true,
    footer = {"", "For example: edgescope manual --out ~/.local/share"})
final class ManualCommand implements Callable<Integer> {
  private final PrintStream out;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where man/man1 and bash-completion/completions go.")
  private @Nullable Path to;

  ManualCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec root = Objects.requireNonNull(spec).root();
    Path folder = Objects.requireNonNull(to);
    Map<Path, String> files = new TreeMap<>();
    ManualPage.all(root)
        .forEach((name, page) ->
            files.put(folder.resolve("man").resolve("man1").resolve(name + ".1"), page));
    files.put(
        folder.resolve("bash-completion").resolve("completions").resolve(root.name()),
        CompletionCommand.script(root));
    for (Map.Entry<Path, String> file : files.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      WholeFile.write(file.getKey(), path -> Files.writeString(path, file.getValue()));
      out.println(file.getKey());
    }
    return EdgescopeCommand.DONE;
  }
}
