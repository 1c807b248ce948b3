package dev.edgescope.app.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @Test
  void whatIsNotThereIsNotFound() {
    assertEquals(List.of(), Glossary.find("perplexity"));
  }
}
