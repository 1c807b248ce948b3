package dev.edgescope.app.catalogue;

import dev.edgescope.app.catalogue.Curve.Source;
import dev.edgescope.app.chart.model.SeriesStyle;
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
              Curve.of(Quantity.CENTRAL_PREDICTED_LOSS).predicted(name(FlowKind.CENTRAL)),
              Curve.of(Quantity.CENTRAL_LOSS).predicted("loss of the central flow"),
              Curve.of(Quantity.GRADIENT_FLOW_LOSS).predicted(name(FlowKind.GRADIENT)),
              Curve.of(Quantity.TAYLOR_LOSS).predicted(name(FlowKind.TAYLOR)),
              Curve.of(Quantity.TWIN_LOSS).beside(name(FlowKind.TWIN)))
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
              Curve.of(Quantity.CENTRAL_LAMBDA_1).predicted(name(FlowKind.CENTRAL)),
              Curve.of(Quantity.GRADIENT_FLOW_LAMBDA_1).predicted(name(FlowKind.GRADIENT)),
              Curve.of(Quantity.TWIN_LAMBDA_1).beside(name(FlowKind.TWIN)))
          .with(sharpnesses())
          .against(new Edge.OfStability());

  /** How far the run is from what goes beside it. */
  static final LineKind DISTANCE =
      LineKind.of(
              "flow-distance",
              ChartGroup.PREDICTION,
              new Term(
                  "Distance to twin and flows",
                  "|θ − θ′| at the same learning time, θ′ the parameters of the other",
                  "How far the run is from its full-batch twin, which has no gradient noise, from"
                      + " its central flow, about which it oscillates, from gradient flow, which it"
                      + " leaves at the edge, and from the quadratic model frozen where that"
                      + " began."),
              Curve.of(Quantity.CENTRAL_DISTANCE).beside("central flow"),
              Curve.of(Quantity.GRADIENT_FLOW_DISTANCE).beside("gradient flow"),
              Curve.of(Quantity.TAYLOR_DISTANCE).beside("quadratic model"),
              Curve.of(Quantity.TWIN_DISTANCE).beside(name(FlowKind.TWIN)))
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
        .predicted(name);
  }
}
