package dev.edgescope.app.control;

/**
 * How a setting is written and read.
 *
 * @param <T> what the setting is
 */
public interface SettingFormat<T> {

  /** The setting in the words of its field. */
  String format(T value);

  /**
   * The setting that was typed.
   *
   * @throws dev.edgescope.engine.config.InvalidConfigException where it is none; the problem is one
   *     sentence for the user
   */
  T parse(String text);
}
