package dev.edgescope.app.catalogue;

import dev.edgescope.app.catalogue.Curve.Source;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.live.FlowEvent.Reached;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
              Term.of("charts.predictedLoss"),
              Curve.of(
                  () -> Words.text("charts.curve.train"),
                  measurement -> measurement.train().loss()),
              measured(FlowKind.CENTRAL, Quantity.CENTRAL_PREDICTED_LOSS),
              Curve.of(Quantity.CENTRAL_LOSS)
                  .predicted(() -> Words.text("charts.curve.centralLoss"), Dash.SHORT_DASHED),
              measured(FlowKind.GRADIENT, Quantity.GRADIENT_FLOW_LOSS),
              measured(FlowKind.TAYLOR, Quantity.TAYLOR_LOSS),
              measured(FlowKind.TWIN, Quantity.TWIN_LOSS))
          .with(losses())
          .with(
              List.of(
                  live(
                      FlowKind.CENTRAL,
                      () -> Words.text("charts.curve.centralLoss"),
                      one -> one.point().loss())))
          .logarithmic();

  /** The sharpness beside that of the flows. */
  static final LineKind SHARPNESS =
      LineKind.of(
              "predicted-sharpness",
              ChartGroup.PREDICTION,
              Term.of("charts.predictedSharpness"),
              Curve.ofReading(() -> "λ₁", ChartTable::largest),
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
              Term.of("charts.flowDistance"),
              Curve.of(Quantity.CENTRAL_DISTANCE)
                  .predicted(() -> Words.text("charts.curve.centralFlow"), dash(FlowKind.CENTRAL)),
              Curve.of(Quantity.GRADIENT_FLOW_DISTANCE)
                  .predicted(
                      () -> Words.text("charts.curve.gradientFlow"), dash(FlowKind.GRADIENT)),
              Curve.of(Quantity.TAYLOR_DISTANCE)
                  .predicted(
                      () -> Words.text("charts.curve.quadraticModel"), dash(FlowKind.TAYLOR)),
              measured(FlowKind.TWIN, Quantity.TWIN_DISTANCE))
          .with(
              List.of(
                  live(
                      FlowKind.CENTRAL,
                      () -> Words.text("charts.curve.centralFlow"),
                      Reached::distance),
                  live(
                      FlowKind.GRADIENT,
                      () -> Words.text("charts.curve.gradientFlow"),
                      Reached::distance),
                  live(
                      FlowKind.TAYLOR,
                      () -> Words.text("charts.curve.quadraticModel"),
                      Reached::distance),
                  live(FlowKind.TWIN, Reached::distance)));

  private PredictionCharts() {}

  private static String name(FlowKind kind) {
    return switch (kind) {
      case CENTRAL -> Words.text("charts.curve.centralFlowPrediction");
      case GRADIENT -> Words.text("charts.curve.gradientFlowPrediction");
      case TAYLOR -> Words.text("charts.curve.quadraticModelPrediction");
      case TWIN -> Words.text("charts.curve.twin");
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
    return Curve.of(quantity).predicted(() -> name(kind), dash(kind));
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
    return live(kind, () -> name(kind), value);
  }

  private static Curve live(FlowKind kind, Supplier<String> name, ToDoubleFunction<Reached> value) {
    return new Curve(
            index -> SeriesStyle.of(name.get(), 0),
            new Source.Predicted(kind, value),
            Optional.empty())
        .predicted(name, dash(kind));
  }
}
