package dev.edgescope.app;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** Waiting for the JavaFX thread; a minute, which no machine that is loaded needs. */
public final class FxWait {
  private static final long MINUTE_MILLIS = 60_000;

  private FxWait() {}

  /** Does something on the JavaFX thread and waits for its end. */
  public static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(MINUTE_MILLIS, work);
  }

  /** Does something on the JavaFX thread and waits for its end. */
  public static void on(Runnable work) {
    WaitForAsyncUtils.waitForAsyncFx(MINUTE_MILLIS, work);
  }

  /**
   * Waits until what is read on the JavaFX thread is so.
   *
   * @throws AssertionError if it is not so within a minute
   */
  public static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(MINUTE_MILLIS, TimeUnit.MILLISECONDS, () -> on(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("waited a minute in vain", e);
    }
  }
}
