package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All words of a language, as the bundles have them, by their keys. */
public final class BundleFiles {
  private BundleFiles() {}

  public static Map<String, String> english() throws IOException {
    return read(false);
  }

  public static Map<String, String> german() throws IOException {
    return read(true);
  }

  /** The folder of the project: tests run in that of the module, or in that above it. */
  static Path project() {
    return (Files.isDirectory(Path.of("app")) ? Path.of("") : Path.of("..")).toAbsolutePath();
  }

  private static Map<String, String> read(boolean german) throws IOException {
    Path folder = project().resolve("assets/src/main/resources/dev/edgescope/assets/words");
    Map<String, String> words = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith("_de.properties") == german) {
          words.putAll(bundle(file));
        }
      }
    }
    return words;
  }

  /** Fails where a key stands twice, of which the first would be lost. */
  private static Map<String, String> bundle(Path file) throws IOException {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      read.load(reader);
    }
    long lines;
    try (Stream<String> all = Files.lines(file, StandardCharsets.UTF_8)) {
      lines = all.filter(line -> !line.isBlank() && !line.startsWith("#")).count();
    }
    assertEquals(lines, read.size(), "keys of " + file);
    String name = String.valueOf(file.getFileName()).replaceAll("(_de)?\\.properties", ".");
    Map<String, String> words = new TreeMap<>();
    for (String key : read.stringPropertyNames()) {
      assertEquals(name, key.substring(0, name.length()), key);
      words.put(key, read.getProperty(key));
    }
    return words;
  }
}
