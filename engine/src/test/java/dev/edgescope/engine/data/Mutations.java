package dev.edgescope.engine.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Files as disks, transfers and hands spoil them, for properties that hold whatever a file holds.
 */
public final class Mutations {
  private static final int PLACES = 1_000_000;

  /** What happens at a place of a file. */
  enum Kind {
    FLIP_A_BIT,
    SET_A_BYTE,
    SET_AN_INT,
    DELETE,
    REPEAT,
    BREAK_OFF,
    INSERT_A_WORD,
    WRITE_A_WORD_OVER
  }

  /**
   * One change.
   *
   * @param place in millionths of the file
   * @param value of which the kind makes what it needs
   */
  record Edit(Kind kind, int place, int value) {
    byte[] apply(byte[] file, List<String> words) {
      int at = (int) ((long) place * file.length / PLACES);
      int length = Math.min(file.length - at, 1 + value % 64);
      byte[] word = words.get(value % words.size()).getBytes(StandardCharsets.UTF_8);
      return switch (kind) {
        case FLIP_A_BIT ->
            replaced(file, at, Math.min(1, length), new byte[] {bit(file, at, value)});
        case SET_A_BYTE -> replaced(file, at, Math.min(1, length), new byte[] {(byte) value});
        case SET_AN_INT -> replaced(file, at, Math.min(4, file.length - at), extreme(value));
        case DELETE -> replaced(file, at, length, new byte[0]);
        case REPEAT -> replaced(file, at, 0, Arrays.copyOfRange(file, at, at + length));
        case BREAK_OFF -> Arrays.copyOf(file, at);
        case INSERT_A_WORD -> replaced(file, at, 0, word);
        case WRITE_A_WORD_OVER -> replaced(file, at, Math.min(word.length, file.length - at), word);
      };
    }

    private static byte bit(byte[] file, int at, int value) {
      return (byte) ((at < file.length ? file[at] : 0) ^ (1 << (value & 7)));
    }

    /** A length, a count or an offset that is not what it was, in either byte order. */
    private static byte[] extreme(int value) {
      int[] extremes = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 24, value, 0xffff};
      int chosen = extremes[value & 7];
      int ordered = (value & 8) == 0 ? chosen : Integer.reverseBytes(chosen);
      return new byte[] {
        (byte) (ordered >> 24), (byte) (ordered >> 16), (byte) (ordered >> 8), (byte) ordered
      };
    }

    private static byte[] replaced(byte[] file, int at, int removed, byte[] put) {
      var result = new ByteArrayOutputStream();
      result.write(file, 0, at);
      result.write(put, 0, put.length);
      result.write(file, at + removed, file.length - at - removed);
      return result.toByteArray();
    }
  }

  private Mutations() {}

  /**
   * Files with one to eight changes.
   *
   * @param seeds files as they should be
   * @param words that mean something in files of this kind
   */
  public static Arbitrary<byte[]> of(List<byte[]> seeds, List<String> words) {
    Arbitrary<Integer> places =
        Arbitraries.integers()
            .between(0, PLACES - 1)
            .withDistribution(RandomDistribution.uniform());
    Arbitrary<Integer> values =
        Arbitraries.integers().between(0, 0xffff).withDistribution(RandomDistribution.uniform());
    Arbitrary<Edit> edits =
        Combinators.combine(Arbitraries.of(Kind.values()), places, values).as(Edit::new);
    return Combinators.combine(Arbitraries.of(seeds), edits.list().ofMinSize(1).ofMaxSize(8))
        .as((seed, changes) -> changed(seed, changes, words));
  }

  private static byte[] changed(byte[] seed, List<Edit> edits, List<String> words) {
    byte[] file = seed;
    for (Edit edit : edits) {
      file = edit.apply(file, words);
    }
    return file;
  }
}
