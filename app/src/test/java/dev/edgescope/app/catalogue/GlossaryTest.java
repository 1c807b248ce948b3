package dev.edgescope.app.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.Character.UnicodeBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  @Test
  void everyChartIsExplained() {
    assertTrue(
        Glossary.terms().containsAll(ChartTable.all().stream().map(ChartKind::term).toList()));
  }

  @Test
  void aWordInTheTitleComesFirst() {
    assertEquals("Learning time", Glossary.find("  learning TIME ").getFirst().title());
  }

  @Test
  void aFormulaIsFound() {
    assertTrue(
        Glossary.find("tr Σ").stream().anyMatch(term -> term.title().equals("Gradient noise")));
  }

  /** Tone marks look like small letters and are in hardly any font. */
  @Test
  void noSymbolIsAToneMark() {
    assertTrue(
        Glossary.terms().stream()
            .flatMapToInt(term -> (term.formula() + term.sentence()).codePoints())
            .noneMatch(one -> UnicodeBlock.MODIFIER_TONE_LETTERS.equals(UnicodeBlock.of(one))));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertEquals(List.of(), Glossary.find("perplexity"));
  }
}
