package dev.edgescope.app.export;

import dev.edgescope.engine.record.ProgramVersion;
import dev.edgescope.engine.record.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
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
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes an opaque image as PNG that says which program made it. JavaFX reads PNG, no more. */
public final class PngFile {
  private static final String METADATA = "javax_imageio_png_1.0";

  private PngFile() {}

  /** Writes the image, whole or not at all; the folder must exist. */
  public static void write(Image image, Path file) throws IOException {
    WholeFile.write(file, path -> writeTo(path, image));
  }

  private static void writeTo(Path file, Image image) throws IOException {
    BufferedImage pixels = opaque(image);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(pixels), smallest);
    metadata.mergeTree(METADATA, software());
    // A cache in memory: the folder for temporary files may be full, or missing.
    try (OutputStream stream = Files.newOutputStream(file);
        ImageOutputStream out = new MemoryCacheImageOutputStream(stream)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(pixels, null, metadata), smallest);
    } finally {
      writer.dispose();
    }
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
    IIOMetadataNode root = new IIOMetadataNode(METADATA);
    root.appendChild(texts);
    return root;
  }
}
