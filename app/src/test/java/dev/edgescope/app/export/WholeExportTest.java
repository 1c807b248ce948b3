package dev.edgescope.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves the window as a file is there whole, or what was there stays. */
class WholeExportTest {
  private static final String BEFORE = "what was there before";

  @TempDir private Path folder;

  /** What is written. */
  enum Export {
    TABLE {
      @Override
      void write(Path file) throws IOException {
        new ChartData(List.of()).write(file, share -> {});
      }
    },
    PNG {
      @Override
      void write(Path file) throws IOException {
        PngFile.write(new WritableImage(3, 2), file);
      }
    },
    SVG {
      @Override
      void write(Path file) throws IOException {
        SvgPicture.write(SvgPicture.of(new Pane(), Color.WHITE), file);
      }
    };

    abstract void write(Path file) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void takesThePlaceOfWhatWasThere(Export export) throws IOException {
    Path file = Files.writeString(folder.resolve("export"), BEFORE);
    export.write(file);
    assertNotEquals(BEFORE, Files.readString(file, StandardCharsets.ISO_8859_1));
    assertEquals(List.of(file), files());
  }

  /** The name that is written under first is taken by a folder. */
  @ParameterizedTest
  @EnumSource
  void whatWasThereStaysWhereWritingFails(Export export) throws IOException {
    Path file = Files.writeString(folder.resolve("export"), BEFORE);
    Files.createDirectories(folder.resolve("export.part").resolve("in the way"));
    assertThrows(IOException.class, () -> export.write(file));
    assertEquals(BEFORE, Files.readString(file));
  }

  @ParameterizedTest
  @EnumSource
  void aFullDiskIsTold(Export export) {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "there is no device that is always full");
    IOException failure = assertThrows(IOException.class, () -> export.write(full));
    assertTrue(String.valueOf(failure.getMessage()).contains("/dev/full"), failure.getMessage());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
