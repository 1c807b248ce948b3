package dev.edgescope.engine.cli;

/**
 * The command line asks for something impossible. The message is one sentence for the user: the
 * option, the value and what is allowed.
 */
final class MisuseException extends RuntimeException {
  MisuseException(String message) {
    super(message);
  }
}
