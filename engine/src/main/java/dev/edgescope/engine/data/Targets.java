package dev.edgescope.engine.data;

/** How the label of an example becomes the target of the network. */
public enum Targets {
  /** C outputs; 1 at the label, 0 elsewhere. */
  ONE_HOT,
  /** One output; -1 for an even label, +1 for an odd one. */
  PARITY
}
