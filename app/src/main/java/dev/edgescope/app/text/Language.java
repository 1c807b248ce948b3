package dev.edgescope.app.text;

import java.util.Locale;

/** The languages that a user can choose for the window. */
public enum Language {
  /** That of the system where the window speaks it, else English. */
  SYSTEM,
  ENGLISH,
  GERMAN;

  /** The system property that names a language for one start, whatever was chosen: "de". */
  private static final String PROPERTY = "edgescope.language";

  /** In that language itself, so that whoever speaks only it finds it. */
  public String title() {
    return switch (this) {
      case SYSTEM -> Words.text("text.language.system");
      case ENGLISH -> "English";
      case GERMAN -> "Deutsch";
    };
  }

  /** Has everything that is said from here on be in this language, or in that of the property. */
  public void use() {
    String asked = System.getProperty(PROPERTY, "");
    if (!asked.isEmpty()) {
      speak(Locale.forLanguageTag(asked));
      return;
    }
    switch (this) {
      case SYSTEM -> {}
      case ENGLISH -> speak(Locale.ENGLISH);
      case GERMAN -> speak(Locale.GERMAN);
    }
  }

  private static void speak(Locale locale) {
    Locale.setDefault(Locale.Category.DISPLAY, locale);
  }
}
