package dev.edgescope.app.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of the window: all quantities that have a chart, and what they are spoken of with. */
public final class Glossary {
  private static final List<Term> CONCEPTS =
      List.of(
          Term.of("charts.glossary.learningTime"),
          Term.of("charts.glossary.edgeOfStability"),
          Term.of("charts.glossary.stochasticEdgeOfStability"),
          Term.of("charts.glossary.progressiveSharpening"),
          Term.of("charts.glossary.conservativeSharpening"),
          Term.of("charts.glossary.hessian"),
          Term.of("charts.glossary.neuralTangentKernel"),
          Term.of("charts.glossary.fullBatchTwin"),
          Term.of("charts.glossary.adaptiveRule"),
          Term.of("charts.glossary.edgeOfAnAdaptiveRule"),
          Term.of("charts.glossary.momentum"));

  private Glossary() {}

  /** All terms by title. */
  public static List<Term> terms() {
    return Stream.concat(CONCEPTS.stream(), ChartTable.all().stream().map(ChartKind::term))
        .sorted(Comparator.comparing(term -> term.title().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** The terms that a text is found in, those that have it in their title first. */
  public static List<Term> find(String text) {
    String sought = text.strip().toLowerCase(Locale.ROOT);
    return terms().stream()
        .filter(term -> contains(term.title() + term.explanation(), sought))
        .sorted(Comparator.comparing(term -> !contains(term.title(), sought)))
        .toList();
  }

  private static boolean contains(String text, String sought) {
    return text.toLowerCase(Locale.ROOT).contains(sought);
  }
}
