package dev.edgescope.app.run.curve;

import dev.edgescope.app.catalogue.Edge;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.measure.EdgeWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run's curves are held against, along the run and as the controls stand. */
public final class RunEdges {
  private StabilityEdge rule;
  private final Threshold stability;
  private final Threshold scaled = new Threshold("αλ", Words.text("run.runEdges.edge"));

  /** Empty where batches have no level of their own. */
  private final Optional<Threshold> smallBatches;

  /** The level of small batches over that of large ones, (1 - mu) / (1 + mu). */
  private final double smallBatchShare;

  private final Map<Edge.Constant, Threshold> constants = new HashMap<>();
  private @Nullable Moment end;

  public RunEdges(OptimizerConfig settings, Moment origin) {
    rule = settings.edge();
    stability = new Threshold(EdgeWords.level(rule));
    Momentum momentum = settings.momentum();
    double mu = momentum.coefficient();
    smallBatchShare = (1 - mu) / (1 + mu);
    smallBatches =
        mu == 0 || momentum.isNesterov()
            ? Optional.empty()
            : Optional.of(new Threshold("2(1−μ)/α"));
    double first = settings.firstLearningRate();
    setLevel(rule.level(first));
    scaled.setCurrent(first * rule.level(first));
    record(origin, first);
  }

  /** The edge of stability. */
  public Threshold stability() {
    return stability;
  }

  /** The threshold of an edge; empty where the run has none of that kind. */
  public Optional<Threshold> of(Edge kind) {
    return switch (kind) {
      case Edge.OfStability _ -> ofStability(false);
      case Edge.OfEffectiveStability _ -> ofStability(true);
      case Edge.OfSmallBatches _ -> smallBatches;
      case Edge.OfScaledStability _ ->
          rule.isPreconditioned() ? Optional.empty() : Optional.of(scaled);
      case Edge.Constant constant -> Optional.of(constants.computeIfAbsent(constant, this::of));
    };
  }

  private Optional<Threshold> ofStability(boolean effective) {
    return rule.isPreconditioned() == effective ? Optional.of(stability) : Optional.empty();
  }

  private Threshold of(Edge.Constant constant) {
    Threshold threshold = new Threshold(constant.formula(), Words.text("run.runEdges.edge"));
    threshold.setCurrent(constant.level());
    threshold.record(Moment.START, constant.level());
    threshold.setEnd(end);
    return threshold;
  }

  /** Says where the run is over: its edges end there. */
  public void setEnd(Moment newEnd) {
    end = newEnd;
    stability.setEnd(end);
    scaled.setEnd(end);
    smallBatches.ifPresent(small -> small.setEnd(end));
    constants.values().forEach(constant -> constant.setEnd(end));
  }

  /** The edge itself is another from here on, as where beta1 has moved. */
  public void setRule(StabilityEdge newRule) {
    rule = newRule;
  }

  /** The hand asks for a learning rate; the edges follow before the engine does. */
  public void ask(double learningRate) {
    setLevel(rule.level(learningRate));
  }

  /** A learning rate is in force from a moment on. */
  public void record(Moment moment, double learningRate) {
    double level = rule.level(learningRate);
    recordLevel(moment, level);
    scaled.record(moment, level * learningRate);
  }

  /** The edge of stability was measured, where the rule itself moves the learning rate. */
  public void measured(Moment moment, double level) {
    recordLevel(moment, level);
    setLevel(level);
  }

  private void setLevel(double level) {
    stability.setCurrent(level);
    smallBatches.ifPresent(small -> small.setCurrent(ofSmallBatches(level)));
  }

  private void recordLevel(Moment moment, double level) {
    stability.record(moment, level);
    smallBatches.ifPresent(small -> small.record(moment, ofSmallBatches(level)));
  }

  private double ofSmallBatches(double level) {
    return smallBatchShare * (level + rule.weightDecay()) - rule.weightDecay();
  }
}
