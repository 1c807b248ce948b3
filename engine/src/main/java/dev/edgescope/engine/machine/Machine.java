package dev.edgescope.engine.machine;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sums are rounded by: kernels of other processors and versions sum in another order, so that
 * trajectories of the same configuration part by rounding.
 *
 * @param processor as its maker calls it
 * @param blas the library and its version
 * @param kernel the processor that the library takes it for
 */
public record Machine(String processor, String blas, String kernel) {
  private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String UNKNOWN = "unknown";

  /** The one that this process runs on. */
  public static Machine current() {
    return Holder.CURRENT;
  }

  /** Looked up once. */
  private static final class Holder {
    private static final Machine CURRENT =
        new Machine(processorName(), blasName(), call("openblas_get_corename"));
  }

  /** As its maker calls it, or the architecture where nobody tells. */
  static String processorName() {
    String named = System.getenv("PROCESSOR_IDENTIFIER"); // Windows
    if (named == null && Files.isReadable(PROCESSORS)) {
      try {
        named =
            Files.readAllLines(PROCESSORS, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(null);
      } catch (IOException e) {
        LOG.info("The name of the processor is not known", e);
      }
    }
    return named == null ? System.getProperty("os.arch", UNKNOWN) : named;
  }

  /** Such as "OpenBLAS 0.3.31", the first two words of the library's own description. */
  private static String blasName() {
    List<String> words = List.of(call("openblas_get_config").split(" ", -1));
    return String.join(" ", words.subList(0, Math.min(2, words.size())));
  }

  /** The text that a function of OpenBLAS without arguments returns. */
  @SuppressWarnings("restricted") // the program is started with access to native code
  private static String call(String function) {
    try {
      BlasKernel.load();
      Pointer address = Loader.addressof(function);
      if (address == null || address.isNull()) {
        return UNKNOWN;
      }
      MemorySegment text =
          (MemorySegment)
              Linker.nativeLinker()
                  .downcallHandle(
                      MemorySegment.ofAddress(address.address()),
                      FunctionDescriptor.of(ValueLayout.ADDRESS))
                  .invokeExact();
      return text.reinterpret(Integer.MAX_VALUE).getString(0).strip();
    } catch (Throwable e) {
      LOG.info("{} does not answer", function, e);
      return UNKNOWN;
    }
  }

  /**
   * Whether what was computed on another machine comes out the same here to the last bit.
   *
   * @param other as {@link #toString} tells it
   * @param promise that the run makes
   */
  public boolean computesAs(String other, Reproducibility promise) {
    return switch (promise) {
      case MACHINE -> toString().equals(other);
      case PORTABLE -> other.endsWith(arithmetic());
    };
  }

  private String arithmetic() {
    return String.format(Locale.ROOT, " (%s, kernel %s)", blas, kernel);
  }

  @Override
  public String toString() {
    return processor + arithmetic();
  }
}
