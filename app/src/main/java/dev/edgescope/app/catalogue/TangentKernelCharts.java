package dev.edgescope.app.catalogue;

import dev.edgescope.engine.config.Quantity;
import java.util.List;

/** The rows of the {@link ChartTable} about the neural tangent kernel. */
final class TangentKernelCharts {

  /** tr Theta. */
  static final LineKind NTK_TRACE =
      LineKind.of(
          "ntk-trace",
          ChartGroup.TANGENT_KERNEL,
          new Term(
              "NTK trace",
              "tr Θ = (1/D) Σᵢ Σₖ |∇fₖ(xᵢ)|²",
              "The trace of the neural tangent kernel: how strongly the outputs respond to the"
                  + " weights, over all directions together."),
          Curve.of("tr Θ", measurement -> measurement.curvature().ntkTrace()));

  static final List<ChartKind> ROWS =
      List.of(
          NTK_TRACE,
          LineKind.of(
              "ntk-eigenvalues",
              ChartGroup.TANGENT_KERNEL,
              new Term(
                  "Gauss-Newton eigenvalues",
                  "λ₁ ≥ λ₂ ≥ …, the largest eigenvalues of G",
                  "The curvature without the bending of the network itself; with the squared error"
                      + " they are the eigenvalues of the NTK, which go into K one by one."),
              Curve.family(
                  index -> "λ" + ChartTable.subscript(index + 1) + "(G)",
                  Quantity.GAUSS_NEWTON_EIGENVALUES)),
          LineKind.measured(
              "ntk-trace-estimate",
              ChartGroup.TANGENT_KERNEL,
              "tr Θ from random signs",
              "Hutchinson's estimate of the trace with its standard error, for data sets too large"
                  + " for the exact one.",
              Quantity.NTK_TRACE_ESTIMATE),
          LineKind.measured(
                  "ntk-trace-p",
                  ChartGroup.TANGENT_KERNEL,
                  "tr Θ_P = (1/D) Σᵢ Σₖ |P^−½ ∇fₖ(xᵢ)|²",
                  "The trace of the neural tangent kernel of the gradients that an adaptive rule"
                      + " divides by P: the K of such a rule, an extrapolation, is made of this"
                      + " kernel.",
                  Quantity.NTK_TRACE_P)
              .logarithmic(),
          LineKind.measured(
              "layer-ntk-trace",
              ChartGroup.TANGENT_KERNEL,
              "tr Θ = Σ over layers",
              "The part of each layer in the trace of the neural tangent kernel; together they make"
                  + " it up.",
              Quantity.LAYER_NTK_TRACE));

  private TangentKernelCharts() {}
}
