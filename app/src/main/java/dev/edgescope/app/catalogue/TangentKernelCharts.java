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
          Term.of("charts.ntkTrace"),
          Curve.ofSome(() -> "tr Θ", measurement -> measurement.curvature().ntkTrace()));

  static final List<ChartKind> ROWS =
      List.of(
          NTK_TRACE,
          LineKind.of(
              "ntk-eigenvalues",
              ChartGroup.TANGENT_KERNEL,
              Term.of("charts.ntkEigenvalues"),
              Curve.family(
                  index -> "λ" + ChartTable.subscript(index + 1) + "(G)",
                  Quantity.GAUSS_NEWTON_EIGENVALUES)),
          LineKind.measured(
              "ntk-trace-estimate",
              ChartGroup.TANGENT_KERNEL,
              "charts.ntkTraceEstimate",
              Quantity.NTK_TRACE_ESTIMATE),
          LineKind.measured(
                  "ntk-trace-p",
                  ChartGroup.TANGENT_KERNEL,
                  "charts.ntkTraceP",
                  Quantity.NTK_TRACE_P)
              .logarithmic(),
          LineKind.measured(
              "layer-ntk-trace",
              ChartGroup.TANGENT_KERNEL,
              "charts.layerNtkTrace",
              Quantity.LAYER_NTK_TRACE));

  private TangentKernelCharts() {}
}
