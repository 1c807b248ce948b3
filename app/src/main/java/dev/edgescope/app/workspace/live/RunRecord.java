package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.EventMarker;
import dev.edgescope.app.chart.Moment;
import dev.edgescope.app.chart.NumberText;
import dev.edgescope.app.chart.PlaneTrail;
import dev.edgescope.app.chart.PlaneTrail.Place;
import dev.edgescope.app.chart.Series;
import dev.edgescope.app.chart.SeriesStyle;
import dev.edgescope.app.chart.SeriesStyle.Dash;
import dev.edgescope.app.chart.SeriesStyle.Weight;
import dev.edgescope.app.chart.Threshold;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.run.Measurement;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.RunEvent.Control;
import dev.edgescope.engine.run.RunEvent.ControlChanged;
import dev.edgescope.engine.run.StabilityPoint;
import dev.edgescope.engine.run.StepBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run as the charts draw it: what was recorded, the lines it is held against, and when the
 * controls moved. Holds only what was measured.
 */
public final class RunRecord {
  private static final int COLOUR = RunLook.FIRST.colour();
  private static final long ONE_GESTURE_NANOS = 400_000_000;

  private final RunConfig config;
  private final double momentum;
  private final int examples;
  private final List<Series> eigenvalues = new ArrayList<>();
  private final Threshold edge;
  private final Series trainLoss = new Series(SeriesStyle.of("train", COLOUR));
  private final Series testLoss =
      new Series(SeriesStyle.of("test", COLOUR).withWeight(Weight.THIN).withDash(Dash.DASHED));
  private final Series batchLoss =
      new Series(SeriesStyle.of("batch", COLOUR).withWeight(Weight.PALE));
  private final Series ntkTrace = new Series(SeriesStyle.of("tr Θ", COLOUR));
  private final Series noiseKernel = new Series(SeriesStyle.of("K", COLOUR));
  private final Series noiseKernelTrace =
      new Series(
          SeriesStyle.of("K from tr Θ", COLOUR).withWeight(Weight.THIN).withDash(Dash.DASHED));
  private final Threshold stochasticEdge = new Threshold("K");
  private final PlaneTrail trail = new PlaneTrail(SeriesStyle.of("this run", COLOUR));
  private final List<EventMarker> markers = new ArrayList<>();
  private final Map<Series, SeriesStyle> styles = new LinkedHashMap<>();
  private @Nullable Measurement lastReading;
  private double learningRate;
  private int batchSize;
  private boolean renamed;
  private ControlChange lastChange = new ControlChange(Control.LEARNING_RATE, 0, 0, false);

  /** The change that the last marker tells of, while the hand may still be moving. */
  private record ControlChange(Control control, double from, long nanos, boolean marked) {}

  RunRecord(RunConfig config) {
    this.config = config;
    learningRate = config.optimizer().learningRate();
    batchSize = config.optimizer().batchSize().of(config.data().examples());
    momentum = config.optimizer().momentum();
    examples = config.data().examples();
    for (int i = 1; i <= config.probes().mostEigenvalues(); i++) {
      SeriesStyle style = SeriesStyle.of("λ" + subscript(i), COLOUR);
      eigenvalues.add(new Series(i == 1 ? style.withMarkers(true) : style.withWeight(Weight.PALE)));
    }
    edge = new Threshold(momentum == 0 ? "2/α" : "2(1+μ)/α");
    double level = edgeAt(config.optimizer().learningRate());
    edge.setCurrent(level);
    edge.record(0, 0, level);
    stochasticEdge.setCurrent(1);
    stochasticEdge.record(0, 0, 1);
    for (Series series : all()) {
      styles.put(series, series.style());
    }
  }

  /** As it began. */
  RunConfig config() {
    return config;
  }

  /** alpha in force. */
  double learningRate() {
    return learningRate;
  }

  /** B in force. */
  int batchSize() {
    return batchSize;
  }

  /** Whether no step has been made. */
  boolean isAtStart() {
    return batchLoss.isEmpty();
  }

  /** Whether a control that may be part of its name has moved since this was asked last. */
  boolean takeRenamed() {
    boolean before = renamed;
    renamed = false;
    return before;
  }

  /** Draws the run in the colour that is its own; in company its leading lines carry its name. */
  void setLook(RunLook look) {
    List<Series> leading = leading();
    for (Map.Entry<Series, SeriesStyle> one : styles.entrySet()) {
      SeriesStyle style = one.getValue().withColour(look.colour());
      boolean named = !look.alone() && leading.contains(one.getKey());
      one.getKey().setStyle(named ? style.withName(look.name()).withDash(look.dash()) : style);
    }
    trail.setStyle(trail.style().withColour(look.colour()).withName(look.name()));
  }

  /** The line of each chart that stands for the run among others. */
  private List<Series> leading() {
    List<Series> leading = new ArrayList<>(List.of(trainLoss, ntkTrace, noiseKernel));
    if (!eigenvalues.isEmpty()) {
      leading.add(eigenvalues.getFirst());
    }
    return leading;
  }

  private List<Series> all() {
    List<Series> all = new ArrayList<>(eigenvalues);
    all.addAll(List.of(trainLoss, testLoss, batchLoss, ntkTrace, noiseKernel, noiseKernelTrace));
    return all;
  }

  /** The edge of stability at a learning rate: 2 (1 + mu) / alpha. */
  double edgeAt(double learningRate) {
    return 2 * (1 + momentum) / learningRate;
  }

  /** The line follows the hand, before the engine has answered. */
  void moveEdge(double learningRate) {
    edge.setCurrent(edgeAt(learningRate));
  }

  /** The point of the plane follows the hand too; where it goes is the engine's to say. */
  void project(double learningRate, int batchSize) {
    Measurement reading = lastReading;
    if (reading == null) {
      return;
    }
    boolean confirmed = reading.learningRate() == learningRate && reading.batchSize() == batchSize;
    trail.setProjected(
        confirmed ? null : place(StabilityPoint.under(reading, learningRate, batchSize)));
  }

  void add(StepBlock block) {
    for (int i = 0; i < block.size(); i++) {
      batchLoss.append(block.step(i), block.learningTime(i), block.loss(i));
    }
  }

  void add(Measurement reading) {
    long step = reading.step();
    double time = reading.learningTime();
    List<Eigenvalue> measured = reading.hessian().eigenvalues();
    for (int i = 0; i < Math.min(measured.size(), eigenvalues.size()); i++) {
      Eigenvalue eigenvalue = measured.get(i);
      eigenvalues.get(i).append(step, time, eigenvalue.value(), eigenvalue.converged());
    }
    trainLoss.append(step, time, reading.trainLoss());
    // A source without test examples has no such curve, not one of gaps.
    if (!Double.isNaN(reading.testLoss())) {
      testLoss.append(step, time, reading.testLoss());
    }
    ntkTrace.append(step, time, reading.ntkTrace());
    noiseKernel.append(step, time, reading.noiseKernel().k());
    noiseKernelTrace.append(step, time, reading.noiseKernel().kTrace());
    trail.append(new Moment(step, time), place(StabilityPoint.of(reading)));
    lastReading = reading;
  }

  private static Place place(StabilityPoint point) {
    return new Place(point.sharpness(), point.noise(), point.noiseFromTrace());
  }

  /**
   * Notes a change of a control. While the hand drags a slider there are many; they make one
   * marker, from where it started to where it is.
   *
   * @param nanos when, on any clock
   */
  void add(ControlChanged change, long nanos) {
    if (change.control() == Control.LEARNING_RATE) {
      edge.record(change.step(), change.learningTime(), edgeAt(change.to()));
      learningRate = change.to();
    } else {
      batchSize = (int) change.to();
    }
    renamed = true;
    boolean sameGesture =
        lastChange.marked()
            && lastChange.control() == change.control()
            && nanos - lastChange.nanos() < ONE_GESTURE_NANOS;
    double from = sameGesture ? lastChange.from() : change.from();
    boolean marked = change.step() > 0;
    if (sameGesture) {
      markers.removeLast();
    }
    if (marked) {
      markers.add(new EventMarker(change.step(), change.learningTime(), label(change, from)));
    }
    lastChange = new ControlChange(change.control(), from, nanos, marked);
  }

  /** lambda_1, lambda_2, ... */
  public List<Series> eigenvalues() {
    return List.copyOf(eigenvalues);
  }

  /** 2 (1 + mu) / alpha along the run, and as the slider stands. */
  public Threshold edge() {
    return edge;
  }

  public Series trainLoss() {
    return trainLoss;
  }

  public Series testLoss() {
    return testLoss;
  }

  public Series batchLoss() {
    return batchLoss;
  }

  public Series ntkTrace() {
    return ntkTrace;
  }

  public Series noiseKernel() {
    return noiseKernel;
  }

  public Series noiseKernelTrace() {
    return noiseKernelTrace;
  }

  /** K = 1. */
  public Threshold stochasticEdge() {
    return stochasticEdge;
  }

  /** The way of the run through the stability plane. */
  public PlaneTrail trail() {
    return trail;
  }

  /** What the first coordinate of the plane is. */
  String planeTitle() {
    return momentum == 0 ? "αλ₁/2" : "αλ₁/2(1+μ)";
  }

  /** When the controls moved, in order. */
  public List<EventMarker> markers() {
    return List.copyOf(markers);
  }

  private String label(ControlChanged change, double from) {
    return switch (change.control()) {
      case LEARNING_RATE ->
          "α " + NumberText.setting(from) + " → " + NumberText.setting(change.to());
      case BATCH_SIZE -> "B " + batch(from) + " → " + batch(change.to());
    };
  }

  private String batch(double size) {
    return size >= examples ? "full" : NumberText.step((long) size);
  }

  private static String subscript(int number) {
    StringBuilder text = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      text.append((char) ('₀' + digit - '0'));
    }
    return text.toString();
  }
}
