package dev.edgescope.app.catalogue;

import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Weight;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.measure.Measurement;
import java.util.List;

/** The rows of the {@link ChartTable} about training itself, its settings and its instruments. */
final class TrainingCharts {

  /** Training, test and batch loss. */
  static final LineKind LOSS =
      LineKind.of(
              "loss",
              ChartGroup.TRAINING,
              Term.of("charts.loss"),
              Curve.of(
                  () -> Words.text("charts.curve.train"),
                  measurement -> measurement.train().loss()),
              Curve.ofSome(
                      () -> Words.text("charts.curve.test"),
                      measurement -> measurement.test().loss())
                  .beside(() -> Words.text("charts.curve.test")),
              Curve.ofSteps(() ->
                  SeriesStyle.of(Words.text("charts.curve.batch"), 0).withWeight(Weight.PALE)))
          .with(PredictionCharts.losses())
          .logarithmic();

  static final List<ChartKind> ROWS =
      List.of(
          LOSS,
          LineKind.of(
              "accuracy",
              ChartGroup.TRAINING,
              Term.of("charts.accuracy"),
              Curve.of(
                  () -> Words.text("charts.curve.train"),
                  measurement -> measurement.train().accuracy()),
              Curve.ofSome(
                      () -> Words.text("charts.curve.test"),
                      measurement -> measurement.test().accuracy())
                  .beside(() -> Words.text("charts.curve.test"))),
          LineKind.of(
                  "gradient-norm",
                  ChartGroup.TRAINING,
                  Term.of("charts.gradientNorm"),
                  Curve.of(() -> "|∇L|", Measurement::gradientNorm))
              .with(PredictionCharts.gradientNorms())
              .logarithmic(),
          LineKind.measured(
                  "layer-gradient-norm",
                  ChartGroup.TRAINING,
                  "charts.layerGradientNorm",
                  Quantity.LAYER_GRADIENT_NORM)
              .logarithmic(),
          LineKind.measured(
              "start-distance",
              ChartGroup.TRAINING,
              "charts.startDistance",
              Quantity.START_DISTANCE),
          LineKind.measured(
              "output-norm", ChartGroup.TRAINING, "charts.outputNorm", Quantity.OUTPUT_NORM),
          LineKind.measured(
              "clipped-share", ChartGroup.TRAINING, "charts.clippedShare", Quantity.CLIPPED_SHARE),
          LineKind.of(
                  "learning-rate",
                  ChartGroup.TRAINING,
                  Term.of("charts.learningRate"),
                  Curve.of(() -> "α", measurement -> measurement.inForce().learningRate())
                      .stepped())
              .logarithmic(),
          LineKind.of(
                  "batch-size",
                  ChartGroup.TRAINING,
                  Term.of("charts.batchSize"),
                  Curve.of(() -> "B", measurement -> measurement.inForce().batchSize()).stepped())
              .logarithmic(),
          LineKind.of(
              "measuring-time",
              ChartGroup.MEASURING,
              Term.of("charts.measuringTime"),
              Curve.of(() -> "ms", reading -> 1_000 * reading.seconds())));

  private TrainingCharts() {}
}
