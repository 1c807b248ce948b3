package dev.edgescope.engine.data.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.LabelledImages;
import dev.edgescope.engine.data.UnreadableDataException;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PictureFolderTest {
  @TempDir private Path folder;

  @Test
  void classesAreTheFoldersInAlphabeticalOrder() throws IOException {
    grey("dog/a.png", 1);
    grey("cat/a.png", 2);
    assertEquals(List.of("cat", "dog"), read().classNames());
  }

  @Test
  void foldersOfNumbersAreInTheirOrder() throws IOException {
    grey("10/a.png", 1);
    grey("9/a.png", 2);
    assertEquals(List.of("9", "10"), read().classNames());
  }

  @Test
  void theClassesTakeTurns() throws IOException {
    grey("a/1.png", 11);
    grey("a/2.png", 12);
    grey("a/3.png", 13);
    grey("b/1.png", 21);
    grey("b/2.PNG", 22);
    LabelledImages images = read();
    assertEquals(
        List.of(11, 21, 12, 22, 13),
        IntStream.range(0, 5).mapToObj(i -> images.pixel(i, 0)).toList());
    assertEquals(List.of(0, 1, 0, 1, 0), IntStream.range(0, 5).mapToObj(images::label).toList());
  }

  @Test
  void coloursAreInPlanes() throws IOException {
    BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
    picture.setRGB(0, 0, 0x010203);
    picture.setRGB(1, 0, 0xfffefd);
    write("a/1.png", picture);
    write("b/1.png", picture);
    LabelledImages images = read();
    assertEquals(new ImageShape(3, 1, 2), images.shape());
    assertEquals(
        List.of(1, 255, 2, 254, 3, 253),
        IntStream.range(0, 6).mapToObj(i -> images.pixel(0, i)).toList());
  }

  /** What ImageIO's own conversion to RGB would make brighter. */
  @Test
  void greyValuesAreThoseOfTheFile() throws IOException {
    grey("a/1.png", 100);
    grey("b/1.png", 200);
    LabelledImages images = read();
    assertEquals(new ImageShape(1, 1, 1), images.shape());
    assertEquals(List.of(100, 200), List.of(images.pixel(0, 0), images.pixel(1, 0)));
  }

  @Test
  void ofSixteenBitsTheUpperEightAreTaken() throws IOException {
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    picture.getRaster().setSample(0, 0, 0, 0x1234);
    write("a/1.png", picture);
    grey("b/1.png", 1);
    assertEquals(0x12, read().pixel(0, 0));
  }

  @Test
  void onePixelABitIsBlackAndWhite() throws IOException {
    BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    picture.setRGB(1, 0, 0xffffff);
    write("a/1.png", picture);
    write("b/1.png", picture);
    LabelledImages images = read();
    assertEquals(List.of(0, 255), List.of(images.pixel(0, 0), images.pixel(0, 1)));
  }

  @Test
  void pixelsAreReadOfThosePicturesThatAreWanted() throws IOException {
    grey("a/1.png", 1);
    grey("b/1.png", 2);
    Files.writeString(folder.resolve("b/2.png"), "no picture");
    assertEquals(3, PictureFolder.read(folder, List.of(), 2).count());
  }

  @Test
  void otherFilesAndHiddenOnesAreNoPictures() throws IOException {
    grey("a/1.png", 1);
    grey("b/1.png", 2);
    Files.writeString(folder.resolve("a/Thumbs.db"), "");
    Files.writeString(folder.resolve("a/._1.png"), "");
    assertEquals(2, read().count());
  }

  /** What a test has to write, and what is then refused. */
  @FunctionalInterface
  interface Setup {
    void write(PictureFolderTest test) throws IOException;
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            "F has pictures of 0 classes; give a folder with a folder for each of at least two"
                + " classes, with pictures (PNG, JPEG, GIF or BMP) in them.",
            (Setup) test -> Files.createDirectory(test.folder.resolve("a"))),
        Arguments.of(
            "F has pictures of 1 classes; give a folder with a folder for each of at least two"
                + " classes, with pictures (PNG, JPEG, GIF or BMP) in them.",
            (Setup) test -> test.grey("a/1.png", 1)),
        Arguments.of(
            "F/b/1.png is no picture; give PNG, JPEG, GIF or BMP files.",
            (Setup)
                test -> {
                  test.grey("a/1.png", 1);
                  Files.createDirectory(test.folder.resolve("b"));
                  Files.writeString(test.folder.resolve("b/1.png"), "text");
                }),
        Arguments.of(
            "F/b/1.png is a grey picture of 2 x 1 pixels, but F/a/1.png is a grey one of 1 x 1;"
                + " give pictures of one size and kind.",
            (Setup)
                test -> {
                  test.grey("a/1.png", 1);
                  test.write("b/1.png", new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY));
                }),
        Arguments.of(
            "F/b/1.png is transparent at (0, 0); give pictures without transparency.",
            (Setup)
                test -> {
                  BufferedImage clear = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
                  BufferedImage opaque = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
                  opaque.setRGB(0, 0, 0xff000000);
                  test.write("a/1.png", opaque);
                  test.write("b/1.png", clear);
                }),
        Arguments.of(
            "F/a/1.png is a picture of 4,097 x 1 pixels; give pictures with sides from 1 to 4,096.",
            (Setup)
                test -> {
                  test.write("a/1.png", new BufferedImage(4097, 1, BufferedImage.TYPE_BYTE_GRAY));
                  test.grey("b/1.png", 1);
                }));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBadFolderIsRefusedInOneSentence(String message, Setup setup) throws IOException {
    setup.write(this);
    var thrown = assertThrows(UnreadableDataException.class, this::read);
    assertEquals(
        message,
        String.valueOf(thrown.getMessage())
            .replace(folder.toString(), "F")
            .replace(File.separatorChar, '/'));
  }

  @Test
  void aClassOfTestExamplesAloneIsRefused() throws IOException {
    grey("a/1.png", 1);
    var thrown =
        assertThrows(
            UnreadableDataException.class, () -> PictureFolder.read(folder, List.of("b", "c"), 9));
    assertEquals(
        folder
            + " has the class \"a\", of which the training examples have none; give test examples"
            + " of their classes.",
        thrown.getMessage());
  }

  private LabelledImages read() {
    return PictureFolder.read(folder, List.of(), 100);
  }

  private void grey(String name, int value) throws IOException {
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(0, 0, 0, value);
    write(name, picture);
  }

  private void write(String name, BufferedImage picture) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.substring(name.lastIndexOf('.') + 1);
    ImageIO.write(picture, format, file.toFile());
  }
}
