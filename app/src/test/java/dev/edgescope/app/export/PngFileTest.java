package dev.edgescope.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.record.ProgramVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PngFileTest {

  @Test
  void whatIsWrittenIsReadBack(@TempDir Path folder) throws Exception {
    WritableImage image = new WritableImage(7, 5);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        image.getPixelWriter().setArgb(x, y, colour(x, y));
      }
    }
    Path file = folder.resolve("picture.png");

    PngFile.write(image, file);

    Image read = new Image(file.toUri().toString());
    assertEquals(7, read.getWidth());
    assertEquals(5, read.getHeight());
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        assertEquals(colour(x, y), read.getPixelReader().getArgb(x, y));
      }
    }
  }

  @Test
  void aPictureSaysWhatMadeIt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("picture.png");
    PngFile.write(new WritableImage(1, 1), file);

    assertTrue(
        Files.readString(file, StandardCharsets.ISO_8859_1)
            .contains("tEXtSoftware\0Edgescope " + ProgramVersion.current()));
  }

  private static int colour(int x, int y) {
    return 0xff000000 | (x * 36) << 16 | (y * 60) << 8 | (250 - 13 * x - 7 * y);
  }
}
