package dev.edgescope.app.screens;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes pictures as a GIF that repeats. All share the colours that are most frequent in the last
 * one, and each after the first holds only what differs from the one before.
 */
final class GifMovie {
  /** The last index stands for "as before". */
  private static final int COLOURS = 255;

  private static final int TRANSPARENT = COLOURS;
  private static final String FRAME_FORMAT = "javax_imageio_gif_image_1.0";

  private final int[] palette;
  private final Map<Integer, Integer> indices = new HashMap<>();
  private final IndexColorModel colours;

  private GifMovie(Image last) {
    palette = mostFrequent(last);
    int[] argb = new int[COLOURS + 1];
    System.arraycopy(palette, 0, argb, 0, palette.length);
    colours = new IndexColorModel(8, argb.length, argb, 0, true, TRANSPARENT, DataBuffer.TYPE_BYTE);
  }

  /**
   * Writes the file.
   *
   * @param hundredths of a second that a frame is shown
   * @param rest hundredths of a second that the last one is shown
   */
  static void write(List<Image> frames, int hundredths, int rest, Path file) throws IOException {
    GifMovie movie = new GifMovie(frames.getLast());
    Files.deleteIfExists(file);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      byte[] before = new byte[0];
      for (int i = 0; i < frames.size(); i++) {
        byte[] now = movie.indexed(frames.get(i));
        BufferedImage picture = movie.picture(frames.get(i), now, before);
        int delay = i == frames.size() - 1 ? rest : hundredths;
        writer.writeToSequence(new IIOImage(picture, null, metadata(writer, picture, delay)), null);
        before = now;
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  private byte[] indexed(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    PixelReader reader = image.getPixelReader();
    byte[] result = new byte[width * height];
    for (int i = 0; i < result.length; i++) {
      int colour = reader.getArgb(i % width, i / width);
      result[i] = (byte) (int) indices.computeIfAbsent(colour, this::nearest);
    }
    return result;
  }

  private BufferedImage picture(Image image, byte[] now, byte[] before) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage result =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
    byte[] pixels = now.clone();
    for (int i = 0; i < before.length; i++) {
      if (before[i] == now[i]) {
        pixels[i] = (byte) TRANSPARENT;
      }
    }
    result.getRaster().setDataElements(0, 0, width, height, pixels);
    return result;
  }

  private int nearest(int colour) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], colour) < distance(palette[best], colour)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (a >> shift & 0xff) - (b >> shift & 0xff);
      sum += difference * difference;
    }
    return sum;
  }

  private static int[] mostFrequent(Image image) {
    Map<Integer, Integer> counts = new HashMap<>();
    PixelReader reader = image.getPixelReader();
    for (int y = 0; y < (int) image.getHeight(); y++) {
      for (int x = 0; x < (int) image.getWidth(); x++) {
        counts.merge(reader.getArgb(x, y), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(COLOURS)
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }

  private static IIOMetadata metadata(ImageWriter writer, BufferedImage picture, int delay)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FRAME_FORMAT);
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("delayTime", Integer.toString(delay));
    IIOMetadataNode repeat = new IIOMetadataNode("ApplicationExtension");
    repeat.setAttribute("applicationID", "NETSCAPE");
    repeat.setAttribute("authenticationCode", "2.0");
    repeat.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(repeat);
    root.appendChild(extensions);
    metadata.setFromTree(FRAME_FORMAT, root);
    return metadata;
  }
}
