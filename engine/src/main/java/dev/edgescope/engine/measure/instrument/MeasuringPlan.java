package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.MeasuringProgress.MeasuredPart;
import dev.edgescope.engine.measure.MeasuringProgress.MeasuredPart.Usual;
import dev.edgescope.engine.measure.MeasuringProgress.Part;
import dev.edgescope.engine.measure.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parts of a reading with what they cost when they are read first, in gradients: good for a
 * word on how long it takes, and for nothing else.
 */
final class MeasuringPlan {
  /** Of a solution that has no vectors to start from. */
  private static final double FIRST_SOLUTION = 25;

  private static final double EACH_EIGENVALUE = 8;

  /** Of the first solution for one eigenvalue. */
  static final double ONE_EIGENVALUE = FIRST_SOLUTION + EACH_EIGENVALUE;

  /**
   * Of a solution that follows the last one: 3.4 products for one pair, and its share of others.
   */
  static final double FOLLOWED_EIGENVALUE = 4.5;

  /** Of each further pair of the same solution. */
  private static final double EACH_FOLLOWED = 2.5;

  private static final double FORWARD = 0.4;

  private MeasuringPlan() {}

  /**
   * The parts of a measurement.
   *
   * @param top how many eigenvalues
   * @param kernel whether those of the kernel are read too
   * @param instruments in the order in which they are read
   */
  static List<Part> ofMeasurement(
      Subject subject, TopEigenvalues top, boolean kernel, Map<Quantity, Instrument> instruments) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(Usual.LOSS_AND_GRADIENT, 1));
    parts.add(new Part(Usual.HESSIAN_EIGENVALUES, eigenvalues(top)));
    parts.add(new Part(Usual.NTK_TRACE, subject.network().outputs() / 2.0));
    parts.add(
        new Part(Usual.NOISE_KERNEL_NORM, kernel ? eigenvalues(top) : Instrument.NEXT_TO_NOTHING));
    parts.add(new Part(Usual.TEST_LOSS, testLoss(subject)));
    instruments.forEach((quantity, instrument) ->
        parts.add(new Part(new MeasuredPart.Asked(quantity), instrument.gradients(subject))));
    return parts;
  }

  /** Of the test loss, in gradients; 0 without test examples. */
  static double testLoss(Subject subject) {
    return subject.test() == null
        ? 0
        : FORWARD * subject.test().examples() / subject.objective().examples();
  }

  /**
   * The parts of a spectral density.
   *
   * @param products of the Hessian with a vector
   */
  static List<Part> ofDensity(int products) {
    return List.of(
        new Part(Usual.LOSS_AND_GRADIENT, 1), new Part(Usual.SPECTRAL_DENSITY, products));
  }

  /** The parts of a loss landscape. */
  static List<Part> ofLandscape(int points) {
    return List.of(new Part(Usual.LOSS_LANDSCAPE, 2 + FORWARD * points));
  }

  /** Of so many eigenvalues that follow the last ones, in gradients. */
  static double followed(TopEigenvalues top) {
    return top.isNone() ? 0 : FOLLOWED_EIGENVALUE + EACH_FOLLOWED * (top.most() - 1);
  }

  private static double eigenvalues(TopEigenvalues top) {
    return top.isNone() ? 0 : FIRST_SOLUTION + EACH_EIGENVALUE * top.most();
  }
}
