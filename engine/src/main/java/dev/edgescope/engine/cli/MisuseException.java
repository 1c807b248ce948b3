package dev.edgescope.engine.cli;

/**
 * The command line asks for something impossible. The message is one sentence for the user: the
 * option, the value and what is allowed.
 */
public final class MisuseException extends RuntimeException {
  public MisuseException(String message) {
    super(message);
  }
}
