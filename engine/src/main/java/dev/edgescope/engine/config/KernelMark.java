package dev.edgescope.engine.config;

import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Sampling;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * In what the K of a run, its noise kernel norm, goes beyond its derivation. That is for the
 * squared error and for independent batches, with no other change of the update than momentum. K is
 * shown all the same, and wherever it is shown it has this mark.
 *
 * @param beyond in their order; empty where K is what was derived
 */
public record KernelMark(Set<Beyond> beyond) {

  /** No mark. */
  public static final KernelMark NONE = new KernelMark(Set.of());

  /** What the derivation does not know. */
  public enum Beyond {
    /** The kernel of the preconditioned gradients stands for Theta. */
    PRECONDITIONED("an adaptive rule (\u0398_P for \u0398)"),
    /** The Gauss-Newton matrix G stands for Theta. */
    CROSS_ENTROPY("cross-entropy (G for \u0398)"),
    /** Batches that are not independent of each other. */
    RESHUFFLED("reshuffled batches"),
    /** Gradients that are shortened. */
    CLIPPED("clipping"),
    /** An objective that is not the loss alone. */
    WEIGHT_DECAY("weight decay"),
    /** Updates that are projected. */
    PROJECTED("updates in a subspace"),
    /** CDAT, or steering: K is held by it. */
    CURVATURE_RATE("a learning rate that follows curvature");

    private final String words;

    Beyond(String words) {
      this.words = words;
    }

    /** {@return the words that follow "extrapolated to"} */
    public String words() {
      return words;
    }
  }

  /** Takes a copy. */
  public KernelMark {
    EnumSet<Beyond> copy = EnumSet.noneOf(Beyond.class);
    copy.addAll(beyond);
    beyond = Collections.unmodifiableSet(copy);
  }

  static KernelMark of(Loss loss, OptimizerConfig optimizer) {
    Set<Beyond> beyond = EnumSet.noneOf(Beyond.class);
    if (optimizer.rule().isAdaptive()) {
      beyond.add(Beyond.PRECONDITIONED);
    }
    if (loss != Loss.SQUARED_ERROR) {
      beyond.add(Beyond.CROSS_ENTROPY);
    }
    if (optimizer.sampling() == Sampling.RESHUFFLED) {
      beyond.add(Beyond.RESHUFFLED);
    }
    if (optimizer.isClipped()) {
      beyond.add(Beyond.CLIPPED);
    }
    if (optimizer.weightDecay() != 0) {
      beyond.add(Beyond.WEIGHT_DECAY);
    }
    if (optimizer.subspace().isPresent()) {
      beyond.add(Beyond.PROJECTED);
    }
    if (optimizer.rateRule().kind() == RateRule.Kind.CDAT
        || optimizer.steers(Steering.Control.LEARNING_RATE)) {
      beyond.add(Beyond.CURVATURE_RATE);
    }
    return new KernelMark(beyond);
  }

  /** {@return whether K is an extrapolation} */
  public boolean isExtrapolation() {
    return !beyond.isEmpty();
  }

  /** {@return the mark of several runs in one place: that of any of them} */
  public KernelMark and(KernelMark other) {
    Set<Beyond> both = EnumSet.noneOf(Beyond.class);
    both.addAll(beyond);
    both.addAll(other.beyond);
    return new KernelMark(both);
  }

  /** {@return the name of something that is made of K, with the mark} */
  public String on(String name) {
    return isExtrapolation() ? name + " (extrapolated)" : name;
  }

  /** {@return what it is extrapolated to, in words} */
  public List<String> words() {
    return beyond.stream().map(Beyond::words).toList();
  }
}
