package dev.edgescope.app.catalogue;

/** A level that a chart holds its curves against. */
public sealed interface Edge {

  /** The largest stable sharpness under the learning rate in force, such as 2/alpha. */
  record OfStability() implements Edge {}

  /** The same times the learning rate, such as 2. */
  record OfScaledStability() implements Edge {}

  /**
   * A level that no setting moves.
   *
   * @param formula what is compared with it, such as "K" in "K = 1"
   */
  record Constant(String formula, double level) implements Edge {}
}
