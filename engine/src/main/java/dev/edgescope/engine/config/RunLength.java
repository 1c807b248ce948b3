package dev.edgescope.engine.config;

import java.util.OptionalLong;

/** When a run finishes. */
public sealed interface RunLength {
  /** A run that goes on until it is stopped. */
  static RunLength endless() {
    return new Endless();
  }

  /**
   * After so many steps.
   *
   * @throws InvalidConfigException if it is not within the {@link Limits}
   */
  static RunLength steps(long count) {
    return new Steps(count);
  }

  /** The number of steps; empty for an endless run. */
  default OptionalLong steps() {
    return switch (this) {
      case Steps(long count) -> OptionalLong.of(count);
      case Endless() -> OptionalLong.empty();
    };
  }

  /** Whether a run is at its end when it has made so many steps. */
  default boolean isReached(long step) {
    return switch (this) {
      case Steps(long count) -> step >= count;
      case Endless() -> false;
    };
  }

  /**
   * After a number of steps.
   *
   * @param count of them
   */
  record Steps(long count) implements RunLength {
    /**
     * @throws InvalidConfigException if it is not within the {@link Limits}
     */
    public Steps {
      Setting.STEPS.require(count);
    }
  }

  /** Never. */
  record Endless() implements RunLength {}
}
