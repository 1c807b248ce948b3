package dev.edgescope.engine.machine;

/** Where whoever starts this program can give options to its Java. */
public final class JavaOptions {
  /** Set by the launcher that an installer brings, which starts Java without its {@code java}. */
  private static final String LAUNCHER = "jpackage.app-path";

  private JavaOptions() {}

  /**
   * An option as it is to be set in the environment: {@code JDK_JAVA_OPTIONS=-Xmx8g}. That variable
   * is read by {@code java}; without it Java itself reads another one, and says so at each start.
   */
  public static String given(String option) {
    String variable =
        System.getProperty(LAUNCHER) == null ? "JDK_JAVA_OPTIONS" : "JAVA_TOOL_OPTIONS";
    return variable + "=" + option;
  }
}
