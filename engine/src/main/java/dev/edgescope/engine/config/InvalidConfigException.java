package dev.edgescope.engine.config;

import dev.edgescope.engine.data.PlainText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting or a configuration file that no run can be made of. The message is one sentence for the
 * user: the setting, the value that was found, and what is allowed.
 *
 * <p>The setting is named as the window names it ("Learning rate"), or, where the configuration
 * came from a file, by its key ("optimizer.learningRate").
 */
public final class InvalidConfigException extends IllegalArgumentException {
  private final @Nullable Setting setting;
  private final String problem;

  /** A setting has an impossible value; the message starts with its name in the window. */
  public InvalidConfigException(Setting setting, String problem) {
    super(setting.label() + ": " + PlainText.of(problem));
    this.setting = setting;
    this.problem = PlainText.of(problem);
  }

  /** A file, or a key of it, is at fault as a whole. */
  public InvalidConfigException(String message) {
    super(PlainText.of(message));
    this.setting = null;
    this.problem = PlainText.of(message);
  }

  private InvalidConfigException(String message, InvalidConfigException cause) {
    super(message, cause);
    this.setting = cause.setting;
    this.problem = cause.problem;
  }

  public InvalidConfigException(String message, Throwable cause) {
    super(PlainText.of(message), cause);
    this.setting = null;
    this.problem = PlainText.of(message);
  }

  /** The setting at fault; empty where a file as a whole is. */
  public Optional<Setting> setting() {
    return Optional.ofNullable(setting);
  }

  /** The message without the name of the setting, for a place that shows the name anyway. */
  public String problem() {
    return problem;
  }

  /**
   * The message with the setting named by its key, for whoever works with files; the configuration
   * may have been read in order and found at fault only beside its data.
   */
  public String messageByKey() {
    boolean keyed = getCause() instanceof InvalidConfigException;
    return setting == null || keyed ? String.valueOf(getMessage()) : setting.key() + ": " + problem;
  }

  /** The same, with the setting named by its key. */
  public InvalidConfigException byKey() {
    return setting == null
        ? this
        : new InvalidConfigException(setting.key() + ": " + problem, this);
  }

  /** The same, with the message led by where the configuration came from. */
  public InvalidConfigException from(String origin) {
    return new InvalidConfigException(origin + ": " + byKey().getMessage(), this);
  }
}
