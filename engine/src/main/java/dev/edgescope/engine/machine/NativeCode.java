package dev.edgescope.engine.machine;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/** The native code that the numerical library brings along. */
public final class NativeCode {
  private NativeCode() {}

  /**
   * Where it is unpacked, and executed.
   *
   * @throws IOException if there is no such folder
   */
  public static Path folder() throws IOException {
    return Loader.getCacheDir().toPath().toAbsolutePath();
  }
}
