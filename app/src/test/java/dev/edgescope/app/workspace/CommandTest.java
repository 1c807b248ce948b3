package dev.edgescope.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandTest {

  @ParameterizedTest
  @EnumSource(Place.class)
  void aKeyGivesOneCommandOfAPlaceAndOfTheWindow(Place place) {
    List<String> keys =
        Stream.of(place, Place.WINDOW)
            .distinct()
            .flatMap(one -> Command.withKeys(one).stream())
            .flatMap(command -> command.keys().stream())
            .map(key -> key.getDisplayText())
            .toList();
    assertEquals(keys.stream().distinct().toList(), keys);
  }

  @Test
  void anIdNamesOneCommandOfAPlace() {
    List<String> several =
        Arrays.stream(Command.values())
            .filter(command -> command != Command.SAVE_CHART_DATA)
            .collect(Collectors.groupingBy(Command::id, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() > 1)
            .map(entry -> entry.getKey())
            .toList();
    assertEquals(List.of(), several);
  }

  @Test
  void whatHasAKeyIsExplained() {
    assertEquals(
        List.of(),
        Arrays.stream(Place.values())
            .flatMap(place -> Command.withKeys(place).stream())
            .filter(command -> command.explanation().isEmpty())
            .toList());
  }

  @Test
  void aTooltipNamesTheKeys() {
    assertEquals("One chart large, for a room (P, F11).", Command.PRESENTATION.tooltip());
  }

  @Test
  void theReadmeHasTheKeysOfALiveRunAndOfTheWindow() throws IOException {
    Path file =
        Stream.of("README.md", "../README.md")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    List<String> lines = Files.readAllLines(file);
    List<String> missing =
        Stream.of(Place.LIVE, Place.WINDOW)
            .map(Command::withKeys)
            .flatMap(List::stream)
            .map(
                command -> "| " + Keys.words(command.keys()) + " | " + command.explanation() + " |")
            .filter(row -> !lines.contains(row))
            .toList();
    assertEquals(List.of(), missing);
  }
}
