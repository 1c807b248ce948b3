package dev.edgescope.app.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The words of the window: all quantities that have a chart, and what they are spoken of with. */
public final class Glossary {
  private static final List<Term> CONCEPTS =
      List.of(
          new Term(
              "Learning time",
              "τ = Σ αₜ",
              "The learning rates of all steps so far, added up: the axis on which runs with other"
                  + " learning rates or batch sizes compare."),
          new Term(
              "Edge of stability",
              "λ₁ = 2/α, with momentum 2(1+μ)/α",
              "The sharpness from which on a step along the sharpest direction overshoots by more"
                  + " than it came from."),
          new Term(
              "Stochastic edge of stability",
              "K = 1",
              "The noise kernel norm from which on gradient noise grows faster than training damps"
                  + " it."),
          new Term(
              "Progressive sharpening",
              "dλ₁/dτ > 0 below the edge",
              "The climb of the sharpness under gradient descent until it meets the edge."),
          new Term(
              "Conservative sharpening",
              "dλ₁/dτ well below that of gradient flow",
              "Sharpening that small batches hold back: the smaller the batch, the slower the"
                  + " climb."),
          new Term(
              "Hessian",
              "H = ∂²L/∂θ²",
              "The second derivatives of the training loss by all parameters."),
          new Term(
              "Neural tangent kernel",
              "Θ = (1/D) J Jᵀ",
              "How the outputs on all examples move together when the parameters move down the"
                  + " gradient."),
          new Term(
              "Full-batch twin",
              "B = D",
              "The same network from the same weights, trained on all examples at every step,"
                  + " beside the run."),
          new Term(
              "Adaptive rule",
              "θ ← θ − α P⁻¹m, P = diag(√v̂ + ε), v ← β₂v + (1 − β₂)g²",
              "Adam, AdamW and RMSProp: a rule that divides the step of each parameter by the size"
                  + " of its gradients so far, the preconditioner P."),
          new Term(
              "Edge of an adaptive rule",
              "λ₁(P⁻¹H) = (2 − α wd)(1 + β₁) / ((1 − β₁)α)",
              "The edge of stability of the effective sharpness: 38/α for Adam at β₁ = 0.9, 2/α for"
                  + " RMSProp, a little lower with the decay wd of AdamW."),
          new Term(
              "Momentum",
              "v ← μv + g, θ ← θ − αv",
              "The share of the last step that goes on in the next; it lifts the edge."));

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
