package dev.edgescope.app.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures as a GIF that repeats, written one by one. All share a palette, and each after the first
 * holds only what differs from the one before.
 */
public final class GifFile implements Closeable {
  /** The last index stands for "as before". */
  private static final int COLOURS = 255;

  private static final int TRANSPARENT = COLOURS;
  private static final String FRAME_FORMAT = "javax_imageio_gif_image_1.0";

  private final int[] palette;
  private final Map<Integer, Integer> indices = new HashMap<>();
  private final IndexColorModel colours;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ImageOutputStream out;
  private byte[] before = {};

  /**
   * Begins a file.
   *
   * @param stream is left open
   * @param typical the picture whose most frequent colours are the palette
   */
  public GifFile(OutputStream stream, BufferedImage typical) throws IOException {
    palette = mostFrequent(pixels(typical));
    int[] argb = new int[COLOURS + 1];
    System.arraycopy(palette, 0, argb, 0, palette.length);
    colours = new IndexColorModel(8, argb.length, argb, 0, true, TRANSPARENT, DataBuffer.TYPE_BYTE);
    out = new MemoryCacheImageOutputStream(stream);
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
  }

  /**
   * The next picture, as large as the first.
   *
   * @param hundredths of a second that it is shown
   */
  public void add(BufferedImage frame, int hundredths) throws IOException {
    byte[] now = indexed(pixels(frame));
    BufferedImage picture = picture(frame.getWidth(), frame.getHeight(), now);
    writer.writeToSequence(
        new IIOImage(picture, null, metadata(writer, picture, hundredths)), null);
    before = now;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  private byte[] indexed(int[] pixels) {
    byte[] result = new byte[pixels.length];
    int last = 0;
    int index = -1;
    for (int i = 0; i < result.length; i++) {
      if (index < 0 || pixels[i] != last) {
        last = pixels[i];
        index = indices.computeIfAbsent(last, this::nearest);
      }
      result[i] = (byte) index;
    }
    return result;
  }

  private BufferedImage picture(int width, int height, byte[] now) {
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

  private static int[] mostFrequent(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int colour : pixels) {
      counts.merge(colour, 1, Integer::sum);
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
