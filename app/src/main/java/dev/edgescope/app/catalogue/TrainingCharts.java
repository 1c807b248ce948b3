package dev.edgescope.app.catalogue;

import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Weight;
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
              new Term(
                  "Loss",
                  "L = (1/D) Σᵢ lᵢ",
                  "The mean loss over all training examples, over the test examples, and over the"
                      + " batch of each step."),
              Curve.of("train", measurement -> measurement.train().loss()),
              Curve.of("test", measurement -> measurement.test().loss()).beside("test"),
              Curve.ofSteps(SeriesStyle.of("batch", 0).withWeight(Weight.PALE)))
          .with(PredictionCharts.losses())
          .logarithmic();

  static final List<ChartKind> ROWS =
      List.of(
          LOSS,
          LineKind.of(
              "accuracy",
              ChartGroup.TRAINING,
              new Term(
                  "Accuracy",
                  "share of examples whose largest output is their class",
                  "How many of the training and test examples the network gets right, from 0 to"
                      + " 1."),
              Curve.of("train", measurement -> measurement.train().accuracy()),
              Curve.of("test", measurement -> measurement.test().accuracy()).beside("test")),
          LineKind.of(
                  "gradient-norm",
                  ChartGroup.TRAINING,
                  new Term(
                      "Gradient norm",
                      "|∇L|",
                      "The length of the gradient of the training loss; it stays away from 0 at the"
                          + " edge of stability."),
                  Curve.of("|∇L|", Measurement::gradientNorm))
              .with(PredictionCharts.gradientNorms())
              .logarithmic(),
          LineKind.measured(
                  "layer-gradient-norm",
                  ChartGroup.TRAINING,
                  "|∇L| over the parameters of a layer",
                  "The length of each layer's part of the gradient; their squares add up to that of"
                      + " the whole.",
                  Quantity.LAYER_GRADIENT_NORM)
              .logarithmic(),
          LineKind.measured(
              "start-distance",
              ChartGroup.TRAINING,
              "|θ − θ₀|",
              "How far the weights have come from where the run started.",
              Quantity.START_DISTANCE),
          LineKind.measured(
              "output-norm",
              ChartGroup.TRAINING,
              "|W|² of the output layer",
              "The squared norm of the output layer's weights, which rises and falls with the"
                  + " sharpness in the phases at the edge.",
              Quantity.OUTPUT_NORM),
          LineKind.measured(
              "clipped-share",
              ChartGroup.TRAINING,
              "share of |g| > c in the last 100 steps",
              "How many of the last steps had a gradient longer than the clip norm and were"
                  + " shortened; there is nothing to see on a run without clipping.",
              Quantity.CLIPPED_SHARE),
          LineKind.of(
                  "learning-rate",
                  ChartGroup.TRAINING,
                  new Term(
                      "Learning rate",
                      "α",
                      "The learning rate that was in force at each measurement."),
                  Curve.of("α", measurement -> measurement.inForce().learningRate()).stepped())
              .logarithmic(),
          LineKind.of(
                  "batch-size",
                  ChartGroup.TRAINING,
                  new Term(
                      "Batch size", "B", "The batch size that was in force at each measurement."),
                  Curve.of("B", measurement -> measurement.inForce().batchSize()).stepped())
              .logarithmic(),
          LineKind.of(
              "measuring-time",
              ChartGroup.MEASURING,
              new Term(
                  "Time per measurement",
                  "ms",
                  "How long each measurement took; its share of the time is the slider"
                      + " \"Measuring\"."),
              Curve.of("ms", reading -> 1_000 * reading.seconds())));

  private TrainingCharts() {}
}
