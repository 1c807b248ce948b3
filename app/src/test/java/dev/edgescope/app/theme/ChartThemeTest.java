package dev.edgescope.app.theme;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartThemeTest {
  static Stream<ChartTheme> themes() {
    return Stream.of(ChartTheme.light(), ChartTheme.dark());
  }

  @ParameterizedTest
  @MethodSource("themes")
  void linesStandOut(ChartTheme theme) {
    for (int run = 0; run < theme.series().size(); run++) {
      for (Color line : List.of(theme.seriesColour(run), theme.paleColour(run))) {
        double contrast = Contrast.ratio(line, theme.surface());
        assertTrue(contrast >= 3, "run " + run + ", " + line + ": " + contrast);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("themes")
  void textIsReadable(ChartTheme theme) {
    for (int run = 0; run < theme.series().size(); run++) {
      var colour = theme.labelColour(run);
      double contrast = Contrast.ratio(colour, theme.surface());
      assertTrue(contrast >= 4.5, "label of run " + run + ": " + contrast);
    }
    assertTrue(Contrast.ratio(theme.axisText(), theme.surface()) >= 4.5);
    assertTrue(Contrast.ratio(theme.titleText(), theme.surface()) >= 4.5);
    assertTrue(Contrast.ratio(theme.threshold(), theme.surface()) >= 4.5);
  }

  @ParameterizedTest
  @MethodSource("themes")
  void thresholdColourIsReserved(ChartTheme theme) {
    assertFalse(theme.series().contains(theme.threshold()));
  }

  @ParameterizedTest
  @MethodSource("themes")
  void noRunOfTwelveLooksLikeAnother(ChartTheme theme) {
    for (int run = 0; run < 12; run++) {
      for (int other = 0; other < run; other++) {
        double apart = distance(theme.seriesColour(run), theme.seriesColour(other));
        assertTrue(apart > 0.15, "runs " + other + " and " + run + ": " + apart);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("themes")
  void phasesHaveHuesThatNoRunHas(ChartTheme theme) {
    for (Color phase : theme.phases()) {
      for (Color run : theme.series()) {
        double apart = Math.abs(phase.getHue() - run.getHue());
        assertTrue(Math.min(apart, 360 - apart) > 15, phase + " and " + run + ": " + apart);
      }
    }
  }

  private static double distance(Color one, Color other) {
    double red = one.getRed() - other.getRed();
    double green = one.getGreen() - other.getGreen();
    double blue = one.getBlue() - other.getBlue();
    return Math.sqrt(red * red + green * green + blue * blue);
  }
}
