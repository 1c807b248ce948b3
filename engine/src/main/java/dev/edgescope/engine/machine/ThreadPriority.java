package dev.edgescope.engine.machine;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of a core a thread gets where others want it, too. Lower is lower for good: to raise a
 * priority takes a right that a program of a user has not.
 *
 * <p>On Windows the priorities of Java are those of the system. On Linux Java leaves them without
 * effect, and a thread has a nice value, which threads that it starts inherit. Elsewhere nothing
 * changes.
 */
final class ThreadPriority {
  /** Beside a thread with the usual 0, one with 10 gets a tenth of a core. */
  static final int NICE = 10;

  /** For {@code setpriority}: a process, which for Linux is a thread. */
  private static final int PRIO_PROCESS = 0;

  private static final int CALLING = 0;

  private static final Logger LOG = LoggerFactory.getLogger(ThreadPriority.class);

  private ThreadPriority() {}

  /** Lowers that of the calling thread. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing is right or wrong by it, only later
  static void lowerOwn() {
    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    if (System.getProperty("os.name", "").equals("Linux")) {
      lowerNice();
    }
  }

  @SuppressWarnings("restricted") // the program is started with access to native code
  private static void lowerNice() {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> setpriority = linker.defaultLookup().find("setpriority");
    if (setpriority.isEmpty()) {
      return;
    }
    try {
      int status =
          (int)
              linker
                  .downcallHandle(
                      setpriority.get(),
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT,
                          ValueLayout.JAVA_INT))
                  .invokeExact(PRIO_PROCESS, CALLING, NICE);
      if (status != 0) {
        LOG.info("This system does not let the priority of a thread be lowered");
      }
    } catch (Throwable e) {
      LOG.warn("The priority of a thread cannot be lowered", e);
    }
  }
}
