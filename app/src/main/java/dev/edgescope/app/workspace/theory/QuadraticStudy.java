package dev.edgescope.app.workspace.theory;

import dev.edgescope.app.chart.NumberText;
import dev.edgescope.app.chart.Series;
import dev.edgescope.app.chart.SeriesStyle;
import dev.edgescope.app.chart.TimeBase;
import dev.edgescope.app.chart.ValueScale;
import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.control.WholeScale;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.app.workspace.study.StudyChart;
import dev.edgescope.engine.data.KernelSpectrum;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.Measurement;
import dev.edgescope.engine.run.ModelConfig;
import dev.edgescope.engine.run.OptimizerConfig;
import dev.edgescope.engine.run.ProbeConfig;
import dev.edgescope.engine.run.Quantity;
import dev.edgescope.engine.run.Reading;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.TaskConfig;
import dev.edgescope.engine.sweep.Ensemble;
import dev.edgescope.engine.sweep.EnsembleCurve;
import dev.edgescope.engine.sweep.EnsembleMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The quadratic regression model with several batch sizes at once, over learning time: the smaller
 * the batch, the less it sharpens.
 */
final class QuadraticStudy extends EnsembleStudy<QuadraticStudy.Batches> {
  private static final int POINTS = 30;

  /** Parts of D that the batches are. */
  private static final List<Integer> PARTS = List.of(1, 2, 5, 10);

  /**
   * The runs: for each batch size all seeds.
   *
   * @param sizes the batch sizes
   */
  record Batches(List<RunConfig> members, List<Integer> sizes, int seeds) implements Plan {}

  private final Knob<Double> learningRate =
      Knob.number(
          "step-size",
          "Learning rate α",
          "The kernel's largest eigenvalue starts at 1, its edge is 2/α.",
          0.6,
          new LogarithmicScale(0.1, 2));
  private final Knob<Double> scale =
      Knob.number(
          "curvature-scale",
          "Scale of Q",
          "Standard deviation of the entries of Q; without curvature nothing sharpens.",
          0.1,
          new LinearScale(0.3, 0.01));
  private final Knob<Double> exponent =
      Knob.number(
          "spectrum",
          "Spectrum exponent p",
          "The kernel's eigenvalues are k⁻ᵖ at the start.",
          1.4,
          new LinearScale(2, 0.1));
  private final Knob<Integer> examples =
      Knob.whole("task-examples", "Examples D", "", 100, new WholeScale(20, 200));
  private final Knob<Integer> parameters =
      Knob.whole("task-parameters", "Parameters P", "", 200, new WholeScale(20, 300));
  private final Knob<Integer> seeds =
      Knob.whole("seeds", "Seeds", "Runs of each batch size.", 10, new WholeScale(1, 50));
  private final Knob<Integer> steps =
      Knob.whole("steps", "Steps", "Of each run.", 150, new WholeScale(50, 600));

  private final List<Series> sharpness = curves();
  private final List<Series> directions = curves();
  private final List<Series> traces = curves();
  private final List<Series> losses = curves();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");

  QuadraticStudy() {
    timeAxis().baseProperty().set(TimeBase.LEARNING_TIME);
    watch();
  }

  private static List<Series> curves() {
    List<Series> curves = new ArrayList<>();
    for (int i = 0; i < PARTS.size(); i++) {
      curves.add(new Series(SeriesStyle.of("", i)));
    }
    return List.copyOf(curves);
  }

  @Override
  public String title() {
    return "Quadratic regression";
  }

  @Override
  public String lesson() {
    return "quadratic-regression";
  }

  @Override
  public List<Knob<?>> knobs() {
    return List.of(learningRate, scale, exponent, examples, parameters, seeds, steps);
  }

  @Override
  public List<StudyChart> charts() {
    return List.of(
        chart("mean-sharpness", "Sharpness", "λ₁, mean of the seeds", ValueScale.LINEAR, sharpness),
        chart(
            "mean-direction",
            "Initial direction",
            "uᵀH u, u = u₁ at step 0",
            ValueScale.LINEAR,
            directions),
        chart("mean-trace", "NTK trace", "tr Θ", ValueScale.LINEAR, traces),
        chart("mean-loss", "Training loss", "L", ValueScale.LOGARITHMIC, losses));
  }

  private static StudyChart chart(
      String id, String title, String formula, ValueScale scale, List<Series> series) {
    return new StudyChart(id, title, formula, scale, series, Optional.empty(), List.of());
  }

  @Override
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  @Override
  Supplier<Batches> planning() {
    int d = examples.get();
    TaskConfig task =
        new TaskConfig.Quadratic(
            new KernelSpectrum(exponent.get(), 1), parameters.get(), scale.get(), d);
    double alpha = learningRate.get();
    int count = steps.get();
    int runs = seeds.get();
    List<Integer> sizes = PARTS.stream().map(part -> Math.max(1, d / part)).toList();
    return () -> {
      List<RunConfig> members = new ArrayList<>();
      for (int size : sizes) {
        RunConfig config =
            new RunConfig(
                task,
                new ModelConfig.Quadratic(List.of()),
                Loss.SQUARED_ERROR,
                new OptimizerConfig(alpha, 0.0, new BatchSize(size)),
                new ProbeConfig(
                    1, Math.max(1, count / POINTS), 0, Set.of(Quantity.INITIAL_DIRECTION)),
                Precision.FLOAT,
                1,
                count);
        members.addAll(Ensemble.seeds(config, runs));
      }
      // Seed after seed, so that the batch sizes can be compared early.
      List<RunConfig> bySeed = new ArrayList<>();
      for (int seed = 0; seed < runs; seed++) {
        for (int i = 0; i < sizes.size(); i++) {
          bySeed.add(members.get(i * runs + seed));
        }
      }
      return new Batches(bySeed, sizes, runs);
    };
  }

  @Override
  void showPrediction(Batches batches) {
    for (int i = 0; i < PARTS.size(); i++) {
      String name = "B = " + NumberText.step(batches.sizes().get(i));
      for (Series series :
          List.of(sharpness.get(i), directions.get(i), traces.get(i), losses.get(i))) {
        series.clear();
        series.setStyle(series.style().withName(name));
      }
    }
    note.set("");
  }

  @Override
  void showRuns(Batches batches, List<EnsembleMember> members) {
    int groups = PARTS.size();
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      int group = i;
      List<EnsembleMember> own =
          members.stream().filter(member -> member.index() % groups == group).toList();
      fill(sharpness.get(i), own, measurement -> measurement.hessian().largest());
      fill(directions.get(i), own, QuadraticStudy::alongTheFirstDirection);
      fill(traces.get(i), own, Measurement::ntkTrace);
      fill(losses.get(i), own, Measurement::trainLoss);
      Series curve = sharpness.get(i);
      if (!curve.isEmpty()) {
        ends.add(NumberText.value(curve.value(curve.size() - 1)));
      }
    }
    note.set("λ₁ at the end: " + String.join(", ", ends));
  }

  private static double alongTheFirstDirection(Measurement measurement) {
    return measurement.readings().getOrDefault(Quantity.INITIAL_DIRECTION, List.of()).stream()
        .mapToDouble(Reading::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void fill(
      Series series, List<EnsembleMember> members, ToDoubleFunction<Measurement> quantity) {
    series.clear();
    for (EnsembleCurve.Point point : EnsembleCurve.of(members, quantity).points()) {
      series.append(point.step(), point.learningTime(), point.mean());
    }
  }
}
