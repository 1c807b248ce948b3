package dev.edgescope.app.catalogue;

/** A level that a chart holds its curves against. */
public sealed interface Edge {

  /**
   * The largest stable sharpness under the learning rate in force, such as 2/alpha; none for an
   * adaptive rule.
   */
  record OfStability() implements Edge {}

  /** That of the effective sharpness, such as 38/alpha; of adaptive rules alone. */
  record OfEffectiveStability() implements Edge {}

  /**
   * Where the batch sharpness of small batches settles under heavy ball, 2(1-mu)/alpha; without
   * momentum, or with that of Nesterov, there is no such level.
   */
  record OfSmallBatches() implements Edge {}

  /** The same as that of stability times the learning rate, such as 2. */
  record OfScaledStability() implements Edge {}

  /**
   * A level that no setting moves.
   *
   * @param formula what is compared with it, such as "K" in "K = 1"
   */
  record Constant(String formula, double level) implements Edge {}
}
