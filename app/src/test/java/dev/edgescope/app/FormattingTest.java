package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every Java source of the project is in google-java-format.
 *
 * <p>A test and not a Maven plugin, because the formatter reads the language of the JDK it runs on:
 * tests run on the toolchain's JDK, plugins on whatever JDK Maven happens to use. With {@code
 * -Dformat.apply=true} the test rewrites what it finds.
 */
class FormattingTest {
  private static final boolean APPLY = Boolean.getBoolean("format.apply");

  @Test
  void sourcesAreFormatted() throws IOException {
    List<Path> unformatted = sources().parallelStream().filter(FormattingTest::isLeft).toList();
    assertEquals(
        List.of(),
        unformatted,
        "run: mvn -q test -pl app -am -Dtest=FormattingTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dformat.apply=true");
  }

  /** Whether the file is left as it is although the formatter would change it. */
  private static boolean isLeft(Path file) {
    try {
      String source = Files.readString(file);
      String formatted = format(source);
      if (formatted.equals(source)) {
        return false;
      }
      if (APPLY) {
        Files.writeString(file, formatted);
      }
      return !APPLY;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new AssertionError(file + " cannot be formatted", e);
    }
  }

  private static String format(String source) throws FormatterException {
    String cleaned = RemoveUnusedImports.removeUnusedImports(source);
    String ordered = ImportOrderer.reorderImports(cleaned, JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(ordered);
  }

  private static List<Path> sources() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
