package dev.edgescope.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.data.picture.PictureFolder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever a picture file holds, it is a picture of the size that is wanted, or refused. */
class PicturePropertiesTest {
  private static final Path FOLDER = folder();

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("edgescope-pictures");
      Files.createDirectory(folder.resolve("bad"));
      Files.createDirectory(folder.resolve("good"));
      Files.write(folder.resolve("good/1.png"), written("png"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void deleteFiles() throws IOException {
    for (String name : List.of("bad/1.png", "bad", "good/1.png", "good", "")) {
      Files.deleteIfExists(FOLDER.resolve(name));
    }
  }

  private static byte[] written(String format) {
    BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_3BYTE_BGR);
    picture.setRGB(1, 1, 0x123456);
    picture.setRGB(2, 0, 0xfedcba);
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Provide
  static Arbitrary<byte[]> spoiledPictures() {
    return Mutations.of(
        Stream.of("png", "gif", "bmp", "jpg").map(PicturePropertiesTest::written).toList(),
        List.of("IHDR", "PLTE", "tRNS", "IDAT", "iTXt", "IEND", "GIF89a", "BM", "\u0000"));
  }

  @Property(seed = "20261130")
  void aSpoiledPictureIsOfTheWantedSizeOrRefused(@ForAll("spoiledPictures") byte[] bytes)
      throws IOException {
    Files.write(FOLDER.resolve("bad/1.png"), bytes);
    Optional<LabelledImages> read =
        Outcome.of(UnreadableDataException.class, () -> PictureFolder.read(FOLDER, List.of(), 2));
    if (read.isPresent()) {
      assertEquals(2, read.get().count());
      // The good one, whatever the spoiled one has become.
      ImageShape shape = read.get().shape();
      if (shape.height() == 2 && shape.width() == 3 && shape.channels() == 3) {
        assertEquals(0x12, read.get().pixel(1, 4));
      }
    }
  }
}
