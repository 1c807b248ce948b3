package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.model.PhaseCurve;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.study.StudyChart;
import dev.edgescope.app.workspace.study.StudyState;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.sweep.Trajectory;
import dev.edgescope.engine.theory.SecondOrderPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Second-order regression with one example and two parameters in its closed variables: the residual
 * z against the kernel T_0, from many starting points, every second step, so that the change of
 * sign at each step near the edge does not hide the way. A click starts one of its own. That one is
 * seen in the plane of self-stabilisation, too, as gradient descent on the two parameters.
 */
final class PairStudy implements Study {
  private static final double EDGE = 2;
  private static final int PORTRAIT_STEPS = 600;
  private static final int STEPS = 1000;
  private static final double FAR_Z = 3;
  private static final double FAR_T = 8;
  private static final double ARRIVED = 1e-5;
  private static final double[] Z = {-0.4, -0.25, -0.12, -0.05, -0.02, 0.02, 0.05, 0.12, 0.25, 0.4};
  private static final double[] T0 = {1.7, 1.85, 2, 2.1, 2.2, 2.3};

  /**
   * @param ways the picked one, and those of the portrait
   * @param picked the picked one as gradient descent on a model of two parameters
   */
  private record Ways(List<List<SecondOrderPair>> ways, List<Trajectory.Point> picked) {}

  private final Knob<Double> epsilon =
      Knob.number(
          "epsilon",
          Words.text("study.pairStudy.asymmetry"),
          Words.text("study.pairStudy.qHasTheEigenvalues1"),
          0.02,
          new LogarithmicScale(0.001, 0.5));
  private final Knob<Double> ratio =
      Knob.number(
          "curvature-ratio",
          Words.text("study.pairStudy.initialTT"),
          Words.text("study.pairStudy.howStronglyAStepChanges"),
          0.1,
          new LinearScale(1, 0.05));
  private final Playback playback = new Playback(15);

  private final TimeAxis timeAxis = new TimeAxis();
  private final PhaseContent plane =
      new PhaseContent(
          "portrait",
          Words.text("study.pairStudy.phasePortrait"),
          Words.text("study.pairStudy.residualZ"),
          Words.text("study.pairStudy.kernelT"));
  private final PhaseCurve picked =
      new PhaseCurve(SeriesStyle.of(Words.text("study.pairStudy.picked"), 5).withMarkers(true));
  private final StabilisationCycle cycle = new StabilisationCycle();
  private final Series kernel = new Series(SeriesStyle.of("T₀", 5));
  private final Series loss = new Series(SeriesStyle.of("z²/2", 5));
  private final Threshold edge = new Threshold("2/α");
  private final Background background = new Background();
  private final StudyState state = new StudyState();

  private double pickedZ = -1.2;
  private double pickedT = 0.1;
  private List<SecondOrderPair> way = List.of();
  private List<Trajectory.Point> points = List.of();
  private boolean changed;

  PairStudy() {
    plane.setRange(-0.6, 0.6, 1.6, 2.4);
    plane.setLine(EDGE, "2/α");
    plane.setSubtitle(Words.text("study.pairStudy.everySecondStepClickTo"));
    plane.setOnPicked((z, t) -> {
      pickedZ = z;
      pickedT = Math.max(0, t);
      start();
    });
    edge.setCurrent(EDGE);
    for (Knob<?> knob : List.of(epsilon, ratio)) {
      knob.setting().valueProperty().addListener(property -> changed = true);
    }
  }

  @Override
  public String title() {
    return Words.text("study.pairStudy.secondOrderPair");
  }

  @Override
  public String lesson() {
    return "second-order-pair";
  }

  @Override
  public List<Knob<?>> knobs() {
    return List.of(epsilon, ratio, playback.pace());
  }

  @Override
  public List<PhaseContent> planes() {
    return List.of(plane, cycle.content());
  }

  @Override
  public List<StudyChart> charts() {
    return List.of(
        StudyChart.of(
                "pair-kernel",
                Words.text("study.pairStudy.kernel"),
                Words.text("study.pairStudy.tAtEveryStep"),
                ValueScale.LINEAR,
                List.of(kernel))
            .against(edge),
        StudyChart.of(
            "pair-loss",
            Words.text("study.pairStudy.loss"),
            "z²/2",
            ValueScale.LOGARITHMIC,
            List.of(loss)));
  }

  @Override
  public TimeAxis timeAxis() {
    return timeAxis;
  }

  @Override
  public StudyState state() {
    return state;
  }

  @Override
  public void start() {
    background.forget();
    changed = false;
    // The last way must not come to its end in place of the new one.
    way = List.of();
    state.setRunning(true);
    double asymmetry = epsilon.get();
    double part = ratio.get();
    SecondOrderPair own = new SecondOrderPair(pickedZ, pickedT, part * pickedT, asymmetry);
    background.compute(() -> compute(own, asymmetry, part), this::show, state::setStatus);
  }

  @Override
  public void stop() {
    background.forget();
    state.setRunning(false);
  }

  @Override
  public void pulse() {
    if (changed) {
      start();
    }
    background.deliver();
    if (state.isRunning() && !way.isEmpty()) {
      reveal();
    }
  }

  private static Ways compute(SecondOrderPair own, double epsilon, double ratio) {
    List<List<SecondOrderPair>> ways = new ArrayList<>();
    ways.add(way(own, STEPS));
    for (double z : Z) {
      for (double t0 : T0) {
        ways.add(way(new SecondOrderPair(z, t0, ratio * t0, epsilon), PORTRAIT_STEPS));
      }
    }
    return new Ways(ways, Trajectory.of(descent(own, ways.getFirst().size() - 1)).points());
  }

  /** The model f = J theta + 1/2 theta^T Q theta from theta = 0, where its residual is z. */
  private static RunConfig descent(SecondOrderPair start, int steps) {
    return StabilisationCycle.descent(
        new InlineData(
            List.of(List.of(start.firstSlope(), start.secondSlope(), 1.0, 0.0, -start.epsilon())),
            List.of(List.of(-start.z()))),
        new ModelConfig.Quadratic(List.of()),
        1,
        steps);
  }

  /** Until it has arrived, or gone. */
  private static List<SecondOrderPair> way(SecondOrderPair start, int steps) {
    List<SecondOrderPair> way = new ArrayList<>();
    SecondOrderPair pair = start;
    for (int t = 0; t <= steps; t++) {
      way.add(pair);
      if (isFar(pair) || Math.abs(pair.z()) < ARRIVED) {
        break;
      }
      pair = pair.next();
    }
    return way;
  }

  private static boolean isFar(SecondOrderPair pair) {
    return !(Math.abs(pair.z()) < FAR_Z && pair.t0() < FAR_T);
  }

  private void show(Ways computed) {
    List<PhaseCurve> curves = new ArrayList<>();
    picked.clear();
    curves.add(picked);
    for (List<SecondOrderPair> one : computed.ways().subList(1, computed.ways().size())) {
      PhaseCurve curve =
          new PhaseCurve(
              isFar(one.getLast())
                  ? SeriesStyle.of(Words.text("study.pairStudy.diverges"), 3)
                      .withWeight(SeriesStyle.Weight.PALE)
                  : SeriesStyle.of(Words.text("study.pairStudy.converges"), 0)
                      .withWeight(SeriesStyle.Weight.PALE)
                      .withMarkers(true));
      for (int t = 0; t < one.size(); t += 2) {
        curve.append(one.get(t).z(), one.get(t).t0());
      }
      curves.add(curve);
    }
    plane.curves().setAll(curves);
    way = computed.ways().getFirst();
    points = computed.picked();
    cycle.begin(points, EDGE);
    kernel.clear();
    loss.clear();
    playback.restart(way.size() - 1);
    reveal();
  }

  private void reveal() {
    playback.advance(this::showStep);
    SecondOrderPair now = way.get(playback.shown());
    state.setStatus(Words.text("study.pairStudy.step", NumberText.step(playback.shown())));
    state.setNote(
        String.format(
            Locale.ROOT, "z = %s, T₀ = %s", NumberText.value(now.z()), NumberText.value(now.t0())));
    if (playback.isOver()) {
      state.setRunning(false);
    }
  }

  private void showStep(int step) {
    SecondOrderPair pair = way.get(step);
    if (step % 2 == 0) {
      picked.append(pair.z(), pair.t0());
    }
    if (step < points.size()) {
      cycle.pass(points.get(step));
    }
    kernel.append(step, step, pair.t0());
    loss.append(step, step, pair.z() * pair.z() / 2);
  }
}
