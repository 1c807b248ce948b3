package dev.edgescope.engine.config;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A predicted curve that is carried along beside a run of full-batch gradient descent. */
public enum FlowKind {
  /** Gradient flow from the start of the run. */
  GRADIENT,
  /** The central flow from there: what the run follows in the time average at its edge. */
  CENTRAL,
  /** Gradient descent in the quadratic model of the loss that is frozen at the start. */
  TAYLOR;

  /** What is read off it. */
  public Set<Quantity> quantities() {
    EnumSet<Quantity> quantities = EnumSet.noneOf(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      if (quantity.flow().filter(flow -> flow == this).isPresent()) {
        quantities.add(quantity);
      }
    }
    return Collections.unmodifiableSet(quantities);
  }
}
