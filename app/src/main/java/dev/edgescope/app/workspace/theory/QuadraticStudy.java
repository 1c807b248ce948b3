package dev.edgescope.app.workspace.theory;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeBase;
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
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.TaskConfig;
import dev.edgescope.engine.data.task.KernelSpectrum;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.sweep.Ensemble;
import dev.edgescope.engine.sweep.EnsembleMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The quadratic regression model with several batch sizes at once, over learning time: the smaller
 * the batch, the less it sharpens. Beside the full batch what its closed dynamics predict.
 */
final class QuadraticStudy extends EnsembleStudy<QuadraticStudy.Batches> {
  private static final int POINTS = 30;

  /** The batch sizes beside the full batch, in units of the smallest. */
  private static final List<Integer> MULTIPLES = List.of(5, 2, 1);

  private static final int GROUPS = MULTIPLES.size() + 1;

  /**
   * The runs: for each seed all batch sizes.
   *
   * @param sizes the batch sizes, the full one first
   * @param closed what the closed dynamics say of the full batch, seed after seed
   */
  record Batches(
      List<RunConfig> members,
      TaskConfig task,
      List<Integer> sizes,
      Queue<List<ClosedPoint>> closed)
      implements Plan {}

  private final Knob<Double> learningRate =
      Knob.number(
          "step-size",
          Words.text("study.quadraticStudy.learningRate"),
          Words.text("study.quadraticStudy.theKernelsLargestEigenvalueStarts"),
          0.6,
          new LogarithmicScale(0.1, 2));
  private final Knob<Double> scale =
      Knob.number(
          "curvature-scale",
          Words.text("study.quadraticStudy.scaleOfQ"),
          Words.text("study.quadraticStudy.standardDeviationOfTheEntries"),
          0.1,
          new LinearScale(0.3, 0.01));
  private final Knob<Double> exponent =
      Knob.number(
          "spectrum",
          Words.text("study.quadraticStudy.spectrumExponentP"),
          Words.text("study.quadraticStudy.theKernelsEigenvaluesAreK"),
          1.4,
          new LinearScale(2, 0.1));
  private final Knob<Double> outlier =
      Knob.number(
          "largest",
          Words.text("study.quadraticStudy.largestEigenvalue"),
          Words.text("study.quadraticStudy.n1LeavesThePowerLaw"),
          1,
          new LogarithmicScale(1, 3));
  private final Knob<Integer> smallest =
      Knob.whole(
          "batch",
          Words.text("study.quadraticStudy.smallestBatchB"),
          Words.text("study.quadraticStudy.besideItRunTwiceAnd"),
          10,
          new WholeScale(1, 50));
  private final Knob<Integer> examples =
      Knob.whole(
          "task-examples",
          Words.text("study.quadraticStudy.examplesD"),
          "",
          100,
          new WholeScale(20, 200));
  private final Knob<Integer> parameters =
      Knob.whole(
          "task-parameters",
          Words.text("study.quadraticStudy.parametersP"),
          "",
          200,
          new WholeScale(20, 300));
  private final Knob<Integer> seeds =
      Knob.whole(
          "seeds",
          Words.text("study.quadraticStudy.seeds"),
          Words.text("study.quadraticStudy.runsOfEachBatchSize"),
          10,
          new WholeScale(1, 50));
  private final Knob<Integer> steps =
      Knob.whole(
          "steps",
          Words.text("study.quadraticStudy.steps"),
          Words.text("study.quadraticStudy.ofEachRun"),
          150,
          new WholeScale(50, 600));

  private final List<MeanCurve> sharpness = curves();
  private final List<MeanCurve> directions = curves();
  private final List<MeanCurve> kernels = curves();
  private final List<MeanCurve> traces = curves();
  private final List<MeanCurve> losses = curves();
  private final Series closedSharpness = closed();
  private final Series closedDirection = closed();
  private final Series closedKernel = closed();
  private final Series closedTrace = closed();
  private final Series closedLoss = closed();
  private final List<List<ClosedPoint>> arrived = new ArrayList<>();

  QuadraticStudy() {
    timeAxis().baseProperty().set(TimeBase.LEARNING_TIME);
    watch();
  }

  private static List<MeanCurve> curves() {
    List<MeanCurve> curves = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      curves.add(new MeanCurve("", i));
    }
    return List.copyOf(curves);
  }

  private static Series closed() {
    return new Series(SeriesStyle.of("", 5).withDash(SeriesStyle.Dash.DASHED));
  }

  @Override
  public String title() {
    return Words.text("study.quadraticStudy.quadraticRegression");
  }

  @Override
  public String lesson() {
    return "quadratic-regression";
  }

  @Override
  public List<Knob<?>> knobs() {
    return List.of(
        learningRate, smallest, scale, exponent, outlier, examples, parameters, seeds, steps);
  }

  @Override
  public List<StudyChart> charts() {
    return List.of(
        chart(
            "mean-sharpness",
            Words.text("study.quadraticStudy.sharpness"),
            Words.text("study.quadraticStudy.lambdaMeanOfTheSeeds"),
            ValueScale.LINEAR,
            sharpness,
            closedSharpness),
        chart(
            "mean-direction",
            Words.text("study.quadraticStudy.initialDirection"),
            Words.text("study.quadraticStudy.directionWhat"),
            ValueScale.LINEAR,
            directions,
            closedDirection),
        chart(
            "mean-kernel",
            Words.text("study.quadraticStudy.ntkEigenvalue"),
            Words.text("study.quadraticStudy.lambdaOf"),
            ValueScale.LINEAR,
            kernels,
            closedKernel),
        chart(
            "mean-trace",
            Words.text("study.quadraticStudy.ntkTrace"),
            "tr Θ",
            ValueScale.LINEAR,
            traces,
            closedTrace),
        chart(
            "mean-loss",
            Words.text("study.quadraticStudy.trainingLoss"),
            "L",
            ValueScale.LOGARITHMIC,
            losses,
            closedLoss));
  }

  private static StudyChart chart(
      String id,
      String title,
      String formula,
      ValueScale scale,
      List<MeanCurve> curves,
      Series... predicted) {
    List<Series> series = new ArrayList<>(List.of(predicted));
    curves.forEach(curve -> series.add(curve.mean()));
    return StudyChart.of(id, title, formula, scale, series);
  }

  @Override
  Supplier<Batches> planning() {
    int d = examples.get();
    TaskConfig task =
        new TaskConfig.Quadratic(
            new KernelSpectrum(exponent.get(), outlier.get()), parameters.get(), scale.get(), d);
    double alpha = learningRate.get();
    int count = steps.get();
    int runs = seeds.get();
    int few = smallest.get();
    List<Integer> sizes = new ArrayList<>(List.of(d));
    MULTIPLES.forEach(multiple -> sizes.add(Math.min(d, multiple * few)));
    return () -> {
      List<RunConfig> members = new ArrayList<>();
      for (int size : sizes) {
        RunConfig config =
            new RunConfig(
                task,
                new ModelConfig.Quadratic(List.of()),
                Loss.SQUARED_ERROR,
                new OptimizerConfig(alpha, 0.0, BatchSize.of(size)),
                new ProbeConfig(
                    1,
                    ProbeConfig.Spacing.every(Math.max(1, count / POINTS)),
                    Set.of(Quantity.INITIAL_DIRECTION, Quantity.GAUSS_NEWTON_EIGENVALUES)),
                Precision.FLOAT,
                1,
                RunLength.steps(count));
        members.addAll(Ensemble.seeds(config, runs));
      }
      // Seed after seed, so that the batch sizes can be compared early.
      List<RunConfig> bySeed = new ArrayList<>();
      for (int seed = 0; seed < runs; seed++) {
        for (int i = 0; i < GROUPS; i++) {
          bySeed.add(members.get(i * runs + seed));
        }
      }
      return new Batches(bySeed, task, List.copyOf(sizes), new ConcurrentLinkedQueue<>());
    };
  }

  /** The closed dynamics of one seed after another, which takes as long as the runs. */
  @Override
  void predictFurther(Batches batches, BooleanSupplier stopped) {
    for (int i = 0; i < batches.members().size() && !stopped.getAsBoolean(); i += GROUPS) {
      batches.closed().add(ClosedPoint.all(batches.members().get(i), batches.task()));
    }
  }

  @Override
  void showFurther(Batches batches) {
    int before = arrived.size();
    for (List<ClosedPoint> one = batches.closed().poll();
        one != null;
        one = batches.closed().poll()) {
      arrived.add(one);
    }
    if (arrived.size() > before) {
      RunConfig config = batches.members().getFirst();
      fill(closedSharpness, config, ClosedPoint::sharpness);
      fill(closedDirection, config, ClosedPoint::direction);
      fill(closedKernel, config, ClosedPoint::kernel);
      fill(closedTrace, config, ClosedPoint::trace);
      fill(closedLoss, config, ClosedPoint::loss);
    }
  }

  private void fill(Series series, RunConfig config, ToDoubleFunction<ClosedPoint> quantity) {
    series.clear();
    int every = config.probes().every().orElseThrow();
    for (int i = 0; i < arrived.getFirst().size(); i++) {
      int point = i;
      double mean =
          arrived.stream()
              .mapToDouble(one -> quantity.applyAsDouble(one.get(point)))
              .average()
              .orElseThrow();
      long step = (long) i * every;
      series.append(step, step * config.optimizer().learningRate(), mean);
    }
  }

  @Override
  void showPrediction(Batches batches) {
    for (int i = 0; i < GROUPS; i++) {
      String name = "B = " + NumberText.step(batches.sizes().get(i));
      for (MeanCurve curve :
          List.of(
              sharpness.get(i), directions.get(i), kernels.get(i), traces.get(i), losses.get(i))) {
        curve.rename(name);
      }
    }
    arrived.clear();
    List.of(closedSharpness, closedDirection, closedKernel, closedTrace, closedLoss)
        .forEach(Series::clear);
    state().setNote("2/α = " + NumberText.value(2 / learningRate.get()));
  }

  @Override
  void showRuns(Batches batches, List<EnsembleMember> members) {
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      int group = i;
      List<EnsembleMember> own =
          members.stream().filter(member -> member.index() % GROUPS == group).toList();
      sharpness.get(i).show(own, measurement -> measurement.curvature().hessian().largest());
      directions.get(i).show(own, one -> first(one, Quantity.INITIAL_DIRECTION));
      kernels.get(i).show(own, one -> first(one, Quantity.GAUSS_NEWTON_EIGENVALUES));
      traces.get(i).show(own, measurement -> measurement.curvature().ntkTrace());
      losses.get(i).show(own, measurement -> measurement.train().loss());
      Series curve = sharpness.get(i).mean();
      if (!curve.isEmpty()) {
        ends.add(NumberText.value(curve.value(curve.size() - 1)));
      }
    }
    state()
        .setNote(
            Words.text(
                "study.quadraticStudy.atTheEnd",
                String.join(", ", ends),
                NumberText.value(2 / learningRate.get())));
  }

  private static double first(Measurement measurement, Quantity quantity) {
    return measurement.readings().getOrDefault(quantity, List.of()).stream()
        .mapToDouble(Reading::value)
        .findFirst()
        .orElse(Double.NaN);
  }
}
