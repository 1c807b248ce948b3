package dev.edgescope.app.catalogue;

import dev.edgescope.app.catalogue.Curve.Source;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.live.FlowEvent.Reached;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The curves that are predicted and not measured, in all charts alike: of a flow that the run
 * carries along itself, which is read at each measurement, or of one that goes beside it.
 */
final class PredictionCharts {

  /** The loss beside what the flows give for it. */
  static final LineKind LOSS =
      LineKind.of(
              "predicted-loss",
              ChartGroup.PREDICTION,
              new Term(
                  "Predicted loss",
                  "L + tr X / α of the central flow",
                  "The loss beside the time average that the central flow (prediction) gives for it"
                      + " once its oscillation has grown, beside gradient flow, which knows no"
                      + " edge, and beside the quadratic model, which knows no sharpening."),
              Curve.of("train", measurement -> measurement.train().loss()),
              measured(FlowKind.CENTRAL, Quantity.CENTRAL_PREDICTED_LOSS),
              Curve.of(Quantity.CENTRAL_LOSS)
                  .predicted("loss of the central flow", Dash.SHORT_DASHED),
              measured(FlowKind.GRADIENT, Quantity.GRADIENT_FLOW_LOSS),
              measured(FlowKind.TAYLOR, Quantity.TAYLOR_LOSS),
              measured(FlowKind.TWIN, Quantity.TWIN_LOSS))
          .with(losses())
          .with(
              List.of(
                  live(FlowKind.CENTRAL, "loss of the central flow", one -> one.point().loss())))
          .logarithmic();

  /** The sharpness beside that of the flows. */
  static final LineKind SHARPNESS =
      LineKind.of(
              "predicted-sharpness",
              ChartGroup.PREDICTION,
              new Term(
                  "Predicted sharpness",
                  "λ₁ of the flows",
                  "The sharpness beside that of the central flow (prediction), which stays at 2/α"
                      + " once it is there, and that of gradient flow, which sharpens on."),
              Curve.ofReading("λ₁", ChartTable::largest),
              measured(FlowKind.CENTRAL, Quantity.CENTRAL_LAMBDA_1),
              measured(FlowKind.GRADIENT, Quantity.GRADIENT_FLOW_LAMBDA_1),
              measured(FlowKind.TWIN, Quantity.TWIN_LAMBDA_1))
          .with(sharpnesses())
          .against(new Edge.OfStability());

  /** How far the run is from what goes beside it. */
  static final LineKind DISTANCE =
      LineKind.of(
              "flow-distance",
              ChartGroup.PREDICTION,
              new Term(
                  "Distances",
                  "|θ − θ′| at the same learning time, θ′ the parameters of the other",
                  "How far the run is from its full-batch twin, which has no gradient noise, from"
                      + " its central flow, about which it oscillates, from gradient flow, which it"
                      + " leaves at the edge, and from the quadratic model frozen where that"
                      + " began."),
              Curve.of(Quantity.CENTRAL_DISTANCE).predicted("central flow", dash(FlowKind.CENTRAL)),
              Curve.of(Quantity.GRADIENT_FLOW_DISTANCE)
                  .predicted("gradient flow", dash(FlowKind.GRADIENT)),
              Curve.of(Quantity.TAYLOR_DISTANCE)
                  .predicted("quadratic model", dash(FlowKind.TAYLOR)),
              measured(FlowKind.TWIN, Quantity.TWIN_DISTANCE))
          .with(
              List.of(
                  live(FlowKind.CENTRAL, "central flow", Reached::distance),
                  live(FlowKind.GRADIENT, "gradient flow", Reached::distance),
                  live(FlowKind.TAYLOR, "quadratic model", Reached::distance),
                  live(FlowKind.TWIN, Reached::distance)));

  private PredictionCharts() {}

  private static String name(FlowKind kind) {
    return switch (kind) {
      case CENTRAL -> "central flow (prediction)";
      case GRADIENT -> "gradient flow (prediction)";
      case TAYLOR -> "quadratic model (prediction)";
      case TWIN -> "full-batch twin";
    };
  }

  /** Predictions are told from each other by their dashes. */
  private static Dash dash(FlowKind kind) {
    return switch (kind) {
      case CENTRAL -> Dash.LONG_DASHED;
      case GRADIENT -> Dash.DASH_DOT;
      case TAYLOR -> Dash.DOTTED;
      case TWIN -> Dash.SHORT_DASHED;
    };
  }

  /** What a run reads off a flow that it carries along itself. */
  private static Curve measured(FlowKind kind, Quantity quantity) {
    return Curve.of(quantity).predicted(name(kind), dash(kind));
  }

  /** What the flows beside a run give for its loss. */
  static List<Curve> losses() {
    return List.of(
        live(FlowKind.CENTRAL, one -> one.point().predictedLoss()),
        live(FlowKind.GRADIENT, one -> one.point().loss()),
        live(FlowKind.TAYLOR, one -> one.point().loss()));
  }

  /** lambda_1 of the flows beside a run. */
  static List<Curve> sharpnesses() {
    return List.of(
        live(FlowKind.CENTRAL, Reached::sharpness), live(FlowKind.GRADIENT, Reached::sharpness));
  }

  /** alpha lambda_1 of them. */
  static List<Curve> scaledSharpnesses() {
    return List.of(
        live(FlowKind.CENTRAL, PredictionCharts::scaledSharpness),
        live(FlowKind.GRADIENT, PredictionCharts::scaledSharpness));
  }

  private static double scaledSharpness(Reached one) {
    return one.point().learningRate() * one.sharpness();
  }

  /** What they give for the root mean square of the gradient. */
  static List<Curve> gradientNorms() {
    return List.of(
        live(FlowKind.CENTRAL, PredictionCharts::gradientNorm),
        live(FlowKind.GRADIENT, PredictionCharts::gradientNorm),
        live(FlowKind.TAYLOR, PredictionCharts::gradientNorm));
  }

  private static double gradientNorm(Reached one) {
    return Math.sqrt(one.point().predictedSquaredGradientNorm());
  }

  private static Curve live(FlowKind kind, ToDoubleFunction<Reached> value) {
    return live(kind, name(kind), value);
  }

  private static Curve live(FlowKind kind, String name, ToDoubleFunction<Reached> value) {
    SeriesStyle style = SeriesStyle.of(name, 0);
    return new Curve(index -> style, new Source.Predicted(kind, value), Optional.empty())
        .predicted(name, dash(kind));
  }
}
