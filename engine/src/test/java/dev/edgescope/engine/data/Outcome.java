package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What may come of any file: a value, or one sentence for the user, and that soon. */
public final class Outcome {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int LONG = 900;
  private static final Pattern JAVA =
      Pattern.compile(
          "\\b(java|com|org|dev)\\.[a-z]+\\.|Exception|\\.get[A-Z]\\w*\\(|@[0-9a-f]{6}");

  private Outcome() {}

  /**
   * The value; empty where it was refused.
   *
   * @param refusal the only exception that may be thrown
   */
  public static <T> Optional<T> of(Class<? extends RuntimeException> refusal, Supplier<T> reading) {
    try {
      return Optional.of(assertTimeoutPreemptively(SOON, reading::get));
    } catch (RuntimeException e) {
      if (!refusal.isInstance(e)) {
        throw e;
      }
      requireSentence(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Insists on one line of words that mean something to who gave the file. */
  public static void requireSentence(String text) {
    assertTrue(text.endsWith("."), text);
    assertTrue(text.length() < LONG, text);
    assertTrue(text.chars().noneMatch(Character::isISOControl), text);
    assertTrue(!JAVA.matcher(text).find(), text);
  }
}
