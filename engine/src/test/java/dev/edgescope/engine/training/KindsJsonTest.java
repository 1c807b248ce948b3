package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TaskConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.task.KernelSpectrum;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source of data and every family of networks, as a file has them. */
class KindsJsonTest {
  private static final String FASHION =
      "\"set\": \"fashion\", \"examples\": 50, \"targets\": \"one-hot\"";
  private static final String MLP =
      "\"kind\": \"mlp\", \"hidden\": [8], \"activation\": \"tanh\", \"initScale\": 0.3";

  @TempDir private Path folder;

  static Stream<Arguments> data() {
    Path file = Path.of("some", "file");
    return Stream.of(
        Arguments.of(FASHION, new DataConfig.Bundled(DataSource.FASHION, 50, Targets.ONE_HOT)),
        Arguments.of(
            "\"set\": \"mnist\", \"examples\": 50, \"targets\": \"parity\"",
            new DataConfig.Bundled(DataSource.MNIST, 50, Targets.PARITY)),
        Arguments.of(
            "\"set\": \"cifar10\", \"file\": \"some/file\", \"examples\": 9, \"targets\":"
                + " \"one-hot\"",
            DataConfig.InFile.cifar10(file, 9, Targets.ONE_HOT)),
        Arguments.of(
            "\"set\": \"csv\", \"file\": \"some/file\", \"examples\": 9, \"targets\":"
                + " \"regression\"",
            DataConfig.InFile.csv(file, 9, Targets.REGRESSION)),
        Arguments.of(
            "\"set\": \"npy\", \"file\": \"some/file\", \"examples\": 9, \"targets\":"
                + " \"parity\"",
            DataConfig.InFile.npy(file, Optional.empty(), 9, Targets.PARITY)),
        Arguments.of(
            "\"set\": \"npy\", \"file\": \"x.npy\", \"labels\": \"y.npy\", \"examples\": 9,"
                + " \"targets\": \"one-hot\"",
            DataConfig.InFile.npy(
                Path.of("x.npy"), Optional.of(Path.of("y.npy")), 9, Targets.ONE_HOT)),
        Arguments.of(
            "\"set\": \"chebyshev\", \"degree\": 5, \"examples\": 20",
            new DataConfig.Chebyshev(5, 20)),
        Arguments.of(
            "\"set\": \"teacher\", \"inputs\": 30, \"examples\": 20, \"targets\":"
                + " \"regression\"",
            new DataConfig.Teacher(30, 20)),
        Arguments.of(
            "\"set\": \"teacher\", \"inputs\": 30, \"exponent\": 0.5, \"noise\": 0.2, \"examples\":"
                + " 20",
            new DataConfig.Teacher(30, 0.5, 0.2, 20)),
        Arguments.of(
            "\"set\": \"random-features\", \"parameters\": 8, \"exponent\": 1.4, \"outlier\": 2,"
                + " \"examples\": 6",
            new TaskConfig.Linear(new KernelSpectrum(1.4, 2), 8, 6)),
        Arguments.of(
            "\"set\": \"quadratic\", \"parameters\": 8, \"exponent\": 0, \"outlier\": 1, \"scale\":"
                + " 0.1, \"examples\": 6",
            new TaskConfig.Quadratic(new KernelSpectrum(0, 1), 8, 0.1, 6)),
        Arguments.of(
            "\"set\": \"inline\", \"x\": [[1, 0.5], [0, -2]], \"y\": [[1], [0]]",
            new InlineData(
                List.of(List.of(1.0, 0.5), List.of(0.0, -2.0)),
                List.of(List.of(1.0), List.of(0.0)))));
  }

  @ParameterizedTest
  @MethodSource("data")
  void everySourceIsRead(String json, DataConfig data) {
    assertEquals(data, read(json, MLP).data());
  }

  @ParameterizedTest
  @MethodSource("data")
  void everySourceIsWrittenAsItIsRead(String json, DataConfig data) {
    RunConfig config = read(json, MLP);
    assertEquals(config, RunConfigJson.read(RunConfigJson.write(config)));
  }

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of(MLP, new ModelConfig.Perceptron(List.of(8), Activation.TANH, 0.3)),
        Arguments.of(
            "\"kind\": \"mlp\", \"hidden\": [8, 8], \"activation\": \"identity\","
                + " \"initScale\": 0.3",
            new ModelConfig.Perceptron(List.of(8, 8), Activation.IDENTITY, 0.3)),
        Arguments.of(
            "\"kind\": \"mlp\", \"hidden\": [], \"activation\": \"identity\", \"initScale\": 0.3,"
                + " \"bias\": false",
            new ModelConfig.Perceptron(List.of(), Activation.IDENTITY, false, 0.3, List.of())),
        Arguments.of(
            "\"kind\": \"convnet\", \"channels\": [8, 4], \"pool\": \"max\", \"activation\":"
                + " \"relu\", \"initScale\": 1",
            new ModelConfig.Convolutional(List.of(8, 4), Pooling.MAX, Activation.RELU, 1)),
        Arguments.of(
            "\"kind\": \"resnet\", \"blocks\": 2, \"width\": 4, \"activation\": \"gelu\","
                + " \"initScale\": 0.7",
            new ModelConfig.Residual(2, 4, Activation.GELU, 0.7)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFamilyIsRead(String json, ModelConfig model) {
    assertEquals(model, read(FASHION, json).model());
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyFamilyIsWrittenAsItIsRead(String json, ModelConfig model) {
    RunConfig config = read(FASHION, json);
    assertEquals(config, RunConfigJson.read(RunConfigJson.write(config)));
  }

  static Stream<Arguments> badData() {
    return Stream.of(
        Arguments.of(
            "\"set\": \"fashion\", \"file\": \"a\", \"examples\": 5, \"targets\": \"one-hot\"",
            "data.file: this key is not known; the keys of data for \"fashion\" are set, examples,"
                + " targets."),
        Arguments.of(
            "\"set\": \"csv\", \"examples\": 5, \"targets\": \"one-hot\"",
            "data.file: the value is missing; give the path of a file, absolute or from the"
                + " configuration file on."),
        Arguments.of(
            "\"set\": \"csv\", \"file\": 7, \"examples\": 5, \"targets\": \"one-hot\"",
            "data.file: 7 is not a path; give the path of a file, absolute or from the"
                + " configuration file on."),
        Arguments.of(
            "\"set\": \"csv\", \"file\": \" \", \"examples\": 5, \"targets\": \"one-hot\"",
            "data.file: \" \" is not a path; give the path of a file, absolute or from the"
                + " configuration file on."),
        Arguments.of(
            "\"set\": \"csv\", \"file\": \"a\", \"examples\": 0, \"targets\": \"one-hot\"",
            "data.examples: 0 is out of range; give a whole number from 1 to 10,000,000."),
        Arguments.of(
            "\"set\": \"csv\", \"file\": \"a\", \"examples\": 5",
            "data.targets: the value is missing; give \"one-hot\", \"parity\" or \"regression\"."),
        Arguments.of(
            "\"set\": \"cifar10\", \"file\": \"a\", \"examples\": 5, \"targets\":"
                + " \"regression\"",
            "data.targets: \"regression\" needs answers that are numbers, but \"cifar10\" has"
                + " classes; give \"one-hot\" or \"parity\"."),
        Arguments.of(
            "\"set\": \"mnist\", \"examples\": 5, \"targets\": \"regression\"",
            "data.targets: \"regression\" needs answers that are numbers, but \"mnist\" has"
                + " classes; give \"one-hot\" or \"parity\"."),
        Arguments.of(
            "\"set\": \"npy\", \"file\": \"x.npy\", \"examples\": 5, \"targets\": \"one-hot\"",
            "data.labels: the value is missing for \"x.npy\"; give the .npy file of the labels, or"
                + " as the only file an .npz file with the arrays x and y."),
        Arguments.of(
            "\"set\": \"npy\", \"file\": \"x.npz\", \"labels\": \"y.npy\", \"examples\": 5,"
                + " \"targets\": \"one-hot\"",
            "data.labels: \"y.npy\" cannot stand beside the archive \"x.npz\"; give the features as"
                + " an .npy file, or this file alone and the names of its arrays."),
        Arguments.of(
            "\"set\": \"chebyshev\", \"degree\": 101, \"examples\": 5",
            "data.degree: 101 is out of range; give a whole number from 0 to 100."),
        Arguments.of(
            "\"set\": \"chebyshev\", \"degree\": 3, \"examples\": 1",
            "data.examples: 1 is out of range; give a whole number from 2 to 10,000."),
        Arguments.of(
            "\"set\": \"chebyshev\", \"degree\": 3, \"examples\": 5, \"targets\": \"one-hot\"",
            "data.targets: \"one-hot\" needs classes, but \"chebyshev\" has numbers; give"
                + " \"regression\", or no targets."),
        Arguments.of(
            "\"set\": \"teacher\", \"inputs\": 0, \"examples\": 5",
            "data.inputs: 0 is out of range; give a whole number from 1 to 10,000."),
        Arguments.of(
            "\"set\": \"random-features\", \"parameters\": 8, \"exponent\": -1, \"outlier\": 1,"
                + " \"examples\": 6",
            "data.exponent: -1 is out of range; give a number from 0 to 10, for example 1.4."),
        Arguments.of(
            "\"set\": \"quadratic\", \"parameters\": 500, \"exponent\": 0, \"outlier\": 1,"
                + " \"scale\": 0.1, \"examples\": 1000",
            "data.parameters: 1,000 examples of 500 parameters have 125,750,000 coefficients; give"
                + " fewer of either, so that there are at most 20,000,000."),
        Arguments.of(
            "\"set\": \"inline\", \"x\": [[1], [2]], \"y\": [[1]]",
            "data.y: there are targets for 1 examples, but inputs for 2; give as many lists as"
                + " there are inputs."),
        Arguments.of(
            "\"set\": \"inline\", \"x\": [[1], [2, 3]], \"y\": [[1], [1]]",
            "data.x: one list has 1 numbers, another 2; give equally long lists."),
        Arguments.of(
            "\"set\": \"inline\", \"x\": [[1e30]], \"y\": [[1]]",
            "data.x: 1.0E30 is out of range; give numbers of magnitude up to" + " 1.0E15."),
        Arguments.of(
            "\"examples\": 5",
            "data.set: the value is missing; give \"fashion\", \"mnist\", \"cifar10\","
                + " \"cifar100\", \"idx\", \"pictures\", \"csv\","
                + " \"npy\", \"chebyshev\", \"teacher\", \"random-features\","
                + " \"quadratic\" or \"inline\"."));
  }

  @ParameterizedTest
  @MethodSource("badData")
  void badDataAreRefusedInOneSentence(String json, String message) {
    assertRefused(message, json, MLP);
  }

  static Stream<Arguments> badModels() {
    return Stream.of(
        Arguments.of(
            "\"kind\": \"convnet\", \"hidden\": [8], \"activation\": \"tanh\", \"initScale\": 1",
            "model.hidden: this key is not known; the keys of model for \"convnet\" are kind,"
                + " channels, pool, activation, initScale."),
        Arguments.of(
            "\"kind\": \"convnet\", \"channels\": [], \"pool\": \"max\", \"activation\":"
                + " \"tanh\", \"initScale\": 1",
            "model.channels: at least one is needed; give whole numbers from 1 to 1,024 separated"
                + " by commas, for example 8, 8."),
        Arguments.of(
            "\"kind\": \"convnet\", \"channels\": [1025], \"pool\": \"max\", \"activation\":"
                + " \"tanh\", \"initScale\": 1",
            "model.channels: 1,025 is not a possible number of channels; give whole numbers from 1"
                + " to 1,024 separated by commas, for example 8, 8."),
        Arguments.of(
            "\"kind\": \"convnet\", \"channels\": [8], \"pool\": \"mean\", \"activation\":"
                + " \"tanh\", \"initScale\": 1",
            "model.pool: \"mean\" is not known; give \"average\" or \"max\"."),
        Arguments.of(
            "\"kind\": \"convnet\", \"channels\": [2, 2, 2, 2, 2], \"pool\": \"max\","
                + " \"activation\": \"tanh\", \"initScale\": 1",
            "model.channels: pooling by 2 after every convolution leaves no pixel of 28 x 28; give"
                + " at most 4 numbers."),
        Arguments.of(
            "\"kind\": \"resnet\", \"blocks\": 0, \"width\": 4, \"activation\": \"tanh\","
                + " \"initScale\": 1",
            "model.blocks: 0 is out of range; give a whole number from 1 to 32."),
        Arguments.of(
            "\"kind\": \"resnet\", \"blocks\": 1, \"width\": 257, \"activation\": \"tanh\","
                + " \"initScale\": 1",
            "model.width: 257 is out of range; give a whole number from 1 to 256."),
        Arguments.of(
            "\"kind\": \"resnet\", \"blocks\": 32, \"width\": 256, \"activation\": \"tanh\","
                + " \"initScale\": 1",
            "model.width: the network would have 787,609,610 parameters; make it so small that it"
                + " has at most 50,000,000."),
        Arguments.of(
            "\"kind\": \"mlp\", \"hidden\": [4096, 4096, 4096, 4096], \"activation\": \"tanh\","
                + " \"initScale\": 1",
            "model.hidden: the network would have 53,600,266 parameters; make it so small that it"
                + " has at most 50,000,000."),
        Arguments.of(
            "\"kind\": \"quadratic\"",
            "model.kind: \"quadratic\" needs the P + P (P + 1) / 2 coefficients of P parameters and"
                + " one target for each example, not 784 inputs and 10 targets; give \"quadratic\""
                + " data, or another kind of model."),
        Arguments.of(
            "\"kind\": \"mlp\", \"hidden\": [], \"activation\": \"tanh\", \"parameters\": [1, 2]",
            "model.parameters: 2 numbers are given, but the network has 7,850 parameters; give as"
                + " many, in flat order, or none."),
        Arguments.of(
            "\"kind\": \"mlp\", \"hidden\": [], \"activation\": \"tanh\", \"initScale\": 1,"
                + " \"parameters\": [1, 2]",
            "model.initScale: it cannot stand beside model.parameters; give one of the two and"
                + " remove the other."),
        Arguments.of(
            "\"kind\": \"mlp\", \"hidden\": [], \"activation\": \"tanh\", \"initScale\": 1,"
                + " \"bias\": 1",
            "model.bias: 1 is neither true nor false; give true or false."),
        Arguments.of(
            "\"kind\": \"vit\"",
            "model.kind: \"vit\" is not known; give \"mlp\", \"convnet\", \"resnet\" or"
                + " \"quadratic\"."));
  }

  @ParameterizedTest
  @MethodSource("badModels")
  void badModelsAreRefusedInOneSentence(String json, String message) {
    assertRefused(message, FASHION, json);
  }

  /** f = theta_1^2 / 2 - theta_2^2 / 8, towards 1, from (1, 2). */
  @Test
  void theSmallestQuadraticModelIsWrittenOut() {
    RunConfig config =
        read(
            "\"set\": \"inline\", \"x\": [[0, 0, 1, 0, -0.25]], \"y\": [[1]]",
            "\"kind\": \"quadratic\", \"parameters\": [1, 2]");
    assertEquals(new ModelConfig.Quadratic(List.of(1.0, 2.0)), config.model());
    assertEquals(config, RunConfigJson.read(RunConfigJson.write(config)));
  }

  @Test
  void aLinearNetOfWidthOneStartsWhereItIsTold() {
    RunConfig config =
        read(
            "\"set\": \"inline\", \"x\": [[1, 0], [0, 0.1]], \"y\": [[0], [1]]",
            "\"kind\": \"mlp\", \"hidden\": [1], \"activation\": \"identity\", \"bias\": false,"
                + " \"parameters\": [0.1, 0.2, 0.3]");
    assertEquals(config, RunConfigJson.read(RunConfigJson.write(config)));
    try (TrainingRun run = new TrainingRun(config)) {
      assertArrayEquals(new double[] {0.1, 0.2, 0.3}, run.parameterValues(), 1e-7);
    }
  }

  @Test
  void numbersHaveNoCrossEntropy() {
    var thrown =
        assertThrows(
            InvalidConfigException.class,
            () ->
                RunConfigJson.read(
                    json("\"set\": \"teacher\", \"inputs\": 3, \"examples\": 20", MLP)
                        .replace("squared-error", "cross-entropy")));
    assertEquals(
        "loss: \"cross-entropy\" needs classes, but \"regression\" targets are numbers; give"
            + " \"squared-error\", or \"one-hot\" targets.",
        thrown.getMessage());
  }

  @Test
  void convolutionsNeedImages() {
    assertRefused(
        "model.kind: \"convnet\" needs images, but these examples are plain lists of features; give"
            + " \"mlp\", or data that are images.",
        "\"set\": \"teacher\", \"inputs\": 9, \"examples\": 20",
        "\"kind\": \"convnet\", \"channels\": [2], \"pool\": \"max\", \"activation\": \"tanh\","
            + " \"initScale\": 1");
  }

  @Test
  void aRelativePathStartsFromTheFolderOfItsFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("run.json"),
            json(
                "\"set\": \"csv\", \"file\": \"data/a.csv\", \"examples\": 5, \"targets\":"
                    + " \"one-hot\"",
                MLP));
    assertEquals(
        DataConfig.InFile.csv(folder.resolve("data/a.csv"), 5, Targets.ONE_HOT),
        RunConfigJson.read(file).data());
  }

  @Test
  void anAbsolutePathStaysAsItIs() throws IOException {
    Path data = folder.resolve("elsewhere.csv").toAbsolutePath();
    Path file =
        Files.writeString(
            folder.resolve("run.json"),
            json(
                String.format(
                    Locale.ROOT,
                    "\"set\": \"csv\", \"file\": \"%s\", \"examples\": 5, \"targets\": \"one-hot\"",
                    data.toString().replace("\\", "\\\\")),
                MLP));
    assertEquals(DataConfig.InFile.csv(data, 5, Targets.ONE_HOT), RunConfigJson.read(file).data());
  }

  private static RunConfig read(String data, String model) {
    return RunConfigJson.read(json(data, model));
  }

  private static String json(String data, String model) {
    return String.format(
        Locale.ROOT,
        """
        {"data": {%s}, "model": {%s}, "loss": "squared-error",
         "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": "full"},
         "probes": {"topEigenvalues": 1}, "precision": "float", "seed": 1}
        """,
        data,
        model);
  }

  private static void assertRefused(String message, String data, String model) {
    var thrown = assertThrows(InvalidConfigException.class, () -> read(data, model));
    assertEquals(message, thrown.getMessage());
  }
}
