package dev.edgescope.engine.config;

import dev.edgescope.engine.optimizer.Schedule;

/**
 * How the learning rate of each step comes from the base learning rate alpha, the one that is
 * configured and that the hand moves.
 */
public sealed interface RateRule {

  /** The families, by their {@link Words}. */
  enum Kind {
    CONSTANT,
    WARM_UP,
    STEP,
    COSINE,
    CDAT
  }

  Kind kind();

  /**
   * The factor on the base learning rate at each step.
   *
   * @throws IllegalStateException if the rule is no schedule: {@link Cdat} looks at the network,
   *     not at the clock
   */
  Schedule schedule();

  /** alpha at every step. */
  record Constant() implements RateRule {
    @Override
    public Kind kind() {
      return Kind.CONSTANT;
    }

    @Override
    public Schedule schedule() {
      return Schedule.CONSTANT;
    }
  }

  /**
   * Rises linearly to alpha.
   *
   * @param steps after which it is alpha
   */
  record WarmUp(long steps) implements RateRule {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public WarmUp {
      requireSteps(steps);
    }

    @Override
    public Kind kind() {
      return Kind.WARM_UP;
    }

    @Override
    public Schedule schedule() {
      return Schedule.warmUp(steps);
    }
  }

  /**
   * Multiplied by a factor again and again.
   *
   * @param every steps between two changes
   * @param factor of each change
   */
  record Step(long every, double factor) implements RateRule {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Step {
      Setting.RATE_EVERY.require(every);
      Setting.RATE_FACTOR.require(factor);
    }

    @Override
    public Kind kind() {
      return Kind.STEP;
    }

    @Override
    public Schedule schedule() {
      return Schedule.step(every, factor);
    }
  }

  /**
   * Falls along half a cosine.
   *
   * @param steps after which it stays where it is
   * @param floor what is left of alpha then, as a share
   */
  record Cosine(long steps, double floor) implements RateRule {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Cosine {
      requireSteps(steps);
      Setting.RATE_FLOOR.require(floor);
    }

    @Override
    public Kind kind() {
      return Kind.COSINE;
    }

    @Override
    public Schedule schedule() {
      return Schedule.cosine(steps, floor);
    }
  }

  /**
   * Chosen at each step from the curvature along the update; the base learning rate has no part in
   * it. See {@link dev.edgescope.engine.optimizer.CurvatureAwareTuner}.
   *
   * @param sigma 1 for the greedy step, 2 for the edge of stability
   * @param decay beta of the moving averages for mini-batches; 0 for none
   */
  record Cdat(double sigma, double decay) implements RateRule {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Cdat {
      Setting.SIGMA.require(sigma);
      Setting.DECAY.require(decay);
    }

    @Override
    public Kind kind() {
      return Kind.CDAT;
    }

    @Override
    public Schedule schedule() {
      throw new IllegalStateException("CDAT is no schedule");
    }
  }

  private static void requireSteps(long steps) {
    Setting.RATE_STEPS.require(steps);
  }
}
