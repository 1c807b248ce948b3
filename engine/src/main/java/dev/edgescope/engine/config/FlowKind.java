package dev.edgescope.engine.config;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A curve that is carried along beside a run of gradient descent from where it starts, in the same
 * learning time. All but the twin predict a run on the full batch.
 */
public enum FlowKind {
  /** Gradient flow from the start of the run. */
  GRADIENT,
  /** The central flow from there: what the run follows in the time average at its edge. */
  CENTRAL,
  /** Gradient descent in the quadratic model of the loss that is frozen at the start. */
  TAYLOR,
  /** The full-batch twin: gradient descent on all examples, which knows no gradient noise. */
  TWIN;

  /** Those that predict a run. */
  public static Set<FlowKind> predictions() {
    return Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(TWIN)));
  }

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
