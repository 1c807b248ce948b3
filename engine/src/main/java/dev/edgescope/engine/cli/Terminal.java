package dev.edgescope.engine.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The standard streams, each of which may be a terminal or not; Java knows only whether all are
 * one.
 */
public enum Terminal {
  /** Standard output. */
  OUT(1),
  /** Standard error. */
  ERR(2);

  private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

  /** What a terminal has that does not say. */
  private static final int USUAL_COLUMNS = 80;

  /** TIOCGWINSZ, as the two kinds of Unix number it. */
  private static final long SIZE_REQUEST_LINUX = 0x5413;

  private static final long SIZE_REQUEST_BSD = 0x40087468;

  private static final boolean WINDOWS = system().contains("windows");

  private final int descriptor;

  Terminal(int descriptor) {
    this.descriptor = descriptor;
  }

  private static String system() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  }

  /** Whether it is a terminal. */
  @SuppressWarnings("restricted") // the program is started with access to native code
  public boolean isTerminal() {
    Linker linker = Linker.nativeLinker();
    try {
      MemorySegment isatty =
          linker.defaultLookup().find(WINDOWS ? "_isatty" : "isatty").orElseThrow();
      int answer =
          (int)
              linker
                  .downcallHandle(isatty, FunctionDescriptor.of(JAVA_INT, JAVA_INT))
                  .invokeExact(descriptor);
      return answer != 0;
    } catch (Throwable e) {
      LOG.info("It is not known whether {} is a terminal", this, e);
      return false;
    }
  }

  /** How many characters a line has, as of now. */
  @SuppressWarnings("restricted") // the program is started with access to native code
  public int columns() {
    if (WINDOWS) {
      return USUAL_COLUMNS;
    }
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      // struct winsize: rows, columns, and both in pixels.
      MemorySegment size = arena.allocate(JAVA_SHORT, 4);
      MemorySegment ioctl = linker.defaultLookup().find("ioctl").orElseThrow();
      int answer =
          (int)
              linker
                  .downcallHandle(
                      ioctl,
                      FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                      Linker.Option.firstVariadicArg(2))
                  .invokeExact(
                      descriptor,
                      system().contains("linux") ? SIZE_REQUEST_LINUX : SIZE_REQUEST_BSD,
                      size);
      int columns = Short.toUnsignedInt(size.getAtIndex(JAVA_SHORT, 1));
      return answer == 0 && columns > 0 ? columns : USUAL_COLUMNS;
    } catch (Throwable e) {
      LOG.info("The width of {} is not known", this, e);
      return USUAL_COLUMNS;
    }
  }
}
