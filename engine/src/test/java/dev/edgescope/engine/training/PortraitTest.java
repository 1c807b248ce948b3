package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.portrait.Confusion;
import dev.edgescope.engine.measure.portrait.ExampleGrid;
import dev.edgescope.engine.measure.portrait.Mistakes;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.measure.portrait.Tile;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.LayerSummary;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.objective.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortraitTest {
  private static final DataConfig FASHION =
      new DataConfig.Bundled(DataSource.FASHION, 200, Targets.ONE_HOT);
  private static final ModelConfig SMALL =
      new ModelConfig.Perceptron(List.of(8), Activation.TANH, 0.5);

  @TempDir private Path folder;

  @Test
  void theShareOfTheDiagonalIsTheAccuracy() {
    try (TrainingRun run = new TrainingRun(config(FASHION, SMALL))) {
      steps(run, 20);
      Measurement measurement = run.measure();
      Portrait portrait = run.readings().portrait();
      assertEquals(
          measurement.train().accuracy(), portrait.training().confusion().right() / 200.0, 1e-12);
      assertEquals(
          measurement.test().accuracy(),
          portrait.test().orElseThrow().confusion().right() / 1000.0,
          1e-12);
    }
  }

  @Test
  void everyExampleIsCountedInTheRowOfItsClass() {
    try (TrainingRun run = new TrainingRun(config(FASHION, SMALL))) {
      Confusion confusion = run.readings().portrait().training().confusion();
      LabelledImages images = DataSource.FASHION.readTraining();
      for (int label = 0; label < 10; label++) {
        int own = label;
        long count = IntStream.range(0, 200).filter(i -> images.label(i) == own).count();
        assertEquals(count, confusion.of(label));
      }
    }
  }

  @Test
  void takingItChangesNoStep() {
    try (TrainingRun looked = new TrainingRun(config(FASHION, SMALL));
        TrainingRun alone = new TrainingRun(config(FASHION, SMALL))) {
      for (int step = 0; step < 5; step++) {
        looked.readings().portrait();
        looked.advance();
        alone.advance();
      }
      assertTrue(Arrays.equals(looked.parameterValues(), alone.parameterValues()));
    }
  }

  /** f = w x with w = 2 on x = -1, 1 and targets 0, 1: losses 2 and 1/2, and 2 > 0 is class 1. */
  @Test
  void theWorstComesFirstWithItsLoss() throws IOException {
    Path file = Files.writeString(folder.resolve("two.csv"), "3,0\n7,1\n");
    ModelConfig line =
        new ModelConfig.Perceptron(List.of(), Activation.IDENTITY, false, 0.3, List.of(2.0));
    DataConfig data = DataConfig.InFile.csv(file, 2, Targets.REGRESSION);
    try (TrainingRun run = new TrainingRun(config(data, line))) {
      List<Mistakes.Miss> worst = run.readings().portrait().training().worst();
      assertEquals(List.of(2.0, 0.5), worst.stream().map(Mistakes.Miss::loss).toList());
      assertEquals(List.of(-2.0, 2.0), worst.stream().map(Mistakes.Miss::output).toList());
    }
  }

  @Test
  void theNetworkIsToldLayerByLayer() {
    ModelConfig model = new ModelConfig.Convolutional(List.of(2), Pooling.MAX, Activation.TANH, 1);
    try (TrainingRun run = new TrainingRun(config(FASHION, model))) {
      assertEquals(
          List.of(
              new LayerSummary("conv 3 × 3", "2 × 28 × 28", 20),
              new LayerSummary("tanh", "2 × 28 × 28", 0),
              new LayerSummary("max 2 × 2", "2 × 14 × 14", 0),
              new LayerSummary("dense", "10", 3930)),
          run.readings().portrait().layers());
    }
  }

  @Test
  void imagesAreShownAsTheirFileHasThem() {
    try (TrainingRun run = new TrainingRun(config(FASHION, SMALL))) {
      ExampleGrid grid = run.readings().portrait().examples();
      Tile tile = grid.samples().getFirst().tile();
      int pixel = DataSource.FASHION.readTraining().pixel(0, 14 * 28 + 14);
      assertEquals(pixel / 255.0, tile.value(0, 14, 14), 1e-6);
      assertEquals(
          List.of(60, 28, 28), List.of(grid.samples().size(), tile.height(), tile.width()));
      assertEquals("Ankle boot", grid.className(grid.samples().getFirst().label()));
    }
  }

  @Test
  void aLargeImageIsShownInBlocks() throws IOException {
    byte[] pixels = new byte[2 * 64 * 64];
    Arrays.fill(pixels, 64 * 64, pixels.length, (byte) 100);
    pixels[0] = 40;
    Path images = Files.write(folder.resolve("images"), IdxBytes.images(2, 64, 64, pixels));
    Path labels = Files.write(folder.resolve("labels"), IdxBytes.labels((byte) 0, (byte) 1));
    DataConfig data =
        new DataConfig.InFile(
            new FileSource.Idx(
                images, Optional.of(labels), Optional.empty(), Optional.empty(), Optional.empty()),
            2,
            Targets.ONE_HOT);
    try (TrainingRun run = new TrainingRun(config(data, SMALL))) {
      Tile tile = run.readings().portrait().examples().samples().getFirst().tile();
      assertEquals(List.of(32, 32), List.of(tile.height(), tile.width()));
      // One pixel of 40 among the four of its block.
      assertEquals(10 / 255.0, tile.value(0, 0, 0), 1e-6);
    }
  }

  private static void steps(TrainingRun run, int count) {
    for (int step = 0; step < count; step++) {
      run.advance();
    }
  }

  private static RunConfig config(DataConfig data, ModelConfig model) {
    return new RunConfig(
        data,
        model,
        Loss.SQUARED_ERROR,
        new OptimizerConfig(0.1, 0, BatchSize.full()),
        new ProbeConfig(1, ProbeConfig.Spacing.every(1)),
        Precision.DOUBLE,
        1,
        RunLength.endless());
  }
}
