package dev.edgescope.engine.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in the signs that a place can hold: a terminal of the POSIX locale, a file system that knows
 * only ASCII. A Greek letter becomes its name, an accent is left out, a dash becomes a hyphen; what
 * has no such stand-in becomes a question mark.
 */
public final class PlainText {
  private static final String UNKNOWN = "?";

  /** What the program itself writes beyond ASCII, a sign of each kind. */
  private static final String OWN_SIGNS = "αλ₁²…−≥×→½";

  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '…', "..."),
          Map.entry((int) '–', "-"),
          Map.entry((int) '—', "-"),
          Map.entry((int) '−', "-"),
          Map.entry((int) '×', "x"),
          Map.entry((int) '·', "*"),
          Map.entry((int) '²', "^2"),
          Map.entry((int) '³', "^3"),
          Map.entry((int) '½', "1/2"),
          Map.entry((int) '≥', ">="),
          Map.entry((int) '≤', "<="),
          Map.entry((int) '≠', "!="),
          Map.entry((int) '≈', "~"),
          Map.entry((int) '±', "+-"),
          Map.entry((int) '→', "->"),
          Map.entry((int) '←', "<-"),
          Map.entry((int) '√', "sqrt"),
          Map.entry((int) '∂', "d"),
          Map.entry((int) '“', "\""),
          Map.entry((int) '”', "\""),
          Map.entry((int) '„', "\""),
          Map.entry((int) '‘', "'"),
          Map.entry((int) '’', "'"));

  private static final Pattern GREEK = Pattern.compile("GREEK (SMALL|CAPITAL) LETTER (\\w+)");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private PlainText() {}

  /** A text in ASCII; one that is in ASCII stays as it is. */
  public static String ascii(String text) {
    return in(StandardCharsets.US_ASCII, text);
  }

  /**
   * The part of a file's name that says what it is of: letters and digits of ASCII and points, with
   * a hyphen for whatever is between them; empty where there are none.
   */
  public static String fileName(String text) {
    return ascii(text).replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-$", "");
  }

  /**
   * A stream that prints on another in signs that it has, or the same where that has all the signs
   * of this program.
   */
  public static PrintStream on(PrintStream out) {
    return out.charset().newEncoder().canEncode(OWN_SIGNS) ? out : new PlainStream(out);
  }

  /** A text in the signs of a character set; those stay as they are. */
  static String in(Charset charset, String text) {
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    boolean wasName = false;
    for (int point : text.codePoints().toArray()) {
      String sign = Character.toString(point);
      boolean known = encoder.canEncode(sign);
      String standIn = known ? sign : standIn(point);
      boolean isName = !known && standIn.length() > 1 && Character.isLetter(standIn.charAt(0));
      boolean touches =
          !plain.isEmpty()
              && Character.isLetterOrDigit(plain.charAt(plain.length() - 1))
              && Character.isLetter(standIn.charAt(0));
      if (touches && (isName || wasName)) {
        plain.append(' ');
      }
      plain.append(standIn);
      wasName = isName;
    }
    return plain.toString();
  }

  /** Of a sign that there is not; never empty. */
  private static String standIn(int point) {
    String written = SIGNS.get(point);
    if (written != null) {
      return written;
    }
    String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    String bare = MARKS.matcher(parts).replaceAll("");
    if (bare.isEmpty()) {
      return UNKNOWN;
    }
    Matcher greek = GREEK.matcher(String.valueOf(Character.getName(bare.codePointAt(0))));
    if (greek.lookingAt()) {
      String name = greek.group(2).toLowerCase(Locale.ROOT).replace("lamda", "lambda");
      return greek.group(1).equals("SMALL")
          ? name
          : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
    return StandardCharsets.US_ASCII.newEncoder().canEncode(bare) ? bare : UNKNOWN;
  }

  private static final class PlainStream extends PrintStream {
    PlainStream(PrintStream out) {
      super(out, true, out.charset());
    }

    /** All that is printed as text comes by here. */
    @Override
    public void print(String text) {
      super.print(in(charset(), String.valueOf(text)));
    }
  }
}
