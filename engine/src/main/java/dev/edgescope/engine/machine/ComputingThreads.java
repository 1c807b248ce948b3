package dev.edgescope.engine.machine;

import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * Threads that compute for long. They fill all cores. In a program that has to draw meanwhile they
 * give way to whatever draws: each begins by lowering its own priority, and those that it starts
 * are as low from the beginning. What a thread computes does not depend on when it does.
 */
public final class ComputingThreads {
  private static volatile boolean givingWay;

  private ComputingThreads() {}

  /** From now on those that begin give way to the other threads of this program. For good. */
  public static void giveWay() {
    givingWay = true;
  }

  /** Makes daemon threads of a name. */
  public static ThreadFactory named(String name) {
    return work -> make(name, work, () -> givingWay);
  }

  /**
   * @param low asked by the thread when it begins
   */
  static Thread make(String name, Runnable work, BooleanSupplier low) {
    return Thread.ofPlatform()
        .name(name)
        .daemon()
        .unstarted(() -> {
          if (low.getAsBoolean()) {
            ThreadPriority.lowerOwn();
          }
          work.run();
        });
  }
}
