package dev.edgescope.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A configuration file, and the keys that the command line gives otherwise.
 *
 * @param file of the configuration
 * @param settings each {@code KEY=VALUE}: a value as JSON has it, or a text without quotation
 *     marks; none for a key that is to go. Relative paths start from the current folder
 */
record ConfigFile(Path file, List<String> settings) {
  private static final String OPTION = "--set: ";

  private static final Set<String> PATHS =
      Set.of(
          Setting.FILE.key(),
          Setting.LABELS_FILE.key(),
          Setting.TEST_FILE.key(),
          Setting.TEST_LABELS_FILE.key());

  ConfigFile {
    settings = List.copyOf(settings);
  }

  /**
   * @throws InvalidConfigException if the file, or what it becomes, is no possible configuration
   * @throws MisuseException if a setting cannot be told from its value
   */
  RunConfig read() {
    RunConfig config = RunConfigJson.read(file);
    if (settings.isEmpty()) {
      return config;
    }
    ConfigPatch patch = ConfigPatch.NONE;
    for (String setting : settings) {
      int end = setting.indexOf('=');
      String key = end < 0 ? setting : setting.substring(0, end);
      if (end < 0 || key.isBlank()) {
        throw new MisuseException(
            String.format(
                Locale.ROOT,
                "%s\"%s\" is not a key and its value; give KEY=VALUE, for example"
                    + " data.file=train.csv.",
                OPTION,
                setting));
      }
      patch = patch.and(key.strip(), value(key.strip(), setting.substring(end + 1)));
    }
    try {
      return patch.applyTo(config);
    } catch (InvalidConfigException e) {
      throw e.from("--set");
    }
  }

  private static JsonNode value(String key, String text) {
    if (text.isEmpty()) {
      return NullNode.getInstance();
    }
    if (PATHS.contains(key)) {
      try {
        return TextNode.valueOf(Path.of(text).toAbsolutePath().toString());
      } catch (InvalidPathException e) {
        throw new MisuseException(
            String.format(
                Locale.ROOT, "%s%s=%s is no path of this system; give one.", OPTION, key, text));
      }
    }
    try {
      return RunConfigJson.parse(text);
    } catch (InvalidConfigException e) {
      return TextNode.valueOf(text); // a word
    }
  }
}
