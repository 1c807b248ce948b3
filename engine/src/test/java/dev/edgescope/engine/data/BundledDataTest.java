package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BundledDataTest {
  private static final Pattern CHECKSUM =
      Pattern.compile("\\| `([a-z0-9-]+-ubyte)` \\| `([0-9a-f]{64})` \\|");

  record Checksum(String file, String sha256) {}

  static List<Checksum> checksums() throws IOException {
    String licences = new String(BundledFiles.bytes("LICENCES.md"), StandardCharsets.UTF_8);
    return CHECKSUM
        .matcher(licences)
        .results()
        .map(row -> new Checksum(row.group(1), row.group(2)))
        .toList();
  }

  @Test
  void everyFileHasAPublishedChecksum() throws IOException {
    assertEquals(8, checksums().size());
  }

  @ParameterizedTest
  @MethodSource("checksums")
  void contentHasItsPublishedChecksum(Checksum checksum)
      throws IOException, NoSuchAlgorithmException {
    byte[] stored = BundledFiles.bytes(checksum.file() + ".gz");
    byte[] content = new GZIPInputStream(new ByteArrayInputStream(stored)).readAllBytes();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    assertEquals(checksum.sha256(), HexFormat.of().formatHex(digest));
  }

  @ParameterizedTest
  @EnumSource
  void thereAreAsManyTrainingImagesAsTheSourceSays(DataSource source) {
    assertEquals(source.trainingSize(), source.readTraining().count());
  }

  @ParameterizedTest
  @EnumSource
  void thereAreAsManyTestImagesAsAreUsed(DataSource source) {
    assertEquals(DataSplit.MAX_TEST_EXAMPLES, source.readTest().count());
  }

  @ParameterizedTest
  @EnumSource
  void imagesHaveTheShapeTheSourceSays(DataSource source) {
    assertEquals(source.imageShape(), source.readTest().shape());
  }

  @ParameterizedTest
  @EnumSource
  void thereAreTenClasses(DataSource source) {
    assertEquals(10, source.classes());
  }

  @ParameterizedTest
  @CsvSource({"FASHION, 9 0 0 3 0", "MNIST, 5 0 4 1 9"})
  void theTrainingImagesAreTheFirstOfTheOriginal(DataSource source, String firstLabels) {
    LabelledImages images = source.readTraining();
    int[] expected =
        Pattern.compile(" ").splitAsStream(firstLabels).mapToInt(Integer::parseInt).toArray();
    assertArrayEquals(expected, IntStream.range(0, 5).map(images::label).toArray());
  }

  @Test
  void classesAreNamedInTheOrderOfTheirLabels() {
    assertEquals("Ankle boot", DataSource.FASHION.classNames().get(9));
  }
}
