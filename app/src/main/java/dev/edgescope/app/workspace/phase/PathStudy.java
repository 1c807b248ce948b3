package dev.edgescope.app.workspace.phase;

import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.model.PhaseCurve;
import dev.edgescope.app.chart.model.PhaseField;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.study.Knob;
import dev.edgescope.app.workspace.study.Study;
import dev.edgescope.app.workspace.study.StudyChart;
import dev.edgescope.app.workspace.study.StudyState;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.sweep.LossPlane;
import dev.edgescope.engine.sweep.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gradient descent on a loss of a few parameters, seen in planes of two of them: the levels of the
 * loss where the others stand at the moment, the way so far, the sharpness against its edge, and
 * the plane of self-stabilisation. Behind the curves its stages: I until the sharpness passes the
 * edge, II until it is below for good, III from there on.
 */
abstract class PathStudy implements Study {
  private static final int COLUMNS = 96;
  private static final int ROWS = 72;
  private static final double MARGIN = 0.25;

  /** A loss so many times as large as all at first has run away. */
  private static final double RUNAWAY = 3;

  private static final double SMALLEST_SPAN = 0.5;
  private static final List<String> NUMERALS = List.of("I", "II", "III");

  /** A quarter of a decade. */
  private static final double LEVEL_STEP = 0.25;

  /** Added to the loss, so that the levels do not crowd where it vanishes. */
  private static final double FLOOR = 1e-3;

  private static final SeriesStyle WAY =
      SeriesStyle.of("θ", 5).withWeight(SeriesStyle.Weight.THIN).withMarkers(true);

  /** A plane of two parameters, by their indices. */
  record Plane(PhaseContent content, PhaseCurve way, int first, int second) {
    static Plane of(String id, String title, int first, String x, int second, String y) {
      PhaseContent content = new PhaseContent(id, title, x, y);
      PhaseCurve way = new PhaseCurve(WAY);
      content.curves().add(way);
      return new Plane(content, way, first, second);
    }
  }

  private record Fields(List<PhaseField> fields) {}

  private final TimeAxis timeAxis = new TimeAxis();
  private final Series sharpness = new Series(SeriesStyle.of("λ₁", 0));
  private final Series stages = new Series(SeriesStyle.of(Words.text("study.pathStudy.stage"), 0));
  private final Series loss = new Series(SeriesStyle.of("L", 0));
  private final Threshold edge = new Threshold("2/α");
  private final List<Plane> planes;
  private final StabilisationCycle cycle = new StabilisationCycle();
  private final Playback playback;
  private final Background background = new Background();
  private final StudyState state = new StudyState();

  /** Of the background thread alone. */
  private @Nullable LossPlane losses;

  private List<Trajectory.Point> points = List.of();
  private boolean diverges;

  /**
   * Of the points beyond the edge the first and the last; beyond the last point and -1 for none.
   */
  private int firstAbove;

  private int lastAbove;
  private int fieldsOf = -1;
  private boolean fieldsUnderWay;
  private boolean changed;

  PathStudy(List<Plane> planes, double stepsPerSecond) {
    this.planes = planes;
    playback = new Playback(stepsPerSecond);
  }

  /** Planes that are not of two parameters. */
  List<PhaseContent> furtherPlanes() {
    return List.of();
  }

  /** Curves beside the sharpness. */
  List<Series> besideSharpness() {
    return List.of();
  }

  /** What is shown of the way begins anew. */
  void begin(List<Trajectory.Point> way, double learningRate) {}

  /** A point of the way comes into sight. */
  void pass(Trajectory.Point point) {}

  /** The run with the settings as they are: a {@link #descent}. */
  abstract RunConfig config();

  /**
   * Full-batch gradient descent of a linear net in double precision, measured at every step.
   *
   * @param hidden the widths of its hidden layers
   * @param start the parameters at step 0
   */
  static RunConfig descent(
      InlineData data, List<Integer> hidden, List<Double> start, double learningRate, long steps) {
    return StabilisationCycle.descent(
        data,
        new ModelConfig.Perceptron(hidden, Activation.IDENTITY, false, 1, start),
        learningRate,
        steps);
  }

  /** The settings of the system alone. */
  abstract List<Knob<?>> ownKnobs();

  /** Watches the settings; to be called once they are there. */
  final void watch() {
    for (Knob<?> knob : ownKnobs()) {
      knob.setting().valueProperty().addListener(property -> changed = true);
    }
  }

  @Override
  public final List<Knob<?>> knobs() {
    List<Knob<?>> knobs = new ArrayList<>(ownKnobs());
    knobs.add(playback.pace());
    return knobs;
  }

  @Override
  public final List<PhaseContent> planes() {
    Stream<PhaseContent> further =
        Stream.concat(furtherPlanes().stream(), Stream.of(cycle.content()));
    return Stream.concat(planes.stream().map(Plane::content), further).toList();
  }

  @Override
  public final List<StudyChart> charts() {
    List<Series> curves = new ArrayList<>(besideSharpness());
    curves.add(sharpness);
    return List.of(
        StudyChart.of(
                "path-sharpness",
                Words.text("study.pathStudy.sharpness"),
                Words.text("study.pathStudy.lambdaOfH"),
                ValueScale.LINEAR,
                curves)
            .against(edge)
            .over(stages),
        StudyChart.of(
                "path-loss",
                Words.text("study.pathStudy.loss"),
                "L",
                ValueScale.LOGARITHMIC,
                List.of(loss))
            .over(stages));
  }

  @Override
  public final TimeAxis timeAxis() {
    return timeAxis;
  }

  @Override
  public final StudyState state() {
    return state;
  }

  @Override
  public final void start() {
    background.forget();
    changed = false;
    fieldsUnderWay = false;
    // The last way must not come to its end in place of the new one.
    points = List.of();
    state.setRunning(true);
    RunConfig config = config();
    edge.setCurrent(2 / config.optimizer().learningRate());
    background.compute(() -> compute(config), this::show, state::fail);
  }

  @Override
  public final void stop() {
    background.forget();
    fieldsUnderWay = false;
    state.setRunning(false);
  }

  @Override
  public final void pulse() {
    if (changed) {
      start();
    }
    background.deliver();
    if (state.isRunning() && !points.isEmpty()) {
      reveal();
    }
    askForFields();
  }

  private Trajectory compute(RunConfig config) {
    if (losses != null) {
      losses.close();
    }
    losses = new LossPlane(config);
    return Trajectory.of(config);
  }

  private void show(Trajectory trajectory) {
    points = trajectory.points();
    diverges = trajectory.diverged();
    fieldsOf = -1;
    firstAbove = points.size();
    lastAbove = -1;
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).sharpness() > edge.current()) {
        firstAbove = Math.min(firstAbove, i);
        lastAbove = i;
      }
    }
    sharpness.clear();
    stages.clear();
    loss.clear();
    for (Plane plane : planes) {
      plane.way().clear();
      fit(plane);
    }
    cycle.begin(points, edge.current());
    begin(points, 2 / edge.current());
    playback.restart(points.size() - 1);
    reveal();
  }

  private void fit(Plane plane) {
    double[] x = range(plane.first());
    double[] y = range(plane.second());
    plane.content().setRange(x[0], x[1], y[0], y[1]);
  }

  private double[] range(int index) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Trajectory.Point point : points.subList(0, calm(points))) {
      low = Math.min(low, point.parameters().get(index));
      high = Math.max(high, point.parameters().get(index));
    }
    double margin = Math.max(MARGIN * (high - low), (SMALLEST_SPAN - (high - low)) / 2);
    return new double[] {low - margin, high + margin};
  }

  /** The number of points before a system that diverges runs away; all of another. */
  private int calm(List<Trajectory.Point> all) {
    double early =
        all.stream()
            .limit(Math.ceilDiv(all.size(), 3))
            .mapToDouble(Trajectory.Point::loss)
            .max()
            .orElse(0);
    int count = 0;
    while (count < all.size() && !(diverges && all.get(count).loss() > RUNAWAY * early)) {
      count++;
    }
    return Math.max(1, count);
  }

  private void reveal() {
    playback.advance(this::showStep);
    int shown = playback.shown();
    Trajectory.Point now = points.get(shown);
    state.setStatus(
        diverges && playback.isOver()
            ? Words.text("study.pathStudy.divergesAfterStep", NumberText.step(now.step()))
            : Words.text(
                "study.pathStudy.stepAndStage",
                NumberText.step(now.step()),
                NUMERALS.get(stage(shown) - 1)));
    state.setNote(
        String.format(
            Locale.ROOT,
            "λ₁ = %s, 2/α = %s",
            NumberText.value(now.sharpness()),
            NumberText.value(edge.current())));
    if (playback.isOver()) {
      state.setRunning(false);
    }
  }

  private void showStep(int index) {
    Trajectory.Point point = points.get(index);
    sharpness.append(point.step(), point.learningTime(), point.sharpness());
    loss.append(point.step(), point.learningTime(), point.loss());
    stages.append(point.step(), point.learningTime(), stage(index));
    cycle.pass(point);
    pass(point);
    for (Plane plane : planes) {
      plane
          .way()
          .append(point.parameters().get(plane.first()), point.parameters().get(plane.second()));
    }
  }

  private int stage(int index) {
    if (index > lastAbove && lastAbove >= 0) {
      return 3;
    }
    return index < firstAbove ? 1 : 2;
  }

  /** The levels of the loss move with the parameters that are not in the plane. */
  private void askForFields() {
    int asked = playback.shown();
    if (fieldsUnderWay || fieldsOf == asked || points.isEmpty()) {
      return;
    }
    fieldsUnderWay = true;
    List<LossPlane.Window> windows = planes.stream().map(plane -> window(plane, asked)).toList();
    background.compute(
        () -> computeFields(windows),
        computed -> {
          fieldsUnderWay = false;
          fieldsOf = asked;
          for (int i = 0; i < planes.size(); i++) {
            planes.get(i).content().setField(computed.fields().get(i), LEVEL_STEP);
          }
        },
        state::fail);
  }

  private Fields computeFields(List<LossPlane.Window> windows) {
    LossPlane current = losses;
    if (current == null) {
      throw new IllegalStateException("The planes of a system that was not laid out");
    }
    return new Fields(
        windows.stream()
            .map(window -> new PhaseField(COLUMNS, logarithms(current.losses(window))))
            .toList());
  }

  private static double[] logarithms(double[] values) {
    return Arrays.stream(values).map(value -> Math.log10(value + FLOOR)).toArray();
  }

  private LossPlane.Window window(Plane plane, int index) {
    PhaseContent content = plane.content();
    return new LossPlane.Window(
        points.get(index).parameters(),
        plane.first(),
        plane.second(),
        content.xLower(),
        content.xUpper(),
        content.yLower(),
        content.yUpper(),
        COLUMNS,
        ROWS);
  }
}
