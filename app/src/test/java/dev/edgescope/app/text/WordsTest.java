package dev.edgescope.app.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WordsTest {
  @AfterEach
  void backToEnglish() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
  }

  @Test
  void germanIsSpokenAllOverItsCountries() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("de-AT"));
    assertEquals("Bibliothek", Words.text("library.libraryWorkspace.library"));
  }

  /** A bundle without a language of its own is sought in that of the machine before the root. */
  @Test
  void englishStaysEnglishOnAMachineInGerman() {
    Locale format = Locale.getDefault(Locale.Category.FORMAT);
    Locale machine = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
      assertEquals("Library", Words.text("library.libraryWorkspace.library"));
    } finally {
      Locale.setDefault(machine);
      Locale.setDefault(Locale.Category.FORMAT, format);
    }
  }

  @Test
  void aLanguageWithoutATranslationReadsEnglish() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("ar-EG"));
    assertEquals("Library", Words.text("library.libraryWorkspace.library"));
  }

  @Test
  void oneIsSingular() {
    assertEquals("1 run", Words.count("library.libraryView.all", 1));
  }

  @Test
  void noneArePlural() {
    assertEquals("0 runs", Words.count("library.libraryView.all", 0));
  }

  @Test
  void aNumberIsWrittenTheSameInGerman() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
    assertEquals("1,240 Läufe", Words.count("library.libraryView.all", 1240));
  }

  @Test
  void aMissingKeyFails() {
    assertThrows(MissingResourceException.class, () -> Words.text("library.libraryView.nothing"));
  }

  @Test
  void aMonthIsNamedInTheLanguageOfTheWindow() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
    var time = LocalDateTime.of(2026, 5, 24, 11, 35).atZone(ZoneId.systemDefault());
    assertEquals("24. Mai 2026, 11:35", RunDate.of(time.toInstant()));
  }
}
