package dev.edgescope.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelConfigTest {
  private static final ImageShape IMAGE = new ImageShape(3, 32, 32);
  private static final DataShape CIFAR = DataShape.of(IMAGE, 10);

  static Stream<Arguments> counts() {
    return Stream.of(
        Arguments.of(
            ParameterCount.ofPerceptron(CIFAR, List.of(7, 5)),
            new ModelConfig.Perceptron(List.of(7, 5), Activation.TANH, 1)),
        Arguments.of(
            ParameterCount.ofPerceptron(CIFAR, List.of()),
            new ModelConfig.Perceptron(List.of(), Activation.TANH, 1)),
        Arguments.of(
            ParameterCount.ofConvolutional(IMAGE, List.of(4, 6, 2), 10),
            new ModelConfig.Convolutional(List.of(4, 6, 2), Pooling.AVERAGE, Activation.TANH, 1)),
        Arguments.of(
            ParameterCount.ofResidual(IMAGE, 2, 3, 10),
            new ModelConfig.Residual(2, 3, Activation.TANH, 1)));
  }

  @ParameterizedTest
  @MethodSource("counts")
  void parametersAreCountedAsTheNetworkHasThem(ParameterCount count, ModelConfig model) {
    assertEquals(model.network(CIFAR).parameters(), count.total());
  }

  @Test
  void residualNetworksNeedSquareImages() {
    var model = new ModelConfig.Residual(1, 2, Activation.TANH, 1);
    var shape = DataShape.of(new ImageShape(1, 8, 12), 10);
    var thrown = assertThrows(InvalidConfigException.class, () -> model.network(shape));
    assertEquals(
        "Model: \"resnet\" needs square images of at least 4 x 4 pixels, not of 8 x 12; give"
            + " another kind of model, or other images.",
        thrown.getMessage());
  }

  @Test
  void aSinglePixelCannotBePooled() {
    var model = new ModelConfig.Convolutional(List.of(2), Pooling.MAX, Activation.TANH, 1);
    var shape = DataShape.of(new ImageShape(3, 1, 9), 10);
    var thrown = assertThrows(InvalidConfigException.class, () -> model.network(shape));
    assertEquals(
        "Channels: pooling by 2 after every convolution leaves no pixel of 1 x 9; give \"mlp\" as"
            + " kind of model.",
        thrown.getMessage());
  }
}
