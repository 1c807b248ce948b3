package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextLibrariesTest {
  @Test
  void whatIsMissingIsNamedWithThePackageThatBringsIt() {
    assertEquals(
        Optional.of(
            "No picture can be drawn, because the library libpango-1.0.so.0 is missing, which text"
                + " needs; install Pango (on Debian and Ubuntu: apt install libpangoft2-1.0-0)."),
        TextLibraries.missing("Linux", library -> !library.contains("pango")));
  }

  @Test
  void aMachineThatHasThemAllMissesNothing() {
    assertEquals(Optional.empty(), TextLibraries.missing("Linux", library -> true));
  }

  @Test
  void otherSystemsBringTheirOwn() {
    assertEquals(Optional.empty(), TextLibraries.missing("Mac OS X", library -> false));
  }

  @Test
  void whereTheWindowsOfTheseTestsOpenNothingIsMissing() {
    assertEquals(Optional.empty(), TextLibraries.missing());
  }
}
