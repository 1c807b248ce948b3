package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.model.PhaseCurve;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.sweep.Trajectory;
import dev.edgescope.engine.theory.ScalarProduct;
import java.util.List;

/**
 * Four scalars, gradient descent on (1 - x y z w)^2 / 2: a linear net of four layers of width one
 * on one example. Where x y z w = 1 the sharpness is 1/x^2 + 1/y^2 + 1/z^2 + 1/w^2. Beyond the edge
 * the minimum is no resting place any more and even and odd steps part, the bifurcation; they come
 * together again where the sharpness of the minimum has fallen to the edge. Source: Zhu, Wang,
 * Wang, Zhou and Ge, Understanding edge-of-stability training dynamics with a minimalist example
 * (2023).
 */
final class ScalarsStudy extends PathStudy {
  private static final int STEPS = 200;

  /** Of the residual, at least. */
  private static final double SMALLEST_WIDTH = 0.05;

  private final Knob<Double> learningRate =
      Knob.number(
          "step-size",
          Words.text("study.scalarsStudy.learningRate"),
          Words.text("study.scalarsStudy.itSetsTheEdge2"),
          0.2,
          new LogarithmicScale(0.02, 0.5));
  private final Knob<Double> x =
      Knob.number(
          "scalar-x",
          Words.text("study.scalarsStudy.initialX"),
          Words.text("study.scalarsStudy.whereTheRunStarts"),
          3.1,
          new LinearScale(4, 0.05));
  private final Knob<Double> y =
      Knob.number(
          "scalar-y",
          Words.text("study.scalarsStudy.initialY"),
          Words.text("study.scalarsStudy.whereTheRunStarts"),
          0.32,
          new LinearScale(4, 0.01));
  private final Knob<Double> z =
      Knob.number(
          "scalar-z",
          Words.text("study.scalarsStudy.initialZ"),
          Words.text("study.scalarsStudy.whereTheRunStarts"),
          1,
          new LinearScale(4, 0.05));
  private final Knob<Double> w =
      Knob.number(
          "scalar-w",
          Words.text("study.scalarsStudy.initialW"),
          Words.text("study.scalarsStudy.whereTheRunStarts"),
          1,
          new LinearScale(4, 0.05));

  private final PhaseContent fork =
      new PhaseContent(
          "fork",
          Words.text("study.scalarsStudy.forkAtTheEdge"),
          "xyzw − 1",
          Words.text("study.scalarsStudy.sharpnessWhereGradientFlowEnds"));
  private final PhaseCurve even =
      new PhaseCurve(
          SeriesStyle.of(Words.text("study.scalarsStudy.evenSteps"), 5).withMarkers(true));
  private final PhaseCurve odd =
      new PhaseCurve(
          SeriesStyle.of(Words.text("study.scalarsStudy.oddSteps"), 2).withMarkers(true));
  private final Series flowSharpness =
      new Series(SeriesStyle.of("φ", 3).withDash(SeriesStyle.Dash.DASHED));

  ScalarsStudy() {
    super(
        List.of(
            Plane.of("xy-plane", Words.text("study.scalarsStudy.xAndY"), 0, "x", 1, "y"),
            Plane.of("zw-plane", Words.text("study.scalarsStudy.zAndW"), 2, "z", 3, "w")),
        10);
    fork.setSubtitle(Words.text("study.scalarsStudy.evenOddSteps"));
    fork.curves().setAll(List.of(even, odd));
    watch();
  }

  @Override
  List<PhaseContent> furtherPlanes() {
    return List.of(fork);
  }

  @Override
  List<Series> besideSharpness() {
    return List.of(flowSharpness);
  }

  @Override
  void begin(List<Trajectory.Point> way, double alpha) {
    even.clear();
    odd.clear();
    flowSharpness.clear();
    double edge = 2 / alpha;
    double width = SMALLEST_WIDTH;
    double low = edge;
    double high = edge;
    for (Trajectory.Point point : way) {
      ScalarProduct at = new ScalarProduct(point.parameters());
      double sharpness = at.flowSharpness();
      if (Double.isFinite(sharpness)) {
        width = Math.max(width, Math.abs(at.product() - 1));
        low = Math.min(low, sharpness);
        high = Math.max(high, sharpness);
      }
    }
    double margin = 0.15 * (high - low);
    fork.setRange(-1.1 * width, 1.1 * width, low - margin, high + margin);
    fork.setLine(edge, "2/α = " + NumberText.setting(edge));
  }

  @Override
  void pass(Trajectory.Point point) {
    ScalarProduct at = new ScalarProduct(point.parameters());
    double sharpness = at.flowSharpness();
    flowSharpness.append(point.step(), point.learningTime(), sharpness);
    if (Double.isFinite(sharpness)) {
      (point.step() % 2 == 0 ? even : odd).append(at.product() - 1, sharpness);
    }
  }

  @Override
  public String title() {
    return Words.text("study.scalarsStudy.fourScalars");
  }

  @Override
  public String lesson() {
    return "four-scalars";
  }

  @Override
  List<Knob<?>> ownKnobs() {
    return List.of(learningRate, x, y, z, w);
  }

  @Override
  RunConfig config() {
    return descent(
        new InlineData(List.of(List.of(1.0)), List.of(List.of(1.0))),
        List.of(1, 1, 1),
        List.of(x.get(), y.get(), z.get(), w.get()),
        learningRate.get(),
        STEPS);
  }
}
