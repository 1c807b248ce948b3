package dev.edgescope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever needs more memory is told to set. */
class JavaOptionsTest {
  private static final String LAUNCHER = "jpackage.app-path";

  @AfterEach
  void clear() {
    System.clearProperty(LAUNCHER);
  }

  @Test
  void startedByJavaItIsTheVariableOfJava() {
    assertEquals("JDK_JAVA_OPTIONS=-Xmx8g", JavaOptions.given("-Xmx8g"));
  }

  @Test
  void startedByTheLauncherOfAnInstallerItIsTheOneThatAllOfJavaReads() {
    System.setProperty(LAUNCHER, "/opt/edgescope/bin/Edgescope");
    assertEquals("JAVA_TOOL_OPTIONS=-Xmx8g", JavaOptions.given("-Xmx8g"));
  }
}
