package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.IdxBytes;
import dev.edgescope.engine.data.LabelledImages;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.file.FileSource;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set as its authors publish it begins with the images that are bundled. */
class WholeSetTest {
  private static final int FIRST = 1_000;
  private static final int MORE = 200;

  @TempDir private Path folder;

  /** The images that are bundled, then others, in the files of MNIST's folder. */
  private FileSource whole(LabelledImages bundled) throws IOException {
    int features = bundled.inputs();
    byte[] pixels = new byte[(FIRST + MORE) * features];
    byte[] labels = new byte[FIRST + MORE];
    for (int image = 0; image < FIRST + MORE; image++) {
      // What follows the first is no image of theirs: negatives, of classes that are not theirs.
      boolean first = image < FIRST;
      int label = bundled.label(image);
      labels[image] = (byte) (first ? label : 9 - label);
      for (int feature = 0; feature < features; feature++) {
        int pixel = bundled.pixel(image, feature);
        pixels[image * features + feature] = (byte) (first ? pixel : 255 - pixel);
      }
    }
    for (String part : List.of("train", "t10k")) {
      Files.write(
          folder.resolve(part + "-images-idx3-ubyte"),
          IdxBytes.images(FIRST + MORE, 28, 28, pixels));
      Files.write(
          folder.resolve(part + "-labels-idx1-ubyte.gz"), IdxBytes.gzip(IdxBytes.labels(labels)));
    }
    return new FileSource.Idx(folder);
  }

  private static double[] trained(DataConfig data) {
    RunConfig config =
        new RunConfig(
            data,
            new ModelConfig.Perceptron(List.of(8), Activation.TANH, true, 1, List.of()),
            Loss.CROSS_ENTROPY,
            new OptimizerConfig(0.1, 0, BatchSize.of(50)),
            new ProbeConfig(1, ProbeConfig.Spacing.every(100)),
            Precision.FLOAT,
            1,
            RunLength.steps(5));
    try (TrainingRun run = new TrainingRun(config)) {
      for (int step = 0; step < 5; step++) {
        run.advance();
      }
      return run.parameterValues();
    }
  }

  @Test
  void itsFirstThousandTrainBitByBitLikeTheBundledOnes() throws IOException {
    FileSource whole = whole(DataSource.FASHION.readTraining());
    assertArrayEquals(
        trained(new DataConfig.Bundled(DataSource.FASHION, FIRST, Targets.ONE_HOT)),
        trained(new DataConfig.InFile(whole, FIRST, Targets.ONE_HOT)));
  }
}
