package dev.edgescope.engine.training;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.machine.JavaOptions;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * Why a run, or what belongs to one, has come to nothing. Work on a thread of its own turns
 * whatever is thrown there, errors included, into one of these, so that nobody waits for that
 * thread in vain.
 *
 * @param message for the user, in one sentence
 * @param refusal the setting that cannot be; empty if it was something else
 * @param defect what was thrown, where the program was not prepared for it
 */
public record RunFailure(
    String message, Optional<InvalidConfigException> refusal, Optional<Throwable> defect) {

  /** What a failure means for the run. */
  public static RunFailure of(Throwable failure) {
    return switch (failure) {
      case InvalidConfigException e ->
          new RunFailure(String.valueOf(e.getMessage()), Optional.of(e), Optional.empty());
      case UnreadableDataException e -> expected(String.valueOf(e.getMessage()));
      case OtherRunException e -> expected(String.valueOf(e.getMessage()));
      case OutOfMemoryError _ -> outOfMemory(0);
      default ->
          new RunFailure(
              "The run stopped because of a defect in Edgescope: " + failure,
              Optional.empty(),
              Optional.of(failure));
    };
  }

  /**
   * What helps depends on whether the run itself is too large, or what is kept of its steps.
   *
   * @param step how far it came
   */
  public static RunFailure outOfMemory(long step) {
    double most = Runtime.getRuntime().maxMemory() / 1e9;
    String heap = String.format(Locale.ROOT, "-Xmx%.0fg", 2 * most);
    return expected(
        step == 0
            ? String.format(
                Locale.ROOT,
                "The run does not fit into memory, of which Java may take %.1f GB; use fewer"
                    + " examples or narrower layers, or start with more by %s.",
                most,
                JavaOptions.given(heap))
            : String.format(
                Locale.ROOT,
                "The %.1f GB that Java may take are full at step %,d; what was recorded is kept, so"
                    + " start with more by %s and go on with it.",
                most,
                step,
                JavaOptions.given(heap)));
  }

  /** Of a kind that is no defect. */
  public static RunFailure expected(String message) {
    return new RunFailure(message, Optional.empty(), Optional.empty());
  }

  /** How it is to be logged: only a defect is more than the user is told anyway. */
  public Level level() {
    return defect.isPresent() ? Level.ERROR : Level.INFO;
  }
}
