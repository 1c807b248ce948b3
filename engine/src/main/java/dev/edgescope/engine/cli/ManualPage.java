package dev.edgescope.engine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A manual page in the language of roff, of the description of a command. Picocli's own generator
 * makes AsciiDoc, which takes a Ruby interpreter to become a manual page.
 */
final class ManualPage {
  private static final Pattern ANSI = Pattern.compile("\\x{1b}\\[[0-9;]*m");

  private final CommandSpec command;
  private final StringBuilder text = new StringBuilder();

  private ManualPage(CommandSpec command) {
    this.command = command;
  }

  /** The pages of a command line by their names, {@code edgescope} and {@code edgescope-train}. */
  static Map<String, String> all(CommandSpec root) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(nameOf(root), new ManualPage(root).write());
    for (CommandLine one : root.subcommands().values()) {
      pages.put(nameOf(one.getCommandSpec()), new ManualPage(one.getCommandSpec()).write());
    }
    return pages;
  }

  private static String nameOf(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private String write() {
    String version = Arrays.stream(command.root().version()).findFirst().orElse("");
    text.append(
        String.format(
            Locale.ROOT,
            ".TH \"%s\" 1 \"\" \"%s\" \"Edgescope\"%n",
            escaped(nameOf(command).toUpperCase(Locale.ROOT)),
            escaped(version)));
    text.append(".nh\n.ad l\n");
    String description = String.join(" ", command.usageMessage().description());
    section("NAME");
    line(nameOf(command) + " - " + description);
    section("SYNOPSIS");
    line(synopsis());
    section("DESCRIPTION");
    line(description);
    if (!command.positionalParameters().isEmpty()) {
      section("OPERANDS");
      command.positionalParameters().forEach(this::operand);
    }
    section("OPTIONS");
    command.options().forEach(this::option);
    if (!command.subcommands().isEmpty()) {
      section("COMMANDS");
      command
          .subcommands()
          .forEach((name, one) ->
              entry(
                  name,
                  String.join(" ", one.getCommandSpec().usageMessage().description())
                      + " See "
                      + nameOf(one.getCommandSpec())
                      + "(1)."));
    }
    footer();
    return text.toString();
  }

  private String synopsis() {
    Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    return ANSI.matcher(help.synopsis(0)).replaceAll("").replaceAll("\\s+", " ").strip();
  }

  private void operand(PositionalParamSpec operand) {
    entry(operand.paramLabel(), description(operand));
  }

  private void option(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    entry(String.join(", ", option.names()) + value, description(option));
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  /** Examples and exit statuses, as the help has them at its end: each line as it is. */
  private void footer() {
    List<String> lines =
        Arrays.stream(command.usageMessage().footer())
            .dropWhile(String::isBlank)
            .collect(Collectors.toCollection(ArrayList::new));
    if (!lines.isEmpty()) {
      section("NOTES");
      text.append(".nf\n");
      lines.forEach(this::line);
      text.append(".fi\n");
    }
  }

  private void section(String title) {
    text.append(".SH ").append(title).append('\n');
  }

  private void entry(String term, String description) {
    text.append(".TP\n.B ").append(escaped(term)).append('\n');
    line(description);
  }

  private void line(String sentence) {
    text.append(escaped(sentence)).append('\n');
  }

  /** A hyphen is a minus, as shells want it; no line begins with what would be a request. */
  private static String escaped(String sentence) {
    String plain = sentence.replace("\\", "\\e").replace("-", "\\-").replace("%n", " ");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
