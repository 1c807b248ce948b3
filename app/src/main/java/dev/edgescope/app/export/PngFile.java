package dev.edgescope.app.export;

import dev.edgescope.engine.record.ProgramVersion;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.record.WholeFile.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOWriteProgressListener;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes an opaque image as PNG that says which program made it. JavaFX reads PNG, no more. */
public final class PngFile {
  private static final String METADATA = "javax_imageio_png_1.0";

  private PngFile() {}

  /** Writes the image, whole or not at all; the folder must exist. */
  public static void write(Image image, Path file) throws IOException {
    WholeFile.write(file, path -> writeTo(path, image));
  }

  private static void writeTo(Path file, Image image) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      write(opaque(image), 0, out, done -> {});
    }
  }

  /**
   * Writes an image; the stream stays open.
   *
   * @param resolution in dots per inch, by which programs place it on paper; 0 to say nothing of it
   */
  static void write(BufferedImage pixels, int resolution, OutputStream stream, Progress progress)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(pixels), smallest);
    metadata.mergeTree(METADATA, software());
    if (resolution > 0) {
      metadata.mergeTree(METADATA, physical(resolution));
    }
    Interruption interruption = new Interruption(writer, progress);
    writer.addIIOWriteProgressListener(interruption);
    // A cache in memory: the folder for temporary files may be full, or missing.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(stream)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(pixels, null, metadata), smallest);
    } finally {
      writer.dispose();
    }
    interruption.rethrow();
  }

  /** Hears from the writer, which ends in its own way when it is broken off. */
  private static final class Interruption implements IIOWriteProgressListener {
    private final ImageWriter writer;
    private final Progress progress;
    private @Nullable InterruptedIOException thrown;

    Interruption(ImageWriter writer, Progress progress) {
      this.writer = writer;
      this.progress = progress;
    }

    @Override
    public void imageProgress(ImageWriter source, float percent) {
      try {
        progress.reached(percent / 100);
      } catch (InterruptedIOException e) {
        thrown = e;
        writer.abort();
      }
    }

    void rethrow() throws InterruptedIOException {
      InterruptedIOException caught = thrown;
      if (caught != null) {
        throw caught;
      }
    }

    @Override
    public void imageStarted(ImageWriter source, int index) {}

    @Override
    public void imageComplete(ImageWriter source) {}

    @Override
    public void thumbnailStarted(ImageWriter source, int index, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageWriter source, float percent) {}

    @Override
    public void thumbnailComplete(ImageWriter source) {}

    @Override
    public void writeAborted(ImageWriter source) {}
  }

  private static BufferedImage opaque(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] colours = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), colours, 0, width);
    BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pixels.setRGB(0, 0, width, height, colours, 0, width);
    return pixels;
  }

  private static IIOMetadataNode software() {
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", "Software");
    entry.setAttribute("value", "Edgescope " + ProgramVersion.current());
    IIOMetadataNode texts = new IIOMetadataNode("tEXt");
    texts.appendChild(entry);
    return root(texts);
  }

  private static IIOMetadataNode physical(int resolution) {
    String perMetre = Long.toString(Math.round(resolution / 0.0254));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", perMetre);
    size.setAttribute("pixelsPerUnitYAxis", perMetre);
    size.setAttribute("unitSpecifier", "meter");
    return root(size);
  }

  private static IIOMetadataNode root(IIOMetadataNode child) {
    IIOMetadataNode root = new IIOMetadataNode(METADATA);
    root.appendChild(child);
    return root;
  }
}
