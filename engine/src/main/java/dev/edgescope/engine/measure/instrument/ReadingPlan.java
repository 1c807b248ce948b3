package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.measure.ReadingProgress.Part;
import dev.edgescope.engine.measure.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The parts of a reading with what they cost when they are read first, in gradients: good for a
 * word on how long it takes, and for nothing else.
 */
final class ReadingPlan {
  /** Of a solution that has no vectors to start from. */
  private static final double FIRST_SOLUTION = 25;

  private static final double EACH_EIGENVALUE = 8;
  private static final double FORWARD = 0.4;
  private static final double NEXT_TO_NOTHING = 0.05;

  private ReadingPlan() {}

  /**
   * The parts of a measurement.
   *
   * @param top how many eigenvalues
   * @param gaussNewton whether those of the Gauss-Newton matrix are read too
   * @param quantities in the order in which they are read
   */
  static List<Part> ofMeasurement(
      Subject subject, TopEigenvalues top, boolean gaussNewton, Collection<Quantity> quantities) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("loss and gradient", 1));
    parts.add(new Part("Hessian eigenvalues", eigenvalues(top)));
    parts.add(new Part("NTK trace", subject.network().outputs() / 2.0));
    parts.add(new Part("noise kernel norm", gaussNewton ? eigenvalues(top) : NEXT_TO_NOTHING));
    parts.add(
        new Part(
            "test loss",
            subject.test() == null
                ? 0
                : FORWARD * subject.test().examples() / subject.objective().examples()));
    for (Quantity quantity : quantities) {
      parts.add(new Part(quantity.label(), gradients(quantity, subject)));
    }
    return parts;
  }

  /**
   * The parts of a spectral density.
   *
   * @param products of the Hessian with a vector
   */
  static List<Part> ofDensity(int products) {
    return List.of(new Part("loss and gradient", 1), new Part("spectral density", products));
  }

  /** The parts of a loss landscape. */
  static List<Part> ofLandscape(int points) {
    return List.of(new Part("loss landscape", 2 + FORWARD * points));
  }

  private static double eigenvalues(TopEigenvalues top) {
    return top.isNone() ? 0 : FIRST_SOLUTION + EACH_EIGENVALUE * top.most();
  }

  private static double gradients(Quantity quantity, Subject subject) {
    return switch (quantity) {
      case SMALLEST_EIGENVALUE, GRADIENT_FLOW_LAMBDA_1, CENTRAL_LAMBDA_1 ->
          FIRST_SOLUTION + EACH_EIGENVALUE;
      case LAYER_SHARPNESS ->
          subject.network().parameterRanges().size() * (FIRST_SOLUTION + EACH_EIGENVALUE);
      case EXACT_NOISE_KERNEL, SECOND_MOMENT_RADIUS ->
          (double) subject.examples() * subject.network().outputs();
      case HESSIAN_TRACE -> HessianTraceInstrument.PROBES;
      case BATCH_SHARPNESS, FLOW_SHARPENING, CONSERVATISM, STOCHASTIC_GAP -> 2;
      case NTK_TRACE_ESTIMATE, CRITICAL_SHARPNESS -> 4;
      case GRADIENT_NOISE, GRADIENT_SIGNAL, INITIAL_DIRECTION -> 1;
      case GRADIENT_SHARE,
          OUTPUT_NORM,
          REALISED_SHARPENING,
          GAUSS_NEWTON_EIGENVALUES,
          LAYER_NTK_TRACE,
          PHASE,
          CLIPPED_SHARE,
          START_DISTANCE,
          LAYER_GRADIENT_NORM,
          GRADIENT_FLOW_LOSS,
          GRADIENT_FLOW_DISTANCE,
          CENTRAL_LOSS,
          CENTRAL_PREDICTED_LOSS,
          CENTRAL_TRACE_X,
          CENTRAL_DISTANCE ->
          NEXT_TO_NOTHING;
    };
  }
}
