package dev.edgescope.engine.objective;

/** How the examples of a batch are chosen; never one twice in a batch. */
public enum Sampling {
  /** A uniform random subset at every step, whatever was drawn before: what the theory is for. */
  INDEPENDENT,
  /**
   * In epochs: all examples in a random order of its own, batch after batch. Where whole batches do
   * not use an epoch up, the rest sits it out. In its first epoch a run meets a stream of new
   * examples.
   */
  RESHUFFLED
}
