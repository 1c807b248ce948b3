package dev.edgescope.engine.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where results go. A {@link PrintStream} on top of it tells nobody that it could not print; this
 * remembers why, and takes nothing more.
 */
final class Results extends OutputStream {
  /** As Unix and Windows say that the reader has gone. */
  private static final Set<String> READER_GONE =
      Set.of("broken pipe", "the pipe is being closed", "the pipe has been ended");

  private final OutputStream to;
  private @Nullable IOException failure;

  Results(OutputStream to) {
    this.to = to;
  }

  private interface Work {
    void run() throws IOException;
  }

  private void attempt(Work work) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      work.run();
      if (to instanceof PrintStream print && print.checkError()) {
        throw new IOException("the output takes no more");
      }
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void write(int value) throws IOException {
    attempt(() -> to.write(value));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    attempt(() -> to.write(bytes, offset, length));
  }

  @Override
  public void flush() throws IOException {
    attempt(to::flush);
  }

  /** Why not everything could be written. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether whoever read the results has read enough, which is no fault. */
  boolean readerGone() {
    return failure != null
        && READER_GONE.contains(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT));
  }
}
