package dev.edgescope.engine.theory;

import dev.edgescope.engine.model.ParameterVector;

/**
 * A curve in parameter space that a run of gradient descent is laid beside, in the same learning
 * time: one step of the run is alpha of it. In 64 bits. For one thread at a time.
 */
public sealed interface Flow extends AutoCloseable
    permits GradientFlow, CentralFlow, SteppedDescent {

  /** Goes on by the learning time of one step. */
  void advance();

  /** What the flow predicts where it is. */
  FlowPoint point();

  /**
   * lambda_1 where the flow is. Costs a few Hessian-vector products, once for each place; whether
   * it is asked for changes no value that follows but by rounding.
   */
  double sharpness();

  /** Whether lambda_1 is known where the flow is, so that asking for it costs nothing. */
  boolean knowsSharpness();

  /** Where the flow is; not to be changed. */
  ParameterVector theta();

  @Override
  void close();
}
