package dev.edgescope.app.text;

import java.util.Locale;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has every class of tests meet the window in English, whatever the language of the machine. Its
 * way of writing numbers stays that of the machine.
 */
public final class InEnglish implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
  }
}
