package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.app.lesson.Lesson;
import dev.edgescope.app.lesson.LessonStep;
import dev.edgescope.app.lesson.LessonStep.Ask;
import dev.edgescope.app.lesson.Lessons;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told of presets, lessons, sweeps and studies is there in English and in German. */
class TranslatedAssetsTest {
  private static final Set<String> TOLD =
      Set.of("title", "description", "line", "tryThis", "say", "reveal", "question");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*(?<![.,])");
  private static final Pattern LINK = Pattern.compile("\\(https?:[^)]+\\)");
  private static final Pattern QUOTED = Pattern.compile("[„\"]([^“\"]+)[“\"]");

  /** Texts as they are written, by their place. */
  private static final Map<String, JsonNode> TEXTS = new TreeMap<>();

  /** English and German pages, by their path. */
  private static final Map<String, List<String>> PAGES = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    Path assets = BundleFiles.project().resolve("assets/src/main/resources/dev/edgescope/assets");
    for (String folder : List.of("presets", "lecture", "sweeps", "lessons")) {
      try (Stream<Path> files = Files.list(assets.resolve(folder))) {
        for (Path file : files.toList()) {
          String name = String.valueOf(file.getFileName());
          if (name.endsWith(".json")) {
            collect(folder + "/" + name, RunConfigJson.parse(Files.readString(file)));
          } else if (!name.endsWith(".de.md")) {
            Path german = file.resolveSibling(name.replace(".md", ".de.md"));
            PAGES.put(
                folder + "/" + name,
                List.of(
                    Files.readString(file), Files.exists(german) ? Files.readString(german) : ""));
          }
        }
      }
    }
  }

  private static void collect(String place, JsonNode node) {
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      String inside = place + "." + one.getKey();
      if (TOLD.contains(one.getKey())) {
        TEXTS.put(inside, one.getValue());
      } else if (one.getKey().equals("choices")) {
        one.getValue().forEach(choice -> TEXTS.put(inside + "[" + TEXTS.size() + "]", choice));
      } else {
        collect(inside, one.getValue());
      }
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(place + "[" + i + "]", node.get(i));
      }
    }
  }

  @Test
  void everyTextIsThereInBothLanguages() {
    List<String> missing = new ArrayList<>();
    TEXTS.forEach((place, text) -> {
      if (!text.path("en").isTextual() || !text.path("de").isTextual()) {
        missing.add(place);
      }
    });
    PAGES.forEach((place, page) -> {
      if (page.getLast().isBlank()) {
        missing.add(place);
      }
    });
    assertEquals(List.of(), missing);
  }

  @Test
  void germanTellsTheSameNumbers() {
    List<String> others = new ArrayList<>();
    TEXTS.forEach((place, text) -> {
      if (!found(NUMBER, text.path("en").asText())
          .equals(found(NUMBER, text.path("de").asText()))) {
        others.add(place);
      }
    });
    PAGES.forEach((place, page) -> {
      if (!found(NUMBER, page.getFirst()).equals(found(NUMBER, page.getLast()))) {
        others.add(place);
      }
    });
    assertEquals(List.of(), others);
  }

  @Test
  void germanPagesHaveTheSameParts() {
    List<String> others = new ArrayList<>();
    PAGES.forEach((place, page) -> {
      String english = page.getFirst();
      String german = page.getLast();
      if (!found(LINK, english).equals(found(LINK, german))
          || english.split("\n\n").length != german.split("\n\n").length
          || english.split("\\*\\*").length != german.split("\\*\\*").length) {
        others.add(place);
      }
    });
    assertEquals(List.of(), others);
  }

  @Test
  void aGermanLessonIsTheSameButForWhatIsSaid() {
    assertEquals(
        Lessons.load("en").stream().map(TranslatedAssetsTest::unsaid).toList(),
        Lessons.load("de").stream().map(TranslatedAssetsTest::unsaid).toList());
  }

  @Test
  void aGermanPresetIsTheSameButForWhatIsSaid() {
    assertEquals(
        Presets.load("en").all().stream()
            .map(preset -> List.of(preset.id(), preset.config(), preset.charts(), preset.flows()))
            .toList(),
        Presets.load("de").all().stream()
            .map(preset -> List.of(preset.id(), preset.config(), preset.charts(), preset.flows()))
            .toList());
  }

  @Test
  void controlsAreCalledAsTheWindowCallsThem() throws IOException {
    Map<String, Set<String>> words =
        Map.of(
            "en", new HashSet<>(BundleFiles.english().values()),
            "de", new HashSet<>(BundleFiles.german().values()));
    List<String> unknown = new ArrayList<>();
    TEXTS.forEach((place, text) ->
        words.forEach((language, known) ->
            QUOTED
                .matcher(text.path(language).asText())
                .results()
                .map(result -> result.group(1))
                .filter(quoted -> !known.contains(quoted))
                .forEach(quoted -> unknown.add(place + ": " + quoted))));
    assertEquals(List.of(), unknown);
  }

  /** How often each is found is the same, the order may be another. */
  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  private static Lesson unsaid(Lesson lesson) {
    return new Lesson(
        lesson.id(),
        "",
        lesson.steps().stream()
            .map(step ->
                new LessonStep(
                    "",
                    step.highlight(),
                    step.setup(),
                    step.set(),
                    step.ask().map(TranslatedAssetsTest::unsaid),
                    step.until(),
                    step.reveal().isEmpty() ? "" : "told"))
            .toList());
  }

  private static Ask unsaid(Ask ask) {
    return switch (ask) {
      case Ask.Choose choose ->
          new Ask.Choose("", choose.choices().stream().map(choice -> "").toList(), choose.right());
      case Ask.Draw draw -> new Ask.Draw("", draw.chart(), draw.steps(), draw.highest());
    };
  }
}
