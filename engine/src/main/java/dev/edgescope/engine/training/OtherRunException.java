package dev.edgescope.engine.training;

/**
 * Steps made again come out otherwise than they are recorded, by more than rounding. The message is
 * one sentence for the user.
 */
public final class OtherRunException extends RuntimeException {
  OtherRunException(String message) {
    super(message);
  }
}
