package dev.edgescope.app.workspace.theory;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.control.WholeScale;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.app.workspace.study.StudyChart;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Sampling;
import dev.edgescope.engine.sweep.Ensemble;
import dev.edgescope.engine.sweep.EnsembleMember;
import dev.edgescope.engine.theory.ClippedLeastSquares;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Least squares under clipped SGD on a stream, a new example at every step: one epoch of as many as
 * there are steps. The mean loss on other examples beside the predicted one, and the reduction
 * factors beside what the residuals of the steps say.
 */
final class ClippingStudy extends EnsembleStudy<ClippingStudy.Prediction> {
  private static final int POINTS = 50;
  private static final int WINDOWS = 20;

  /**
   * What theory says.
   *
   * @param clipped at every step
   * @param losses without clipping, at every step
   * @param cut b, the residual that is cut
   */
  record Prediction(List<RunConfig> members, List<Moment> clipped, List<Double> losses, double cut)
      implements Plan {}

  /**
   * A step as predicted.
   *
   * @param loss R + noise^2 / 2
   * @param drift mu_c
   * @param noise nu_c
   */
  record Moment(double loss, double drift, double noise) {}

  private final Knob<Double> learningRate =
      Knob.number(
          "step-size",
          Words.text("study.clippingStudy.learningRate"),
          Words.text("study.clippingStudy.withoutClippingTheRiskFalls"),
          0.004,
          new LogarithmicScale(2e-4, 0.1));
  private final Knob<Double> clipNorm =
      Knob.number(
          "clip-norm",
          Words.text("study.clippingStudy.clippingNormC"),
          Words.text("study.clippingStudy.longerGradientsAreCutTo"),
          6,
          new LogarithmicScale(0.1, 100));
  private final Knob<Double> noise =
      Knob.number(
          "target-noise",
          Words.text("study.clippingStudy.noiseOfTheTargets"),
          Words.text("study.clippingStudy.standardDeviation"),
          0.5,
          new LinearScale(2, 0.05));
  private final Knob<Integer> inputs =
      Knob.whole(
          "inputs-d",
          Words.text("study.clippingStudy.inputsD"),
          Words.text("study.clippingStudy.thePredictionIsExactFor"),
          100,
          new WholeScale(10, 400));
  private final Knob<Double> exponent =
      Knob.number(
          "spectrum",
          Words.text("study.clippingStudy.spectrumExponentP"),
          Words.text("study.clippingStudy.theVariancesOfTheInputs"),
          0,
          new LinearScale(2, 0.1));
  private final Knob<Integer> seeds =
      Knob.whole(
          "seeds",
          Words.text("study.clippingStudy.seeds"),
          Words.text("study.clippingStudy.runsWhoseMeanIsTaken"),
          10,
          new WholeScale(1, 50));
  private final Knob<Integer> steps =
      Knob.whole(
          "steps",
          Words.text("study.clippingStudy.steps"),
          Words.text("study.clippingStudy.ofEachRun"),
          1000,
          new WholeScale(100, 3000));

  private final MeanCurve loss = new MeanCurve(Words.text("study.clippingStudy.meanOfTheRuns"), 0);
  private final Series predicted =
      new Series(
          SeriesStyle.of(Words.text("study.clippingStudy.predicted"), 1)
              .withDash(SeriesStyle.Dash.DASHED));
  private final Series unclipped =
      new Series(
          SeriesStyle.of(Words.text("study.clippingStudy.predictedWithoutClipping"), 3)
              .withWeight(SeriesStyle.Weight.THIN)
              .withDash(SeriesStyle.Dash.DOTTED));
  private final Series drift = factor("μ", 0, SeriesStyle.Dash.SOLID);
  private final Series predictedDrift = factor("", 0, SeriesStyle.Dash.DASHED);
  private final Series noiseFactor = factor("ν", 2, SeriesStyle.Dash.SOLID);
  private final Series predictedNoise = factor("", 2, SeriesStyle.Dash.DASHED);
  private final Threshold one = new Threshold(Words.text("study.clippingStudy.noClipping"));

  ClippingStudy() {
    one.setCurrent(1);
    watch();
  }

  private static Series factor(String name, int colour, SeriesStyle.Dash dash) {
    return new Series(
        SeriesStyle.of(name, colour).withWeight(SeriesStyle.Weight.THIN).withDash(dash));
  }

  @Override
  public String title() {
    return Words.text("study.clippingStudy.clippedLeastSquares");
  }

  @Override
  public String lesson() {
    return "clipped-least-squares";
  }

  @Override
  public List<Knob<?>> knobs() {
    return List.of(learningRate, clipNorm, noise, inputs, exponent, seeds, steps);
  }

  @Override
  public List<StudyChart> charts() {
    return List.of(
        StudyChart.of(
                "clipped-loss",
                Words.text("study.clippingStudy.loss"),
                Words.text("study.clippingStudy.riskWhat"),
                ValueScale.LOGARITHMIC,
                List.of(predicted, loss.mean(), unclipped))
            .around(loss.band()),
        StudyChart.of(
                "factors",
                Words.text("study.clippingStudy.reductionFactors"),
                Words.text("study.clippingStudy.ofTheDriftOfThe"),
                ValueScale.LINEAR,
                List.of(predictedDrift, predictedNoise, drift, noiseFactor))
            .against(one));
  }

  @Override
  Supplier<Prediction> planning() {
    int d = inputs.get();
    double p = exponent.get();
    double alpha = learningRate.get();
    double deviation = noise.get();
    double c = clipNorm.get();
    int count = steps.get();
    int runs = seeds.get();
    return () -> {
      double[] lambda = new double[d];
      double[] error = new double[d];
      for (int j = 0; j < d; j++) {
        lambda[j] = Math.pow(j + 1, -p);
        error[j] = 1.0 / d;
      }
      var theory = new ClippedLeastSquares(lambda, error, alpha, deviation, c);
      var free = new ClippedLeastSquares(lambda, error, alpha, deviation, Double.POSITIVE_INFINITY);
      List<Moment> clipped = new ArrayList<>();
      List<Double> losses = new ArrayList<>();
      for (int t = 0; t <= count; t++) {
        clipped.add(
            new Moment(theory.residualVariance() / 2, theory.driftFactor(), theory.noiseFactor()));
        losses.add(free.residualVariance() / 2);
        theory.advance();
        free.advance();
      }
      RunConfig config =
          new RunConfig(
              new DataConfig.Teacher(d, p, deviation, count),
              new ModelConfig.Perceptron(List.of(), Activation.IDENTITY, false, 1e-4, List.of()),
              Loss.SQUARED_ERROR,
              new OptimizerConfig(alpha, 0, BatchSize.of(1))
                  .withSampling(Sampling.RESHUFFLED)
                  .withClipNorm(c),
              new ProbeConfig(0, ProbeConfig.Spacing.every(Math.max(1, count / POINTS)), Set.of()),
              Precision.FLOAT,
              1,
              RunLength.steps(count));
      return new Prediction(Ensemble.seeds(config, runs), clipped, losses, theory.cut());
    };
  }

  @Override
  void showPrediction(Prediction prediction) {
    clearRuns();
    predicted.clear();
    unclipped.clear();
    predictedDrift.clear();
    predictedNoise.clear();
    double alpha = learningRate.get();
    for (int t = 0; t < prediction.clipped().size(); t++) {
      Moment moment = prediction.clipped().get(t);
      predicted.append(t, t * alpha, moment.loss());
      unclipped.append(t, t * alpha, prediction.losses().get(t));
      predictedDrift.append(t, t * alpha, moment.drift());
      predictedNoise.append(t, t * alpha, moment.noise());
    }
    Moment end = prediction.clipped().getLast();
    state()
        .setNote(
            Words.text(
                "study.clippingStudy.atTheEnd",
                NumberText.value(end.drift()),
                NumberText.value(end.noise())));
  }

  @Override
  void showRuns(Prediction prediction, List<EnsembleMember> members) {
    clearRuns();
    loss.show(members, measurement -> measurement.test().loss());
    int count = prediction.clipped().size() - 1;
    int width = Math.max(1, count / WINDOWS);
    for (int first = 0; first + width <= count; first += width) {
      showFactors(members, first, width, prediction.cut());
    }
  }

  /** From the residuals of the steps, since in high dimension only they decide what is cut. */
  private void showFactors(List<EnsembleMember> members, int first, int width, double cut) {
    int within = 0;
    int total = 0;
    double square = 0;
    double cutSquare = 0;
    for (EnsembleMember member : members) {
      int end = Math.min(first + width, member.history().steps());
      for (int t = first; t < end; t++) {
        double residualSquare = 2 * member.history().loss(t);
        within += residualSquare <= cut * cut ? 1 : 0;
        total++;
        square += residualSquare;
        cutSquare += Math.min(residualSquare, cut * cut);
      }
    }
    if (total > 0) {
      int middle = first + width / 2;
      double time = middle * learningRate.get();
      drift.append(middle, time, (double) within / total);
      noiseFactor.append(middle, time, cutSquare / square);
    }
  }

  private void clearRuns() {
    loss.clear();
    drift.clear();
    noiseFactor.clear();
  }
}
