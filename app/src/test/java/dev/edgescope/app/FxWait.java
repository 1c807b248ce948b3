package dev.edgescope.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** Waiting for what is read on the JavaFX thread. */
public final class FxWait {
  private FxWait() {}

  /**
   * Waits until it is so.
   *
   * @throws AssertionError if it is not so within some seconds
   */
  public static void await(int seconds, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          seconds, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    } catch (TimeoutException e) {
      throw new AssertionError(String.format(Locale.ROOT, "waited %d seconds in vain", seconds), e);
    }
  }
}
