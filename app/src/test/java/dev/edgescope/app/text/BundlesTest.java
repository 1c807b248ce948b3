package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bundles of words hold what the sources ask for, in each language the same. */
class BundlesTest {
  private static final Pattern PLACE = Pattern.compile("%(\\d\\$)?s");
  private static final Pattern PERCENT = Pattern.compile("%(?!(\\d\\$)?s|%)");

  private static Map<String, String> english;
  private static Map<String, String> german;

  /** What the sources ask for; of the words of the engine, all. */
  private static Set<String> asked;

  @BeforeAll
  static void read() throws IOException {
    english = BundleFiles.english();
    german = BundleFiles.german();
    String bundles =
        english.keySet().stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .distinct()
            .collect(Collectors.joining("|"));
    // The names of some files begin as a bundle does.
    Pattern key = Pattern.compile("\"((?:" + bundles + ")(?:\\.(?!(?:csv|json)\")\\w+)+)\"");
    Pattern counted = Pattern.compile("Words\\s*\\.count\\(\\s*\"([\\w.]+)\"");
    asked = new TreeSet<>(english.keySet());
    asked.removeIf(one -> !one.startsWith("engine."));
    try (Stream<Path> files = Files.walk(BundleFiles.project().resolve("app/src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Set<String> counts =
            counted
                .matcher(source)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
        key.matcher(source)
            .results()
            .map(result -> result.group(1))
            .filter(found -> !counts.contains(found))
            .forEach(found -> asked.addAll(below(found)));
        counts.forEach(count -> {
          asked.add(count + ".one");
          asked.add(count + ".more");
        });
      }
    }
  }

  /** A key, or all that begin with it where it is the common part of several. */
  private static List<String> below(String key) {
    List<String> keys = english.keySet().stream().filter(one -> one.startsWith(key + ".")).toList();
    return keys.isEmpty() ? List.of(key) : keys;
  }

  @Test
  void everyKeyThatIsAskedForIsThere() {
    assertEquals(Set.of(), without(asked, english.keySet()));
  }

  @Test
  void everyKeyIsAskedFor() {
    assertEquals(Set.of(), without(english.keySet(), asked));
  }

  @Test
  void germanHasTheSameKeys() {
    assertEquals(english.keySet(), german.keySet());
  }

  @Test
  void germanHasTheSamePlaces() {
    List<String> others =
        english.entrySet().stream()
            .filter(text ->
                !places(text.getValue()).equals(places(german.getOrDefault(text.getKey(), ""))))
            .map(Map.Entry::getKey)
            .toList();
    assertEquals(List.of(), others);
  }

  @Test
  void germanHasTheSameLines() {
    assertEquals(
        List.of(),
        english.entrySet().stream()
            .filter(text ->
                text.getValue().lines().count()
                    != german.getOrDefault(text.getKey(), "").lines().count())
            .map(Map.Entry::getKey)
            .toList());
  }

  @Test
  void aPercentSignIsWrittenTwice() {
    List<String> single = new ArrayList<>();
    for (Map<String, String> language : List.of(english, german)) {
      language.forEach((key, text) -> {
        if (PERCENT.matcher(text.replace("%%", "")).find()) {
          single.add(key + " = " + text);
        }
      });
    }
    assertEquals(List.of(), single);
  }

  @Test
  void noTextIsEmpty() {
    assertEquals(
        List.of(),
        english.entrySet().stream()
            .filter(text -> text.getValue().isBlank())
            .map(Map.Entry::getKey)
            .toList());
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }
}
