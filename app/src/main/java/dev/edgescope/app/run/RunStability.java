package dev.edgescope.app.run;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.run.curve.RunEdges;
import dev.edgescope.app.run.curve.RunLook;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.measure.EdgeWords;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.StabilityPoint;
import dev.edgescope.engine.training.ControlChange;

/**
 * How a run stands to its edges: their lines along the run, and its way through the stability
 * plane. Both follow the hand before the engine does.
 */
public final class RunStability {
  private final RunEdges edges;
  private final LastReadings readings;
  private final SeriesStyle style =
      SeriesStyle.of(Words.text("run.runRecord.thisRun"), RunLook.FIRST.colour());
  private final PlaneTrail trail = new PlaneTrail(style);

  /** In force. */
  private StabilityEdge rule;

  /**
   * @param readings of the run, each there before it is added here
   */
  RunStability(OptimizerConfig optimizer, RunEdges edges, LastReadings readings) {
    this.edges = edges;
    this.readings = readings;
    rule = optimizer.edge();
  }

  RunEdges edges() {
    return edges;
  }

  /** The way of the run through the stability plane. */
  public PlaneTrail trail() {
    return trail;
  }

  /** What the first coordinate of the plane is. */
  public String planeTitle() {
    return EdgeWords.ratio(rule);
  }

  void setLook(RunLook look) {
    trail.setStyle(look.of(style).withName(look.name()));
  }

  /** The hand has moved a control. */
  void ask(Control control, Controls controls) {
    switch (control) {
      case LEARNING_RATE -> askEdge(controls);
      case BETA1 -> {
        edges.setRule(controls.asked().edge());
        askEdge(controls);
      }
      case BATCH_SIZE -> project(controls);
      case CLIP_NORM, SIGMA, STEER_TARGET -> {}
    }
  }

  private void askEdge(Controls controls) {
    edges.ask(rateAt(controls.asked().learningRate(), controls));
    project(controls);
  }

  /** The run was measured. */
  void add(Measurement reading, Moment moment, Controls controls) {
    if (reading.curvature().noiseKernel().isRead()) {
      trail.append(moment, place(StabilityPoint.of(reading, ruleOf(reading))));
    }
    if (controls.config().optimizer().movesLearningRate()
        && Double.isFinite(reading.curvature().edge())) {
      edges.measured(moment, reading.curvature().edge());
    }
    project(controls);
  }

  /**
   * The engine has taken a control over.
   *
   * @param controls as they were before
   */
  void add(ControlChange change, Moment moment, Controls controls) {
    switch (change.control()) {
      case LEARNING_RATE -> record(moment, rateAt(change.to(), controls), controls);
      case BETA1 -> {
        rule = controls.inForce().with(Control.BETA1, change.to()).edge();
        record(moment, controls.nextRate(), controls);
      }
      case BATCH_SIZE, CLIP_NORM, SIGMA, STEER_TARGET -> {}
    }
  }

  /**
   * Notes the edge of the rule in force. The line from now on stays where the hand has it, which a
   * record that is gone on with may have moved before it was drawn.
   */
  private void record(Moment moment, double rate, Controls controls) {
    edges.setRule(rule);
    edges.record(moment, rate);
    edges.setRule(controls.asked().edge());
    edges.ask(rateAt(controls.asked().learningRate(), controls));
  }

  /**
   * The learning rate of a step where the slider stands at another; where the run chooses it, that
   * of the last reading.
   */
  private double rateAt(double slider, Controls controls) {
    OptimizerConfig optimizer = controls.config().optimizer();
    if (!optimizer.movesLearningRate()) {
      return slider;
    }
    double last =
        readings
            .last()
            .map(reading -> reading.inForce().learningRate())
            .orElseGet(optimizer::firstLearningRate);
    return optimizer.choosesLearningRate()
        ? last
        : last * slider / controls.inForce().learningRate();
  }

  /** The point of the plane follows the hand too; where it goes is the engine's to say. */
  private void project(Controls controls) {
    readings.withNoiseKernel().ifPresent(reading -> project(reading, controls));
  }

  private void project(Measurement reading, Controls controls) {
    double rate = rateAt(controls.asked().learningRate(), controls);
    int batch =
        controls.config().optimizer().steers(Steering.Control.BATCH_SIZE)
            ? reading.inForce().batchSize()
            : controls.askedBatch();
    StabilityEdge asked = controls.asked().edge();
    boolean confirmed =
        reading.inForce().learningRate() == rate
            && reading.inForce().batchSize() == batch
            && ruleOf(reading).equals(asked);
    trail.setProjected(confirmed ? null : place(StabilityPoint.under(reading, asked, rate, batch)));
  }

  /**
   * The edge of the rule as it was where a reading began: a control that is moved beside a reading
   * is told before it.
   */
  private StabilityEdge ruleOf(Measurement reading) {
    return reading.curvature().noiseKernel().kernel().map(NoiseKernel::edge).orElse(rule);
  }

  private static Place place(StabilityPoint point) {
    return new Place(point.sharpness(), point.noise(), point.noiseFromTrace());
  }
}
