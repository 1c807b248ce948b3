package dev.edgescope.engine.data.table;

import dev.edgescope.engine.data.UnreadableDataException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text of a table on its way to a parser, which would collect a line without an end, or bytes of a
 * device, until there is no memory left.
 */
final class TableText extends FilterReader {
  /** Of a line: room for as many features as a network takes, written to the last digit. */
  private static final int MAX_LINE = 1 << 24;

  private final String name;
  private long lines;
  private int length;

  /**
   * @param name under which errors speak of the file
   */
  TableText(String name, Reader text) {
    super(text);
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    if (character >= 0) {
      check((char) character);
    }
    return character;
  }

  @Override
  public int read(char[] buffer, int offset, int size) throws IOException {
    int read = super.read(buffer, offset, size);
    for (int i = 0; i < read; i++) {
      check(buffer[offset + i]);
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void check(char character) {
    if (character == 0) {
      throw UnreadableDataException.of(
          "%s is not text in UTF-8: it has a zero byte, as text in UTF-16 does that has lost its"
              + " byte order mark; give a table of comma-separated numbers in UTF-8.",
          name);
    }
    if (character == '\n' || character == '\r') {
      lines++;
      length = 0;
    } else if (++length > MAX_LINE) {
      throw UnreadableDataException.of(
          "%s has more than %,d characters in a line, after %,d line breaks; give an example a"
              + " line.",
          name, MAX_LINE, lines);
    }
  }
}
