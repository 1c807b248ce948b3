package dev.edgescope.engine.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    if (isPipeOrFile()) {
      return false;
    }
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
      LoggerFactory.getLogger(Terminal.class)
          .info("It is not known whether {} is a terminal", this, e);
      return false;
    }
  }

  /**
   * Whether Linux says that it is one: then nobody else is asked, for the first call of native code
   * takes as long as a small command. False where that is not known.
   */
  private boolean isPipeOrFile() {
    Path open = Path.of("/proc/self/fd/" + descriptor);
    try {
      String name = Files.readSymbolicLink(open).toString();
      return name.startsWith("pipe:")
          || name.startsWith("socket:")
          || name.equals("/dev/null")
          || Files.isRegularFile(open);
    } catch (IOException | UnsupportedOperationException e) {
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
      LoggerFactory.getLogger(Terminal.class).info("The width of {} is not known", this, e);
      return USUAL_COLUMNS;
    }
  }
}
