package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.IdxBytes;
import dev.edgescope.engine.data.ImageLayout;
import dev.edgescope.engine.data.NpyFiles;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.file.FileSource;
import dev.edgescope.engine.data.picture.CifarLabels;
import dev.edgescope.engine.data.table.Column;
import dev.edgescope.engine.data.table.TableColumns;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A linear model with one output and no bias on d features that are all the same: standardised, two
 * examples of them are (-1, ..., -1) and (1, ..., 1), so that H = (1/D) sum x x^T is the matrix of
 * ones, of which lambda_1 = d is the only eigenvalue that is not 0, and tr Theta = (1/D) sum |x|^2
 * = d. Whatever the two values in the file are, with d = 1 both are 1.
 */
class FormatsTest {
  @TempDir private Path folder;

  /** Writes a file with two examples, and says how it is to be read. */
  @FunctionalInterface
  interface Format {
    FileSource write(Path folder) throws IOException;
  }

  private static Arguments format(String name, int features, Format format) {
    return Arguments.of(name, features, format);
  }

  private static Format table(TableColumns columns, String text) {
    return folder ->
        new FileSource.Table(
            Files.writeString(folder.resolve("table.csv"), text), Optional.empty(), columns);
  }

  private static Format archive(Map<String, byte[]> arrays) {
    return folder ->
        new FileSource.Npy(NpyFiles.npz(folder.resolve("data.npz"), arrays), Optional.empty());
  }

  private static Format idx(byte[] features) {
    return folder ->
        new FileSource.Idx(
            Files.write(folder.resolve("features"), features),
            Optional.of(Files.write(folder.resolve("labels"), IdxBytes.labels((byte) 0, (byte) 1))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /** An array as NumPy of Python 2 wrote it, with lengths that were long integers. */
  private static byte[] ofPythonTwo(String type, String shape, boolean fortran, byte[] elements) {
    String header =
        "{'descr': '"
            + type
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': "
            + shape
            + ", }\n";
    ByteBuffer file =
        ByteBuffer.allocate(10 + header.length() + elements.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
    file.putShort((short) header.length());
    file.put(header.getBytes(StandardCharsets.US_ASCII)).put(elements);
    return file.array();
  }

  private static FileSource pictures(Path folder) throws IOException {
    for (int i = 0; i < 2; i++) {
      BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
      for (int place = 0; place < 4; place++) {
        picture.getRaster().setSample(place % 2, place / 2, 0, 40 + 100 * i);
      }
      Path file = folder.resolve(List.of("cat", "dog").get(i)).resolve("1.png");
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, "png", file.toFile());
    }
    return new FileSource.Pictures(folder, Optional.empty());
  }

  private static FileSource cifar(Path folder, CifarLabels labels) throws IOException {
    boolean ten = labels == CifarLabels.TEN;
    int record = (ten ? 1 : 2) + 3072;
    byte[] none = new byte[2 * record];
    for (String name : ten ? List.of("2", "3", "4", "5") : List.<String>of()) {
      Files.write(folder.resolve("data_batch_" + name + ".bin"), none);
    }
    Files.write(folder.resolve(ten ? "test_batch.bin" : "test.bin"), none);
    byte[] records = new byte[2 * record];
    Arrays.fill(records, record, 2 * record, (byte) 200);
    Arrays.fill(records, record, 2 * record - 3072, (byte) 1);
    Files.write(folder.resolve(ten ? "data_batch_1.bin" : "train.bin"), records);
    return new FileSource.Cifar(folder, Optional.empty(), labels);
  }

  private static FileSource mnist(Path folder) throws IOException {
    byte[] images = IdxBytes.images(2, 2, 2, new byte[] {9, 9, 9, 9, 99, 99, 99, 99});
    byte[] labels = IdxBytes.labels((byte) 0, (byte) 1);
    Files.write(folder.resolve("train-images-idx3-ubyte.gz"), IdxBytes.gzip(images));
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), IdxBytes.gzip(labels));
    Files.write(folder.resolve("t10k-images.idx3-ubyte"), images);
    Files.write(folder.resolve("t10k-labels.idx1-ubyte"), labels);
    return new FileSource.Idx(folder);
  }

  static Stream<Arguments> formats() {
    TableColumns first =
        new TableColumns(
            Optional.of(new Column.Named("label")),
            List.of(new Column.Named("id")),
            Optional.empty());
    byte[] y = NpyFiles.npy("(2,)", 0, 1);
    return Stream.of(
        format("table", 1, table(TableColumns.USUAL, "x,y\n3,0\n7,1\n")),
        format("words", 1, table(TableColumns.USUAL, "sep=;\r\n\"x\";\"kind\"\r\n3;a\r\n7;b\r\n")),
        format("columns", 2, table(first, "\uFEFFid\tlabel\tp0\tp1\nu\t0\t3\t3\nv\t1\t7\t7\n")),
        format(
            "rows and columns",
            1,
            archive(Map.of("x", NpyFiles.npy("(2, 1)", 3, 7), "y", y, "text", new byte[] {1}))),
        format(
            "Keras with channels last",
            147,
            archive(
                Map.of(
                    "x_train",
                    NpyFiles.npy(
                        "(2, 7, 7, 3)",
                        Stream.iterate(0, i -> i + 1)
                            .limit(294)
                            .mapToDouble(i -> i < 147 ? 3 : 7)
                            .toArray()),
                    "y_train",
                    NpyFiles.npy("(2, 1)", 0, 1),
                    "x_test",
                    NpyFiles.npy("(1, 7, 7, 3)", new double[147]),
                    "y_test",
                    NpyFiles.npy("(1, 1)", 1)))),
        format(
            "Fortran order, big-endian halves of Python 2",
            2,
            archive(
                Map.of(
                    // Columns (1, 2) and (1, 2); 1 is 0x3C00, 2 is 0x4000.
                    "x",
                    ofPythonTwo(
                        ">f2", "(2L, 2L)", true, new byte[] {0x3C, 0, 0x40, 0, 0x3C, 0, 0x40, 0}),
                    "y",
                    ofPythonTwo(">i2", "(2L,)", false, new byte[] {0, 0, 0, 1})))),
        format("bytes", 1, idx(IdxBytes.of(new byte[] {3, 7}, 0x802, 2, 1))),
        format("images of bytes", 2, idx(IdxBytes.images(2, 1, 2, new byte[] {3, 3, 7, 7}))),
        format(
            "doubles of five dimensions",
            2,
            idx(
                IdxBytes.of(
                    ByteBuffer.allocate(32)
                        .putDouble(-3e9)
                        .putDouble(-3e9)
                        .putDouble(4.5)
                        .putDouble(4.5)
                        .array(),
                    0xE05,
                    2,
                    1,
                    2,
                    1,
                    1))),
        format("MNIST's folder", 4, FormatsTest::mnist),
        format("CIFAR-10's folder", 3072, folder -> cifar(folder, CifarLabels.TEN)),
        format("CIFAR-100's folder", 3072, folder -> cifar(folder, CifarLabels.COARSE)),
        format("pictures", 4, FormatsTest::pictures),
        format(
            "two arrays with a layout",
            3,
            folder ->
                new FileSource.Npy(
                    Files.write(
                        folder.resolve("x.npy"), NpyFiles.npy("(2, 1, 1, 3)", 3, 3, 3, 7, 7, 7)),
                    Optional.of(Files.write(folder.resolve("y.npy"), y)),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.of(ImageLayout.HWC))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void theCurvatureOfTwoExamplesIsTheNumberOfFeatures(String name, int features, Format format)
      throws IOException {
    DataConfig data = new DataConfig.InFile(format.write(folder), 2, Targets.PARITY);
    RunConfig config =
        new RunConfig(
            data,
            new ModelConfig.Perceptron(List.of(), Activation.IDENTITY, false, 0.5, List.of()),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(0.1, 0, BatchSize.full()),
            new ProbeConfig(1, ProbeConfig.Spacing.every(1)),
            Precision.DOUBLE,
            1,
            RunLength.steps(1));
    try (TrainingRun run = new TrainingRun(config)) {
      Measurement measurement = run.measure();
      assertEquals(features, measurement.sharpness(), 1e-9 * features);
      assertEquals(features, measurement.curvature().ntkTrace(), 1e-9 * features);
    }
  }
}
