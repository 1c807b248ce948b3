package dev.edgescope.app.text;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the window says, in the language of {@link Locale.Category#DISPLAY}: English, or another one
 * that all bundles are translated into.
 *
 * <p>The bundles are files of properties in the assets, one for each part of the window; the first
 * part of a key names its bundle. A text is looked up when it is shown and not kept in a constant,
 * so that the language is that of now. Places for values are written {@code %s}, or {@code %1$s}
 * and {@code %2$s} where there are several; values are text already, so that numbers look the same
 * in every language. A key that is missing is a mistake in the program: {@link
 * java.util.MissingResourceException}.
 */
public final class Words {
  private static final String FOLDER = "dev.edgescope.assets.words.";

  /** Else a machine in German would have German where English is asked for, which is the root. */
  private static final ResourceBundle.Control ENGLISH_LAST =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Words() {}

  /** The text of a key, with the values in their places. */
  public static String text(String key, String... values) {
    String text = bundle(key.substring(0, key.indexOf('.'))).getString(key);
    return String.format(Locale.ROOT, text, (Object[]) values);
  }

  /**
   * The text of a number of things, from the key that ends in ".one" for one of them, and from that
   * in ".more" for any other number. The number is written as a step count and is the first value.
   */
  public static String count(String key, long number, String... others) {
    String[] values = new String[others.length + 1];
    values[0] = NumberText.step(number);
    System.arraycopy(others, 0, values, 1, others.length);
    return text(key + (number == 1 ? ".one" : ".more"), values);
  }

  /**
   * A title as it stands within a sentence: in small letters, but where nouns are written large.
   */
  public static String lowered(String title) {
    return text("text.words.nounsAreLarge").equals("yes") ? title : title.toLowerCase(Locale.ROOT);
  }

  /** The code of the language that is asked for, such as "de", for what comes as data. */
  public static String language() {
    return Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
  }

  private static ResourceBundle bundle(String name) {
    return ResourceBundle.getBundle(
        FOLDER + name,
        Locale.getDefault(Locale.Category.DISPLAY),
        Words.class.getClassLoader(),
        ENGLISH_LAST);
  }
}
