package dev.edgescope.engine.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kernel of OpenBLAS that this process computes with: one for all that it ever computes.
 *
 * <p>OpenBLAS has kernels for many processors, which sum in different orders. When its library is
 * loaded it takes the one for the processor that it finds, or the one that {@code
 * OPENBLAS_CORETYPE} names in the environment, and keeps it. Beside it there is nothing that
 * differs between processors with AVX2: elementary functions are Java's, whose routines are the
 * same on all of them, and sums outside of OpenBLAS are in the order in which they are written.
 */
public final class BlasKernel {
  /** The kernel for the first processors with AVX2 and FMA, which all later ones can run. */
  public static final String PORTABLE = "Haswell";

  /** In the environment of the process, read by OpenBLAS. */
  public static final String VARIABLE = "OPENBLAS_CORETYPE";

  private static final Logger LOG = LoggerFactory.getLogger(BlasKernel.class);
  private static final long AVX2 = 2;

  private static boolean loaded;

  private BlasKernel() {}

  /** Loads OpenBLAS. To be called by whatever calls it first. */
  public static synchronized void load() {
    loaded = true;
    Loader.load(openblas_nolapack.class);
  }

  /**
   * Has this process compute with {@link #PORTABLE}, whatever its environment says. It can where
   * OpenBLAS is not loaded yet, that is before the first run: what is computed later has the kernel
   * of the first.
   *
   * @return why it does not, as the second half of a sentence and what to do; empty where it does
   */
  public static synchronized Optional<String> usePortable() {
    if (hasAvx2() && !loaded) {
      setEnvironment(VARIABLE, PORTABLE);
      load();
    }
    return whyNotPortable();
  }

  /**
   * Why this process cannot compute with {@link #PORTABLE}, or no longer, in the words of {@link
   * #usePortable}; empty where it can. Loads nothing.
   */
  public static synchronized Optional<String> whyNotPortable() {
    if (!hasAvx2()) {
      return Optional.of(
          "it needs an x86-64 processor with AVX2, and this one is "
              + Machine.processorName()
              + "; give \"machine\".");
    }
    if (!loaded) {
      return Optional.empty();
    }
    String kernel = Machine.current().kernel();
    return kernel.equals(PORTABLE)
        ? Optional.empty()
        : Optional.of(
            "it needs OpenBLAS's kernel "
                + PORTABLE
                + " from the first run on, and this program computes with "
                + kernel
                + "; start it anew with "
                + VARIABLE
                + "="
                + PORTABLE
                + " in its environment, or give \"machine\".");
  }

  /** Java asks the processor for its own compiler; other processors know no such option. */
  private static boolean hasAvx2() {
    HotSpotDiagnosticMXBean java =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return Long.parseLong(java.getVMOption("UseAVX").getValue()) >= AVX2;
    } catch (IllegalArgumentException e) {
      LOG.info("This Java does not tell whether the processor has AVX2", e);
      return false;
    }
  }

  /** Sets a variable of the environment of this process, as native code reads it. */
  @SuppressWarnings("restricted") // the program is started with access to native code
  private static void setEnvironment(String name, String value) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nameText = arena.allocateFrom(name);
      MemorySegment valueText = arena.allocateFrom(value);
      Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
      if (setenv.isPresent()) {
        int overwrite = 1;
        int _ =
            (int)
                linker
                    .downcallHandle(
                        setenv.get(),
                        FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT))
                    .invokeExact(nameText, valueText, overwrite);
      } else {
        // Windows
        SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", arena);
        int _ =
            (int)
                linker
                    .downcallHandle(
                        kernel.findOrThrow("SetEnvironmentVariableA"),
                        FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(nameText, valueText);
      }
    } catch (Throwable e) {
      // What comes of it is asked of OpenBLAS.
      LOG.warn("{} cannot be set", name, e);
    }
  }
}
