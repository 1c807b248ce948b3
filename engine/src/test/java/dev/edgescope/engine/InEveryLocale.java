package dev.edgescope.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a class of tests on machines of several languages: one that writes a point in numbers, one
 * that writes a comma, one with digits of its own, one with letters of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(InEveryLocale.Each.class)
public @interface InEveryLocale {

  /** The machines. */
  final class Each implements ClassTemplateInvocationContextProvider {
    private static final List<String> TAGS = List.of("en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR");

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
      return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
        ExtensionContext context) {
      return TAGS.stream().map(Machine::new);
    }
  }

  /**
   * One of them.
   *
   * @param tag of its language
   */
  record Machine(String tag) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return tag;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      Locale before = Locale.getDefault();
      return List.of(
          (BeforeClassTemplateInvocationCallback)
              context -> Locale.setDefault(Locale.forLanguageTag(tag)),
          (AfterClassTemplateInvocationCallback) context -> Locale.setDefault(before));
    }
  }
}
