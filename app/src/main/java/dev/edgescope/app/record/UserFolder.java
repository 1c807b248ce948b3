package dev.edgescope.app.record;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where programs keep what belongs to a user, as each system has it. */
public enum UserFolder {
  /** What a program remembers of itself. */
  CONFIGURATION("APPDATA", "Roaming", "XDG_CONFIG_HOME", Path.of(".config")),

  /** What the user makes with it. */
  DATA("LOCALAPPDATA", "Local", "XDG_DATA_HOME", Path.of(".local", "share"));

  private final String windowsVariable;
  private final String windowsFolder;
  private final String unixVariable;
  private final Path unixFolder;

  UserFolder(String windowsVariable, String windowsFolder, String unixVariable, Path unixFolder) {
    this.windowsVariable = windowsVariable;
    this.windowsFolder = windowsFolder;
    this.unixVariable = unixVariable;
    this.unixFolder = unixFolder;
  }

  /**
   * The path of a thing that is kept here on this system.
   *
   * @param property the system property that names another path
   * @param name of the thing
   */
  public Path standard(String property, String name) {
    return of(
        name,
        System.getProperty(property),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", "")),
        System.getenv());
  }

  /**
   * The path of a thing that is kept here.
   *
   * @param name of the thing
   * @param other the path of the user's own choice; null or blank for none
   * @param system as the property {@code os.name} has it
   * @param home the user's
   * @param environment by which a user may move the folder
   */
  Path of(
      String name,
      @Nullable String other,
      String system,
      Path home,
      Map<String, String> environment) {
    if (other != null && !other.isBlank()) {
      return Path.of(other).toAbsolutePath();
    }
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.contains("windows")) {
      Path usual = home.resolve("AppData").resolve(windowsFolder);
      return named(environment.get(windowsVariable), usual).resolve("Edgescope").resolve(name);
    }
    if (lower.contains("mac")) {
      Path support = home.resolve("Library").resolve("Application Support");
      return support.resolve("Edgescope").resolve(name);
    }
    return named(environment.get(unixVariable), home.resolve(unixFolder))
        .resolve("edgescope")
        .resolve(name);
  }

  private static Path named(@Nullable String variable, Path otherwise) {
    return variable == null || variable.isBlank() ? otherwise : Path.of(variable);
  }
}
