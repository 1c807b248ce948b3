package dev.edgescope.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contrasts that the Web Content Accessibility Guidelines ask for at level AA. */
class ContrastTest {
  private static final Pattern TOKEN = Pattern.compile("(-color-[a-z0-9-]+)\\s*:\\s*([^;]+);");

  @Test
  void blackOnWhiteIsTheLargest() {
    assertEquals(21, Contrast.ratio(Color.BLACK, Color.WHITE), 1e-9);
    assertEquals(1, Contrast.ratio(Color.RED, Color.RED), 1e-9);
  }

  @ParameterizedTest
  @EnumSource
  void textOfChartsIsReadable(Appearance appearance) {
    ChartTheme theme = appearance.chartTheme();
    Map<String, Color> texts = new LinkedHashMap<>();
    texts.put("axis", theme.axisText());
    texts.put("title", theme.titleText());
    texts.put("threshold", theme.threshold());
    for (int i = 0; i < theme.series().size(); i++) {
      texts.put("series " + i, theme.labelColour(i));
    }
    for (Color ground : List.of(theme.surface(), theme.background(), theme.tintedSurface())) {
      texts.forEach((name, colour) -> assertReadable(name, colour, ground));
    }
  }

  @ParameterizedTest
  @EnumSource
  void textOfControlsIsReadable(Appearance appearance) throws Exception {
    Map<String, String> tokens = tokens(appearance);
    Color ground = colour(tokens, "-color-bg-default");
    for (String token :
        List.of("-color-fg-default", "-color-fg-muted", "-color-danger-fg", "-color-accent-fg")) {
      assertReadable(token, colour(tokens, token), ground);
    }
    assertReadable(
        "accent button",
        colour(tokens, "-color-fg-emphasis"),
        colour(tokens, "-color-accent-emphasis"));
  }

  private static void assertReadable(String name, Color colour, Color ground) {
    double ratio = Contrast.ratio(colour, ground);
    assertTrue(
        ratio >= Contrast.TEXT,
        String.format(Locale.ROOT, "%s, %s on %s: %.2f", name, colour, ground, ratio));
  }

  private static Map<String, String> tokens(Appearance appearance) throws Exception {
    Map<String, String> tokens = new HashMap<>();
    String sheet = appearance.userAgentStylesheet();
    try (InputStream stream =
        Objects.requireNonNull(ContrastTest.class.getResourceAsStream(sheet), sheet)) {
      Matcher matcher = TOKEN.matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      while (matcher.find()) {
        tokens.putIfAbsent(matcher.group(1), matcher.group(2).strip());
      }
    }
    return tokens;
  }

  private static Color colour(Map<String, String> tokens, String token) {
    String value = Objects.requireNonNull(tokens.get(token), token);
    return value.startsWith("-color-") ? colour(tokens, value) : Color.web(value);
  }
}
