package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.ModelKind;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.NpyFiles;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.UnreadableDataException;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.record.export.RunCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs from every source of data, a few steps long. */
class SourcesTest {
  private static final int STEPS = 5;
  private static final ModelConfig SMALL =
      new ModelConfig.Perceptron(List.of(8), Activation.TANH, 0.5);
  private static final ModelConfig CONVOLUTIONAL =
      new ModelConfig.Convolutional(List.of(2), Pooling.MAX, Activation.TANH, 1);

  @TempDir private Path folder;

  @Test
  void theLossFallsOnATable() throws IOException {
    assertLossFalls(DataConfig.InFile.csv(table(30), 20, Targets.ONE_HOT), SMALL);
  }

  @Test
  void theLossFallsOnTheNumbersOfATable() throws IOException {
    assertLossFalls(DataConfig.InFile.csv(table(30), 20, Targets.REGRESSION), SMALL);
  }

  @Test
  void theLossFallsOnArrays() throws IOException {
    assertLossFalls(DataConfig.InFile.npy(images(), Optional.empty(), 12, Targets.ONE_HOT), SMALL);
  }

  @Test
  void theLossFallsOnImagesInArraysWithConvolutions() throws IOException {
    assertLossFalls(
        DataConfig.InFile.npy(images(), Optional.empty(), 12, Targets.PARITY), CONVOLUTIONAL);
  }

  @Test
  void theLossFallsOnCifarImagesWithShortcuts() throws IOException {
    assertLossFalls(
        DataConfig.InFile.cifar10(cifar(12), 8, Targets.ONE_HOT),
        new ModelConfig.Residual(1, 2, Activation.TANH, 1));
  }

  @Test
  void theLossFallsOnAChebyshevPolynomial() {
    assertLossFalls(new DataConfig.Chebyshev(4, 20), SMALL);
  }

  @Test
  void theLossFallsWithATeacher() {
    assertLossFalls(new DataConfig.Teacher(10, 40), SMALL);
  }

  @Test
  void aDeepLinearNetworkIsAPerceptronOfTheIdentity() {
    assertLossFalls(
        new DataConfig.Teacher(10, 40),
        new ModelConfig.Perceptron(List.of(8, 8), Activation.IDENTITY, 0.5));
  }

  private static RunConfig residual(int blocks) {
    double scale = ModelKind.RESNET.usualInitScale();
    return config(
            new DataConfig.Bundled(DataSource.MNIST, 40, Targets.ONE_HOT),
            new ModelConfig.Residual(blocks, 4, Activation.RELU, scale))
        .withOptimizer(new OptimizerConfig(0.2, 0, BatchSize.full()));
  }

  /** The best constant outputs, the shares of the classes, leave a loss of 0.44. */
  @Test
  void aResidualNetworkOfTwelveConvolutionsLearnsMoreThanTheShares() {
    try (TrainingRun run = new TrainingRun(residual(2))) {
      for (int step = 0; step < 38; step++) {
        run.advance();
      }
      double after = run.readings().trainLossAt(run.parameterValues());
      assertTrue(after < 0.435, () -> "loss " + after);
    }
  }

  /** Outputs of zero have a loss of 0.5. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 12})
  void outputsOfAResidualNetworkStartOfOrderOneAtAnyDepth(int blocks) {
    try (TrainingRun run = new TrainingRun(residual(blocks))) {
      assertEquals(0.6, run.readings().trainLossAt(run.parameterValues()), 0.2);
    }
  }

  /** Only where the data set lies beside the project; it must not be part of it. */
  @Test
  void theRealCifarImagesAreRead() {
    Path file = Path.of("../../shared/data/cifar10-train.bin.gz");
    assumeTrue(Files.exists(file));
    assertLossFalls(DataConfig.InFile.cifar10(file, 20, Targets.ONE_HOT), SMALL);
  }

  @Test
  void withoutTestExamplesThereIsNoTestLoss() throws IOException {
    Measurement measurement = measure(DataConfig.InFile.csv(table(20), 20, Targets.ONE_HOT));
    assertEquals(Double.NaN, measurement.test().loss());
  }

  @Test
  void examplesThatFollowAreTested() throws IOException {
    Measurement measurement = measure(DataConfig.InFile.csv(table(30), 20, Targets.ONE_HOT));
    assertTrue(measurement.test().loss() > 0);
  }

  @Test
  void numbersHaveNoAccuracy() {
    assertEquals(Double.NaN, measure(new DataConfig.Teacher(3, 10)).train().accuracy());
  }

  @Test
  void whatIsNotAvailableIsAnEmptyCell() throws IOException {
    StringBuilder text = new StringBuilder();
    RunConfig config = config(new DataConfig.Chebyshev(2, 10), SMALL);
    try (TrainingRun run = new TrainingRun(config)) {
      run.measure();
      RunCsv.of(config, run.history()).write(run.history(), text);
    }
    String[] cells = text.toString().lines().skip(1).findFirst().orElseThrow().split(",", -1);
    // train_accuracy, test_loss, test_accuracy
    assertEquals(List.of("", "", ""), List.of(cells).subList(5, 8));
  }

  @Test
  void whereTheFileHoldsFewerExamplesAllAreTrainedOn() throws IOException {
    DataConfig data = DataConfig.InFile.csv(table(30), 31, Targets.ONE_HOT);
    assertEquals(
        List.of(
            "table.csv holds 30 examples, fewer than the 31 that were asked for; all of them are"
                + " trained on, and none are left to test on."),
        data.load(1).notices());
  }

  @Test
  void aRunKnowsHowManyExamplesWereFound() throws IOException {
    RunConfig config =
        config(DataConfig.InFile.csv(table(30), DataConfig.InFile.ALL, Targets.ONE_HOT), SMALL);
    try (TrainingRun run = new TrainingRun(config)) {
      assertEquals(30, run.config().data().examples());
    }
  }

  @Test
  void aPlanInsistsOnTheExamplesThatItNames() throws IOException {
    RunConfig config = config(DataConfig.InFile.csv(table(30), 31, Targets.ONE_HOT), SMALL);
    try (TrainingRun run = new TrainingRun(config)) {
      var thrown = assertThrows(InvalidConfigException.class, () -> run.requireExamples(config));
      assertEquals(
          "Examples: 31 is out of range; give a whole number from 1 to 30, the number of examples"
              + " in table.csv.",
          thrown.getMessage());
    }
  }

  @Test
  void convolutionsOnATableAreRefused() throws IOException {
    RunConfig config = config(DataConfig.InFile.csv(table(30), 20, Targets.ONE_HOT), CONVOLUTIONAL);
    var thrown = assertThrows(InvalidConfigException.class, () -> new TrainingRun(config));
    assertEquals(
        "Model: \"convnet\" needs images, but these examples are plain lists of features; give"
            + " \"mlp\", or data that are images.",
        thrown.getMessage());
  }

  @Test
  void numbersThatAreNoClassesAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("numbers.csv"), "1,0.5\n2,1.5\n");
    DataConfig data = DataConfig.InFile.csv(file, 2, Targets.ONE_HOT);
    assertThrows(UnreadableDataException.class, () -> data.load(1));
  }

  private static void assertLossFalls(DataConfig data, ModelConfig model) {
    try (TrainingRun run = new TrainingRun(config(data, model))) {
      double before = run.measure().train().loss();
      for (int step = 0; step < STEPS; step++) {
        run.advance();
      }
      double after = run.measure().train().loss();
      assertTrue(after < before, before + " -> " + after);
    }
  }

  private static Measurement measure(DataConfig data) {
    try (TrainingRun run = new TrainingRun(config(data, SMALL))) {
      return run.measure();
    }
  }

  private static RunConfig config(DataConfig data, ModelConfig model) {
    return new RunConfig(
        data,
        model,
        Loss.SQUARED_ERROR,
        new OptimizerConfig(0.01, 0, BatchSize.full()),
        new ProbeConfig(1, ProbeConfig.Spacing.every(1)),
        Precision.FLOAT,
        1,
        RunLength.endless());
  }

  private Path table(int rows) throws IOException {
    StringBuilder text = new StringBuilder("length,width,kind\n");
    Random random = new Random(1);
    for (int i = 0; i < rows; i++) {
      text.append(
          String.format(
              Locale.ROOT, "%s,%s,%d%n", random.nextGaussian(), random.nextGaussian(), i % 3));
    }
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private Path images() throws IOException {
    Random random = new Random(2);
    return NpyFiles.npz(
        folder.resolve("images.npz"),
        Map.of(
            "x",
            NpyFiles.npy(
                "(16, 1, 6, 6)", random.doubles(16 * 36).map(value -> 255 * value).toArray()),
            "y",
            NpyFiles.npy("(16,)", random.ints(16, 0, 4).asDoubleStream().toArray())));
  }

  private Path cifar(int images) throws IOException {
    byte[] bytes = new byte[images * 3073];
    new Random(3).nextBytes(bytes);
    for (int i = 0; i < images; i++) {
      bytes[i * 3073] = (byte) (i % 10);
    }
    return Files.write(folder.resolve("batch.bin"), bytes);
  }
}
