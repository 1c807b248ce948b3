package dev.edgescope.engine.sweep;

import java.io.Serializable;

/**
 * What one member of many runs has come to.
 *
 * @param <R> what a member that was possible gives; serializable where it is sent elsewhere
 */
public sealed interface Outcome<R> extends Serializable {

  /** Of the member's configuration in the list of all. */
  int index();

  /** The member came to its end, or was asked to stop. */
  record Finished<R>(int index, R result) implements Outcome<R> {}

  /**
   * The member was impossible.
   *
   * @param reason one sentence for the user
   */
  record Failed<R>(int index, String reason) implements Outcome<R> {}
}
