package dev.edgescope.app.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Quantity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTableTest {
  @AfterEach
  void backToEnglish() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
  }

  @Test
  void everyQuantityCanBeAskedForByAChart() {
    Set<Quantity> charted =
        ChartTable.all().stream()
            .flatMap(kind -> kind.quantities().stream())
            .collect(Collectors.toSet());

    assertEquals(EnumSet.allOf(Quantity.class), charted);
  }

  @Test
  void aNameStandsForOneChart() {
    List<String> ids = ChartTable.all().stream().map(ChartKind::id).toList();

    assertEquals(ids.stream().distinct().toList(), ids);
  }

  @Test
  void everyGroupOffersSomething() {
    assertTrue(
        Arrays.stream(ChartGroup.values()).noneMatch(group -> ChartTable.in(group).isEmpty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyChartIsExplainedInOneSentence(String language) {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(language));
    for (ChartKind kind : ChartTable.all()) {
      String sentence = kind.term().sentence();
      assertTrue(sentence.matches("[^.]+(\\d\\.\\d[^.]*)*\\."), kind.id() + ": " + sentence);
      assertFalse(kind.term().formula().isBlank(), kind.id());
    }
  }

  @Test
  void theOtherFormOfAChartLeadsBack() {
    for (LineKind kind : ChartTable.lines()) {
      kind.otherForm()
          .ifPresent(other ->
              assertEquals(
                  kind.id(),
                  ((LineKind) ChartTable.find(other).orElseThrow()).otherForm().orElseThrow()));
    }
  }

  @Test
  void whatIsNotMeasuredIsTold() {
    ChartKind batchSharpness = ChartTable.find("batch-sharpness").orElseThrow();

    assertFalse(batchSharpness.isMeasured(Set.of(Quantity.GRADIENT_NOISE)));
    assertTrue(batchSharpness.isMeasured(Set.of(Quantity.BATCH_SHARPNESS)));
    assertTrue(ChartTable.LOSS.isMeasured(Set.of()));
  }

  @Test
  void aChartMayHaveSomethingAndNotEverything() {
    assertTrue(ChartTable.NOISE_KERNEL.isMeasured(Set.of()));
    assertFalse(ChartTable.NOISE_KERNEL.isWhollyMeasured(Set.of()));
    assertTrue(ChartTable.NOISE_KERNEL.isWhollyMeasured(Set.of(Quantity.EXACT_NOISE_KERNEL)));
  }
}
