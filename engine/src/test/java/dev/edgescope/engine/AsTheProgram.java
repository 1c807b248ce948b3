package dev.edgescope.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a class of tests with the numbers of the program, which has libraries write them in the same
 * way on every machine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AsTheProgram.Numbers.class)
public @interface AsTheProgram {

  /** Sets them, and those of the machine again. */
  final class Numbers implements BeforeAllCallback, AfterAllCallback {
    private final Locale machine = Locale.getDefault(Locale.Category.FORMAT);

    @Override
    public void beforeAll(ExtensionContext context) {
      Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    }

    @Override
    public void afterAll(ExtensionContext context) {
      Locale.setDefault(Locale.Category.FORMAT, machine);
    }
  }
}
