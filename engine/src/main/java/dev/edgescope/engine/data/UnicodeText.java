package dev.edgescope.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/**
 * Text as programs save it: in UTF-8, or in UTF-16 if a byte order mark says so. The mark is no
 * part of the text.
 */
public final class UnicodeText {
  private UnicodeText() {}

  /**
   * A reader of the text, which throws a {@link java.nio.charset.CharacterCodingException} where
   * bytes are none.
   */
  public static Reader reader(InputStream content) throws IOException {
    BOMInputStream unmarked =
        BOMInputStream.builder()
            .setInputStream(content)
            .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
            .get();
    ByteOrderMark mark = unmarked.getBOM();
    Charset charset =
        mark == null ? StandardCharsets.UTF_8 : Charset.forName(mark.getCharsetName());
    // A decoder of its own reports what is no text; the usual one would replace it.
    return new InputStreamReader(unmarked, charset.newDecoder());
  }
}
