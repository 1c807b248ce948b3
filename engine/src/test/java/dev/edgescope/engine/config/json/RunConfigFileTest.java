package dev.edgescope.engine.config.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.DocumentedConfig;
import dev.edgescope.engine.config.InvalidConfigException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration in a file. */
class RunConfigFileTest {
  @TempDir private Path folder;

  @Test
  void aFileIsReadLikeItsText() throws IOException {
    assertEquals(
        DocumentedConfig.CONFIG,
        RunConfigJson.read(Files.writeString(folder.resolve("run.json"), DocumentedConfig.JSON)));
  }

  @Test
  void aFileIsNamedBeforeTheKey() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("run.json"), DocumentedConfig.edited("\"seed\": 1", "\"seed\": 0.5"));
    assertFileRefused(
        "seed: 0.5 is not a whole number; give a whole number of at most 64 bits, for example 1.",
        file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1", "10.0", "1.0E+1", "100e-1"})
  void aWholeNumberMayBeWrittenAsJsonHasIt(String ten) {
    String json = DocumentedConfig.edited("\"seed\": 1", "\"seed\": " + ten);
    assertEquals(10, RunConfigJson.read(json).seed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e19", "9007199254740993.0"})
  void aWholeNumberThatIsNotKnownToTheLastDigitIsRefused(String seed) {
    String json = DocumentedConfig.edited("\"seed\": 1", "\"seed\": " + seed);
    InvalidConfigException refusal =
        assertThrows(InvalidConfigException.class, () -> RunConfigJson.read(json));
    assertTrue(refusal.messageByKey().contains("is out of range"), refusal.messageByKey());
  }

  @Test
  void aMissingFileIsRefused() {
    assertFileRefused(
        "the file does not exist; give the path of a configuration file.",
        folder.resolve("missing.json"));
  }

  @Test
  void aFolderIsRefused() {
    assertFileRefused("this cannot be read; give a configuration file that you may read.", folder);
  }

  @Test
  void aBinaryFileIsRefused() throws IOException {
    assertFileRefused(
        "the file is not text in UTF-8; give a configuration file in JSON.",
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheText(String charset) throws IOException {
    byte[] text = ("\uFEFF" + DocumentedConfig.JSON).getBytes(Charset.forName(charset));
    assertEquals(
        DocumentedConfig.CONFIG, RunConfigJson.read(Files.write(folder.resolve("run.json"), text)));
  }

  @Test
  void textInUtf16WithoutAMarkIsRefused() throws IOException {
    assertFileRefused(
        "the file has a zero byte, as text in UTF-16 does that has lost its byte order mark; give a"
            + " configuration file in UTF-8.",
        Files.write(
            folder.resolve("run.json"), DocumentedConfig.JSON.getBytes(StandardCharsets.UTF_16LE)));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aDeviceWithoutAnEndIsRefused() {
    assertFileRefused(
        "the file is larger than 1,048,576 bytes; give a configuration file.",
        Path.of("/dev/zero"));
  }

  @Test
  void aPathThatIsTooLongIsShortened() {
    Path file = Path.of("/" + "a".repeat(4_400) + ".json");
    var thrown = assertThrows(InvalidConfigException.class, () -> RunConfigJson.read(file));
    assertEquals(
        "/"
            + "a".repeat(119)
            + "..."
            + "a".repeat(115)
            + ".json: this cannot be read; give a configuration file that you may read.",
        thrown.getMessage());
  }

  @Test
  void aHugeFileIsRefused() throws IOException {
    assertFileRefused(
        "the file is larger than 1,048,576 bytes; give a configuration file.",
        Files.write(folder.resolve("huge"), new byte[(1 << 20) + 1]));
  }

  private static void assertFileRefused(String message, Path file) {
    var thrown = assertThrows(InvalidConfigException.class, () -> RunConfigJson.read(file));
    assertEquals(file + ": " + message, thrown.getMessage());
  }
}
