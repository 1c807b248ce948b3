package dev.edgescope.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void greekLettersBecomeTheirNames() {
    assertEquals("2(1+mu)/alpha", PlainText.ascii("2(1+μ)/α"));
    assertEquals("alpha lambda1/2, 2 Sigma", PlainText.ascii("αλ₁/2, 2Σ"));
  }

  @Test
  void signsBecomeWhatStandsForThemAndAccentsFall() {
    assertEquals("library... -3 x 2^2 >= 1", PlainText.ascii("library… −3 × 2² ≥ 1"));
    assertEquals("cafe ?", PlainText.ascii("café 漢"));
  }

  @Test
  void aFileIsNamedInAscii() {
    assertEquals("full-batch-alpha-0.1", PlainText.fileName("full batch, α = 0.1"));
    assertEquals("B-8", PlainText.fileName("B = 8"));
    assertEquals("", PlainText.fileName("漢"));
  }

  @Test
  void aStreamOfThePosixLocaleGetsAsciiAlone() {
    PrintStream out = PlainText.on(new PrintStream(bytes, true, StandardCharsets.US_ASCII));
    out.println("library…");
    out.printf(Locale.ROOT, "%s = %d%n", "α", 2);
    out.println((Object) "λ");
    assertEquals(
        "library...\nalpha = 2\nlambda\n",
        bytes.toString(StandardCharsets.US_ASCII).replace(System.lineSeparator(), "\n"));
  }

  @Test
  void whatTheCharacterSetHasStaysAsItIs() {
    PrintStream out = PlainText.on(new PrintStream(bytes, true, StandardCharsets.ISO_8859_1));
    out.print("é ½ …");
    assertEquals("é ½ ...", bytes.toString(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aStreamThatHasAllSignsIsLeftAlone() {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
      PrintStream out = new PrintStream(bytes, true, charset);
      assertSame(out, PlainText.on(out));
    }
  }
}
