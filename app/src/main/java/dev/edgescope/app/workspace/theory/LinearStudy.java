package dev.edgescope.app.workspace.theory;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.control.WholeScale;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.app.workspace.study.StudyChart;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.TaskConfig;
import dev.edgescope.engine.data.task.KernelSpectrum;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.sweep.Ensemble;
import dev.edgescope.engine.sweep.EnsembleMember;
import dev.edgescope.engine.theory.LinearModel;
import dev.edgescope.engine.theory.SecondMomentRecursion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The linear model under SGD, with K dialled directly: the mean loss over the seeds with the spread
 * of the seeds, and the second-moment recursion beside it.
 */
final class LinearStudy extends EnsembleStudy<LinearStudy.Prediction> {
  private static final int POINTS = 100;

  /**
   * What the recursion says.
   *
   * @param losses E[L] at every step
   * @param learningRate alpha, which makes K what is asked
   */
  record Prediction(List<RunConfig> members, List<Double> losses, double learningRate, double edge)
      implements Plan {}

  private final Knob<Double> k =
      Knob.number(
          "noise-kernel",
          Words.text("study.linearStudy.noiseKernelNormK"),
          Words.text("study.linearStudy.whatKIsToBe"),
          0.5,
          new LogarithmicScale(0.05, 3));
  private final Knob<Double> momentum =
      Knob.number(
          "momentum",
          Words.text("study.linearStudy.momentum"),
          Words.text("study.linearStudy.ofTheHeavyBall"),
          0,
          new LinearScale(0.95, 0.05));
  private final Knob<Integer> batchSize =
      Knob.whole(
          "batch",
          Words.text("study.linearStudy.batchSizeB"),
          Words.text("study.linearStudy.examplesOfAStep"),
          10,
          new WholeScale(1, 100));
  private final Knob<Integer> examples =
      Knob.whole(
          "task-examples",
          Words.text("study.linearStudy.examplesD"),
          Words.text("study.linearStudy.theRecursionIsExactFor"),
          200,
          new WholeScale(20, 500));
  private final Knob<Integer> parameters =
      Knob.whole(
          "task-parameters",
          Words.text("study.linearStudy.parametersP"),
          Words.text("study.linearStudy.features"),
          300,
          new WholeScale(20, 750));
  private final Knob<Double> exponent =
      Knob.number(
          "spectrum",
          Words.text("study.linearStudy.spectrumExponentP"),
          Words.text("study.linearStudy.theKernelsEigenvaluesAreK"),
          0.5,
          new LinearScale(2, 0.1));
  private final Knob<Double> outlier =
      Knob.number(
          "largest",
          Words.text("study.linearStudy.largestEigenvalue"),
          Words.text("study.linearStudy.n1LeavesThePowerLaw"),
          1,
          new LogarithmicScale(1, 30));
  private final Knob<Integer> seeds =
      Knob.whole(
          "seeds",
          Words.text("study.linearStudy.seeds"),
          Words.text("study.linearStudy.runsWhoseMeanIsTaken"),
          20,
          new WholeScale(1, 50));
  private final Knob<Integer> steps =
      Knob.whole(
          "steps",
          Words.text("study.linearStudy.steps"),
          Words.text("study.linearStudy.ofEachRun"),
          200,
          new WholeScale(50, 2000));

  private final MeanCurve loss = new MeanCurve(Words.text("study.linearStudy.meanOfTheRuns"), 0);
  private final Series predicted =
      new Series(
          SeriesStyle.of(Words.text("study.linearStudy.secondMomentRecursion"), 1)
              .withDash(SeriesStyle.Dash.DASHED));

  LinearStudy() {
    watch();
  }

  @Override
  public String title() {
    return Words.text("study.linearStudy.linearModel");
  }

  @Override
  public String lesson() {
    return "linear-model";
  }

  @Override
  public List<Knob<?>> knobs() {
    return List.of(k, momentum, batchSize, examples, parameters, exponent, outlier, seeds, steps);
  }

  @Override
  public List<StudyChart> charts() {
    return List.of(
        StudyChart.of(
                "mean-loss",
                Words.text("study.linearStudy.trainingLoss"),
                Words.text("study.linearStudy.lMeanOfTheSeeds"),
                ValueScale.LOGARITHMIC,
                List.of(predicted, loss.mean()))
            .around(loss.band()));
  }

  @Override
  Supplier<Prediction> planning() {
    int d = examples.get();
    int b = Math.min(batchSize.get(), d - 1);
    KernelSpectrum spectrum = new KernelSpectrum(exponent.get(), outlier.get());
    int p = parameters.get();
    double mu = momentum.get();
    double asked = k.get();
    int count = steps.get();
    int runs = seeds.get();
    return () -> predict(spectrum, d, p, b, mu, asked, count, runs);
  }

  private static Prediction predict(
      KernelSpectrum spectrum,
      int examples,
      int parameters,
      int batchSize,
      double momentum,
      double k,
      int steps,
      int seeds) {
    LinearModel model =
        new LinearModel(spectrum.eigenvalues(Math.min(examples, parameters)), momentum, examples);
    double learningRate = model.learningRate(k, batchSize);
    SecondMomentRecursion recursion = model.recursion(learningRate, batchSize);
    List<Double> losses = new ArrayList<>();
    for (int t = 0; t <= steps; t++) {
      losses.add(recursion.loss());
      recursion.advance();
    }
    RunConfig config =
        new RunConfig(
            new TaskConfig.Linear(spectrum, parameters, examples),
            new ModelConfig.Perceptron(List.of(), Activation.IDENTITY, false, 1e-4, List.of()),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(learningRate, momentum, BatchSize.of(batchSize)),
            new ProbeConfig(0, ProbeConfig.Spacing.every(Math.max(1, steps / POINTS)), Set.of()),
            Precision.FLOAT,
            1,
            RunLength.steps(steps));
    return new Prediction(
        Ensemble.seeds(config, seeds), losses, learningRate, model.edgeLearningRate());
  }

  @Override
  void showPrediction(Prediction prediction) {
    loss.clear();
    predicted.clear();
    for (int t = 0; t < prediction.losses().size(); t++) {
      predicted.append(t, t * prediction.learningRate(), prediction.losses().get(t));
    }
    state()
        .setNote(
            Words.text(
                "study.linearStudy.rateAndEdge",
                NumberText.setting(prediction.learningRate()),
                String.valueOf(Math.round(100 * prediction.learningRate() / prediction.edge()))));
  }

  @Override
  void showRuns(Prediction prediction, List<EnsembleMember> members) {
    loss.show(members, measurement -> measurement.train().loss());
  }
}
