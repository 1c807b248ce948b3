package dev.edgescope.app.run;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.Edge;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.run.curve.Band;
import dev.edgescope.app.run.curve.Bands;
import dev.edgescope.app.run.curve.GroupCurves;
import dev.edgescope.app.run.curve.RunCurves;
import dev.edgescope.app.run.curve.RunEdges;
import dev.edgescope.app.run.curve.RunLook;
import dev.edgescope.app.run.curve.RunMarkers;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigTraits;
import dev.edgescope.engine.live.FlowEvent;
import dev.edgescope.engine.live.RunEvent.RegimeChanged;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.StepBlock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One run as the charts draw it: what was recorded, the lines it is held against, and when the
 * controls moved. Holds only what was measured.
 */
public final class RunRecord {
  private final Moment origin;
  private final int examples;
  private final RunCurves curves;
  private final RunStability stability;

  /** What it stands for, where it is several runs. */
  private final @Nullable RunGroup group;

  private final RunMarkers markers;
  private Controls controls;
  private long examplesSeen;
  private final LastReadings readings = new LastReadings();
  private @Nullable History history;
  private @Nullable Bands bands;
  private RunLook look = RunLook.FIRST;
  private @Nullable Map<String, String> traits;
  private boolean renamed;

  /** A run from step 0. */
  public RunRecord(RunConfig config) {
    this(Controls.of(config), Moment.START);
  }

  /**
   * A run from where it begins.
   *
   * @param origin where it was branched off another, or step 0
   */
  RunRecord(Controls controls, Moment origin) {
    this(controls, origin, new RunEdges(controls.config().optimizer(), origin), null);
  }

  private RunRecord(Controls controls, Moment origin, RunEdges edges, @Nullable RunGroup group) {
    this.controls = controls;
    this.origin = origin;
    this.group = group;
    RunConfig config = controls.config();
    examplesSeen = origin.examplesSeen();
    stability = new RunStability(config.optimizer(), edges, readings);
    examples = config.data().examples();
    markers = new RunMarkers(examples);
    curves = new RunCurves(config.kernelMark());
  }

  /**
   * Several recorded runs, drawn as one by their mean and band. Takes a time that grows with the
   * number of points, on any thread; the records must be left alone meanwhile and are of no use
   * afterwards.
   *
   * @param runs at least one
   */
  public static RunRecord ofGroup(List<Member> runs) {
    List<RunRecord> records = runs.stream().map(Member::record).toList();
    RunRecord first = records.getFirst();
    RunRecord result =
        new RunRecord(first.controls, Moment.START, first.stability.edges(), RunGroup.of(records));
    List<GroupCurves.Member> members =
        runs.stream()
            .map(one -> new GroupCurves.Member(one.record().curves, one.diverged()))
            .toList();
    KernelMark mark =
        records.stream()
            .map(one -> one.config().kernelMark())
            .reduce(KernelMark.NONE, KernelMark::and);
    result.setBands(new GroupCurves(members, mark));
    return result;
  }

  /**
   * One of the runs of a group.
   *
   * @param diverged whether it ended by that
   */
  public record Member(RunRecord record, boolean diverged) {}

  /** The runs that it stands for; empty where it is one. */
  Optional<RunGroup> group() {
    return Optional.ofNullable(group);
  }

  /** A recorded run where it breaks off, with the settings that are in force there. */
  static RunRecord of(RunStart start) {
    Controls controls = Controls.of(start);
    for (ControlChange change : start.changes()) {
      controls = controls.changed(change);
    }
    return new RunRecord(controls, Moment.START);
  }

  /** The engine's own record of the run, without loss; null before there is one. */
  public @Nullable History history() {
    return history;
  }

  void setHistory(History newHistory) {
    history = newHistory;
    curves.setHistory(newHistory);
  }

  /** As it began. */
  public RunConfig config() {
    return controls.config();
  }

  /** Its controls, as the hand has set them and as they are in force. */
  Controls controls() {
    return controls;
  }

  /**
   * Each setting with its value, as a configuration with the controls in force has them. Moving
   * alpha or B, which are named apart, leaves them as they were.
   */
  Map<String, String> traits() {
    Map<String, String> known = traits;
    if (known == null) {
      known = Collections.unmodifiableMap(ConfigTraits.of(controls.configurationInForce()));
      traits = known;
    }
    return known;
  }

  /** Where it begins to be drawn: step 0, or where it was branched off. */
  Moment origin() {
    return origin;
  }

  /** The sum of the batch sizes of all steps told. */
  long examplesSeen() {
    return examplesSeen;
  }

  /** The last step told. */
  public long lastStep() {
    Series losses = batchLoss();
    return losses.isEmpty() ? origin.step() : losses.step(losses.size() - 1) + 1;
  }

  /** Whether no step has been made. */
  boolean isAtStart() {
    return batchLoss().isEmpty();
  }

  /**
   * Whether a control that may be part of its name has moved, or a line has begun, since this was
   * asked last.
   */
  boolean takeChanged() {
    boolean grown = curves.takeGrown();
    boolean before = renamed;
    renamed = false;
    return before || grown;
  }

  /** Draws the run in the colour that is its own; in company its leading lines carry its name. */
  void setLook(RunLook newLook) {
    look = newLook;
    curves.setLook(look);
    if (bands != null) {
      bands.setLook(look);
    }
    stability.setLook(look);
  }

  /** What was measured last. */
  public LastReadings readings() {
    return readings;
  }

  /** The hand moves any control but the batch size; the pictures follow before the engine does. */
  void ask(Control control, double value) {
    controls = controls.asking(control, value);
    stability.ask(control, controls);
  }

  /** The hand moves B. */
  void askBatchSize(BatchSize value) {
    controls = controls.askingBatchSize(value);
    stability.ask(Control.BATCH_SIZE, controls);
  }

  /** The engine goes on with a control as it was, and so do the pictures. */
  void refused(Control control, double stays) {
    if (control == Control.BATCH_SIZE) {
      askBatchSize(stays >= examples ? BatchSize.full() : BatchSize.of((int) stays));
    } else if (!Double.isNaN(stays)) {
      ask(control, stays);
    }
  }

  void askMeasuringShare(double share) {
    controls = controls.askingMeasuringShare(share);
  }

  /** Steps were made, at least one; those before the origin are of the run it was branched off. */
  void add(StepBlock block) {
    int last = block.size() - 1;
    controls = controls.stepped(block);
    if (block.step(last) >= origin.step()) {
      curves.add(block);
      examplesSeen = block.end().examplesSeen();
      controls = controls.drawing(block.batchSize(last));
    }
  }

  /** Brings the losses up to the steps told, once a frame. */
  void showLosses() {
    curves.showLosses();
  }

  /** A moment that all steps before have been told of. */
  private Moment moment(long step, double learningTime) {
    return new Moment(step, learningTime, examplesSeen);
  }

  void add(Measurement reading) {
    Moment moment = moment(reading.step(), reading.learningTime());
    curves.add(reading, moment);
    readings.add(reading);
    controls = controls.measured(reading);
    stability.add(reading, moment, controls);
  }

  /**
   * Notes a change of a control. While the hand drags a slider there are many; they make one
   * marker, from where it started to where it is.
   *
   * @param nanos when, on any clock
   */
  void add(ControlChange change, long nanos) {
    Moment moment = moment(change.step(), change.learningTime());
    stability.add(change, moment, controls);
    switch (change.control()) {
      case LEARNING_RATE, BATCH_SIZE -> {} // named apart
      case BETA1, CLIP_NORM, SIGMA, STEER_TARGET -> traits = null;
    }
    controls = controls.changed(change);
    renamed = true;
    markers.add(change, moment, nanos);
  }

  /** Notes that the run has come into another regime. */
  void add(RegimeChanged change) {
    curves.setDiverging(change.regime() == Regime.DIVERGING);
    markers.add(EngineWords.of(change.regime()), moment(change.step(), change.learningTime()));
  }

  /** Notes that the run has converged. */
  void addConverged(Moment at) {
    markers.add(Words.text("run.runRecord.converged"), moment(at.step(), at.learningTime()));
  }

  /** The lines of a chart that have points, in order of importance. */
  public List<Series> curves(LineKind kind) {
    return curves.of(kind);
  }

  /** The names that a program which made the run has given to what it measures, in order. */
  public List<String> names() {
    return curves.names();
  }

  /** Those of them that predictions beside the run have drawn. */
  public List<Series> predictions(LineKind kind) {
    return curves.predictions(kind);
  }

  /** What a predicted curve has come to at a step of the run. */
  void add(FlowKind flow, FlowEvent.Reached reading) {
    History made = history;
    if (made != null) {
      long seen = made.examplesSeen(reading.step());
      curves.add(flow, reading, new Moment(reading.step(), reading.learningTime(), seen));
    }
  }

  /** A predicted curve is given up. */
  void forget(FlowKind flow) {
    curves.forget(flow);
  }

  /** The same with the names of their quantities, and those of the runs that are drawn with it. */
  public List<RunCurves.Named> namedCurves(LineKind kind) {
    return Stream.concat(
            curves.named(kind).stream(), band(kind).stream().flatMap(band -> band.named().stream()))
        .toList();
  }

  /** What a chart shows of the runs that are drawn with it; empty for a run alone. */
  public Optional<Band> band(LineKind kind) {
    return bands == null ? Optional.empty() : bands.of(kind);
  }

  /** Begins to be drawn with others; null for a run alone. */
  void setBands(@Nullable Bands others) {
    bands = others;
    renamed = true;
    setLook(look);
  }

  /** More is drawn with it, as a mean that has begun, or less, as its edges where it is over. */
  void noteChanged() {
    renamed = true;
  }

  /** When its controls moved, from its beginning on. */
  public List<ControlChange> changes() {
    return markers.changes();
  }

  /** What a chart holds the run against. */
  public List<Threshold> thresholds(LineKind kind) {
    return kind.edges().stream().flatMap(one -> threshold(one).stream()).toList();
  }

  /** The threshold of an edge; empty where the run has none of that kind. */
  Optional<Threshold> threshold(Edge kind) {
    return group == null || group.hasOneEdge() ? stability.edges().of(kind) : Optional.empty();
  }

  /** lambda_1, lambda_2, ...; the first even before it is measured. */
  public List<Series> eigenvalues() {
    return curves.of(ChartTable.SHARPNESS, 0);
  }

  /** The edge of stability along the run, and as the slider stands. */
  public Threshold edge() {
    return stability.edges().stability();
  }

  /** The loss of the batch of each step. */
  public Series batchLoss() {
    return curves.lossLine();
  }

  /** K from the trace alone. */
  public Series noiseKernelTrace() {
    return curves.of(ChartTable.NOISE_KERNEL, 1).getFirst();
  }

  /** How it stands to its edges. */
  public RunStability stability() {
    return stability;
  }

  /** When the controls moved and the regime changed, in order. */
  public ObservableList<EventMarker> markers() {
    return markers.all();
  }
}
