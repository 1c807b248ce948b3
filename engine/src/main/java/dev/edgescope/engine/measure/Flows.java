package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.theory.Flow;
import dev.edgescope.engine.theory.FlowPoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The curves beside a run of gradient descent from its start on: predicted ones, or its twin. They
 * are computed in 64 bits, whatever the precision of the run. Reading them takes them on to the
 * step of the run, so a step that is not measured costs the run nothing.
 *
 * <p>A curve is read no more once it has run away, or once it belongs to another run: when the
 * learning rate is moved by hand or, for a predicted curve, the batch size.
 */
public final class Flows implements AutoCloseable {
  /**
   * Where a flow is.
   *
   * @param sharpness lambda_1 there
   * @param distance |theta - theta'| from the run
   */
  public record Point(FlowPoint point, double sharpness, double distance) {}

  /**
   * Times the loss at its start, in size, a curve shows nothing any more: the quadratic model may
   * run away upwards, past its edge, and downwards, where it is bent down.
   */
  public static final double MOST_LOSS = 10;

  private static final double SAME_TIME = 1e-9;

  private final FlowGround ground;
  private final Map<FlowKind, Flow> flows = new EnumMap<>(FlowKind.class);
  private final double learningRate;

  /** In size, from the first reading on; all begin with the same. */
  private double mostLoss = Double.NaN;

  /** Where the flows are. */
  private long reached;

  /**
   * Flows from where the run starts.
   *
   * @param config with at least one flow
   * @param start theta_0, in either precision
   * @throws dev.edgescope.engine.config.InvalidConfigException if a flow cannot start there
   */
  public Flows(
      RunConfig config, Network network, DataSet data, Workers workers, ParameterVector start) {
    learningRate = config.optimizer().learningRate();
    ground = new FlowGround(config, network, data, workers);
    try {
      double[] parameters = start.flat().toArray();
      for (FlowKind kind : config.probes().flows()) {
        flows.put(kind, ground.start(kind, parameters, learningRate));
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Where the flows are at the learning time of a step; none once the run has left them. */
  Map<FlowKind, Point> at(RunState state) {
    double time = state.step() * learningRate;
    boolean left = Math.abs(state.learningTime() - time) > SAME_TIME * time;
    if (left || state.step() < reached || !(state.isFullBatch() || knowsBatches())) {
      return Map.of();
    }
    for (; reached < state.step(); reached++) {
      flows.values().forEach(Flow::advance);
    }
    Map<FlowKind, Point> points = new EnumMap<>(FlowKind.class);
    flows.forEach((kind, flow) -> {
      // First, since it may find X to be more than zero.
      double sharpness = flow.sharpness();
      FlowPoint point = flow.point();
      if (Double.isNaN(mostLoss)) {
        mostLoss = MOST_LOSS * Math.abs(point.loss());
      }
      if (Math.abs(point.loss()) <= mostLoss) {
        double distance = state.theta().flat().distance(flow.theta().flat());
        points.put(kind, new Point(point, sharpness, distance));
      }
    });
    return points;
  }

  /** Whether none of them is that of a run on the full batch. */
  private boolean knowsBatches() {
    return flows.keySet().equals(Set.of(FlowKind.TWIN));
  }

  @Override
  public void close() {
    flows.values().forEach(Flow::close);
    ground.close();
  }
}
