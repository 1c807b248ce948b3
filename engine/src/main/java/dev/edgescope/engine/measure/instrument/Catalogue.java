package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.SelfStabilisation;
import dev.edgescope.engine.measure.Flows;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;

/** Which instrument reads a quantity. */
final class Catalogue {
  private Catalogue() {}

  /** A new instrument for a run, with memory of its own where it needs any. */
  static Instrument instrument(Quantity quantity, Subject subject) {
    return switch (quantity) {
      case GRADIENT_NOISE -> new GradientNoiseInstrument();
      case GRADIENT_SHARE -> new GradientShareInstrument();
      case OUTPUT_NORM -> new OutputNormInstrument();
      case REALISED_SHARPENING -> new RealisedSharpeningInstrument();
      case FLOW_SHARPENING -> new FlowSharpeningInstrument(subject);
      case CONSERVATISM -> new ConservatismInstrument();
      case GAUSS_NEWTON_EIGENVALUES -> new GaussNewtonInstrument();
      case SMALLEST_EIGENVALUE -> new SmallestEigenvalueInstrument(subject);
      case BATCH_SHARPNESS -> new BatchSharpnessInstrument(subject);
      case LAYER_SHARPNESS -> new LayerSharpnessInstrument(subject);
      case LAYER_NTK_TRACE -> new LayerNtkTraceInstrument();
      case NTK_TRACE_ESTIMATE -> new NtkTraceEstimateInstrument(subject);
      case EXACT_NOISE_KERNEL -> new ExactNoiseKernelInstrument();
      case SECOND_MOMENT_RADIUS -> new SecondMomentRadiusInstrument();
      case PHASE -> new PhaseInstrument();
      case CLIPPED_SHARE -> new ClippedShareInstrument();
      case INITIAL_DIRECTION -> new InitialDirectionInstrument();
      case STOCHASTIC_GAP -> new StateInstrument(2, Catalogue::stochasticGap);
      case CRITICAL_SHARPNESS -> new CriticalSharpnessInstrument(subject);
      case HESSIAN_TRACE -> new HessianTraceInstrument(subject);
      case START_DISTANCE -> new StartDistanceInstrument();
      case LAYER_GRADIENT_NORM -> new LayerGradientNormInstrument();
      case GRADIENT_SIGNAL -> new GradientSignalInstrument();
      case EFFECTIVE_LAMBDA -> new EffectiveSharpnessInstrument();
      case NTK_TRACE_P -> new PreconditionedNtkTraceInstrument();

      case SHARPNESS_GRADIENT ->
          new StateInstrument(2, state -> state.madeOfTop(state.selfStabilisation().beta()));
      case DIRECTIONAL_NOISE ->
          new StateInstrument(1, state -> state.madeOfTop(state.batchVariance()));
      case MIDPOINT_SHARPNESS -> new StateInstrument(4, state -> state.midpoint().sharpness());
      case OSCILLATION -> new StateInstrument(4, state -> state.midpoint().swing());
      case OSCILLATION_CENTRE -> new StateInstrument(4, state -> state.midpoint().centre());
      case GRADIENT_FLOW_LOSS ->
          new FlowInstrument(FlowKind.GRADIENT, point -> point.point().loss());
      case GRADIENT_FLOW_LAMBDA_1 ->
          new FlowInstrument(
              FlowKind.GRADIENT, Flows.Point::sharpness, MeasuringPlan.ONE_EIGENVALUE);
      case GRADIENT_FLOW_DISTANCE -> new FlowInstrument(FlowKind.GRADIENT, Flows.Point::distance);
      case CENTRAL_LOSS -> new FlowInstrument(FlowKind.CENTRAL, point -> point.point().loss());
      case CENTRAL_PREDICTED_LOSS ->
          new FlowInstrument(FlowKind.CENTRAL, point -> point.point().predictedLoss());
      case CENTRAL_LAMBDA_1 ->
          new FlowInstrument(
              FlowKind.CENTRAL, Flows.Point::sharpness, MeasuringPlan.ONE_EIGENVALUE);
      case CENTRAL_TRACE_X ->
          new FlowInstrument(FlowKind.CENTRAL, point -> point.point().oscillation());
      case CENTRAL_DISTANCE -> new FlowInstrument(FlowKind.CENTRAL, Flows.Point::distance);
      case TAYLOR_LOSS -> new FlowInstrument(FlowKind.TAYLOR, point -> point.point().loss());
      case TAYLOR_DISTANCE -> new FlowInstrument(FlowKind.TAYLOR, Flows.Point::distance);
      case TWIN_LOSS -> new FlowInstrument(FlowKind.TWIN, point -> point.point().loss());
      case TWIN_LAMBDA_1 ->
          new FlowInstrument(FlowKind.TWIN, Flows.Point::sharpness, MeasuringPlan.ONE_EIGENVALUE);
      case TWIN_DISTANCE -> new FlowInstrument(FlowKind.TWIN, Flows.Point::distance);
    };
  }

  private static Reading stochasticGap(RunState state) {
    double rate = state.inForce().learningRate();
    SelfStabilisation across = state.selfStabilisation().across();
    return state.madeOfTop(across.stochasticGap(rate, state.batchVariance()));
  }
}
