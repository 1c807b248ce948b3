package dev.edgescope.engine.config;

import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.task.QuadraticCoefficients;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.Pooling;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A network and its initialisation. */
public sealed interface ModelConfig {

  /** The family of the network. */
  ModelKind kind();

  /**
   * The network on examples of the given shape.
   *
   * @throws InvalidConfigException if there is none: examples that are no images, images that are
   *     too small, or more than {@link Limits#MAX_PARAMETERS} parameters
   */
  Network network(DataShape shape);

  /**
   * Sets the initial parameters of {@link #network}.
   *
   * @param seed of the run
   */
  void initialise(Network network, ParameterVector theta, long seed);

  /** A network of layers: initial weights from N(0, initScale^2 / fan_in), biases zero. */
  sealed interface Layered extends ModelConfig {

    /** The nonlinearity. */
    Activation activation();

    /** Standard deviation of the initial weights times the square root of the fan-in. */
    double initScale();

    @Override
    default void initialise(Network network, ParameterVector theta, long seed) {
      network.initialise(theta, initScale(), new SplittableRandom(seed));
    }
  }

  /**
   * A multilayer perceptron; with the identity as activation, a deep linear network.
   *
   * @param hidden widths of the hidden layers, from the input on; empty for a linear model
   * @param activation after every hidden layer
   * @param bias whether the layers have biases
   * @param initScale the usual one where parameters are given
   * @param parameters the initial parameters in flat order; empty where they are drawn
   */
  record Perceptron(
      List<Integer> hidden,
      Activation activation,
      boolean bias,
      double initScale,
      List<Double> parameters)
      implements Layered {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Perceptron {
      hidden = List.copyOf(hidden);
      Widths.HIDDEN.require(hidden);
      parameters = WrittenNumbers.require(Setting.PARAMETERS, parameters);
      // Of no account beside parameters, so that configurations that mean the same are equal.
      initScale =
          parameters.isEmpty() ? requireInitScale(initScale) : ModelKind.MLP.usualInitScale();
    }

    /** With biases and parameters that are drawn. */
    public Perceptron(List<Integer> hidden, Activation activation, double initScale) {
      this(hidden, activation, true, initScale, List.of());
    }

    @Override
    public void initialise(Network network, ParameterVector theta, long seed) {
      if (parameters.isEmpty()) {
        Layered.super.initialise(network, theta, seed);
      } else {
        theta.flat().setAll(parameters.stream().mapToDouble(Double::doubleValue).toArray());
      }
    }

    @Override
    public ModelKind kind() {
      return ModelKind.MLP;
    }

    @Override
    public Network network(DataShape shape) {
      ParameterCount.ofPerceptron(shape, hidden).require(Setting.HIDDEN);
      return requireFit(
          Network.perceptron(shape.inputs(), hidden, shape.outputs(), activation, bias),
          parameters);
    }
  }

  /**
   * A convolutional network: for each number of channels a 3 x 3 convolution, the activation and 2
   * x 2 pooling; then a dense head.
   *
   * @param channels of the convolutions, from the input on
   * @param pool the kind of pooling
   * @param activation after every convolution
   */
  record Convolutional(
      List<Integer> channels, Pooling pool, Activation activation, double initScale)
      implements Layered {
    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Convolutional {
      channels = List.copyOf(channels);
      Widths.CHANNELS.require(channels);
      requireInitScale(initScale);
    }

    @Override
    public ModelKind kind() {
      return ModelKind.CONVNET;
    }

    @Override
    public Network network(DataShape shape) {
      ImageShape image = requireImage(shape, kind());
      int side = Math.min(image.height(), image.width());
      int most = 31 - Integer.numberOfLeadingZeros(side);
      if (channels.size() > most) {
        throw Setting.CHANNELS.reject(
            String.format(
                Locale.ROOT,
                "pooling by 2 after every convolution leaves no pixel of %s x %s",
                image.height(),
                image.width()),
            most == 0 ? "give \"mlp\" as kind of model" : "give at most " + most + " numbers");
      }
      ParameterCount.ofConvolutional(image, channels, shape.outputs()).require(Setting.CHANNELS);
      return Network.convolutional(image, channels, pool, shape.outputs(), activation);
    }
  }

  /**
   * A residual network without normalisation: a convolution, then three stages of residual blocks
   * with width, 2 width and 4 width channels, a global average and a dense head.
   *
   * @param blocks of each stage
   * @param width channels of the first stage
   * @param activation in every block and after it
   */
  record Residual(int blocks, int width, Activation activation, double initScale)
      implements Layered {
    private static final int LEAST_SIDE = 4;

    /**
     * @throws InvalidConfigException if a value is out of its {@link Limits}
     */
    public Residual {
      Setting.BLOCKS.require(blocks);
      Setting.WIDTH.require(width);
      requireInitScale(initScale);
    }

    @Override
    public ModelKind kind() {
      return ModelKind.RESNET;
    }

    @Override
    public Network network(DataShape shape) {
      ImageShape image = requireImage(shape, kind());
      if (image.height() != image.width() || image.height() < LEAST_SIDE) {
        throw Setting.MODEL.reject(
            String.format(
                Locale.ROOT,
                "\"%s\" needs square images of at least %s x %s pixels, not of %s x %s",
                Words.of(kind()),
                LEAST_SIDE,
                LEAST_SIDE,
                image.height(),
                image.width()),
            "give another kind of model, or other images");
      }
      ParameterCount.ofResidual(image, blocks, width, shape.outputs()).require(Setting.WIDTH);
      return Network.residual(image, blocks, width, shape.outputs(), activation);
    }
  }

  /**
   * A model that is quadratic in its parameters, f(theta) = J theta + 1/2 theta^T Q theta, with the
   * coefficients J and Q of each example as its input; it has as many parameters as they are for.
   *
   * @param parameters the initial ones; empty for zeros
   */
  record Quadratic(List<Double> parameters) implements ModelConfig {
    /**
     * @throws InvalidConfigException if the parameters are too many or not finite
     */
    public Quadratic {
      parameters = WrittenNumbers.require(Setting.PARAMETERS, parameters);
    }

    @Override
    public ModelKind kind() {
      return ModelKind.QUADRATIC;
    }

    @Override
    public Network network(DataShape shape) {
      int count = (int) Math.round((Math.sqrt(9 + 8.0 * shape.inputs()) - 3) / 2);
      if (QuadraticCoefficients.count(count) != shape.inputs() || shape.outputs() != 1) {
        throw Setting.MODEL.reject(
            "\"quadratic\" needs the P + P (P + 1) / 2 coefficients of P parameters and one target"
                + String.format(
                    Locale.ROOT,
                    " for each example, not %s inputs and %s targets",
                    NumberText.of((long) shape.inputs()),
                    NumberText.of((long) shape.outputs())),
            "give \"quadratic\" data, or another kind of model");
      }
      return requireFit(Network.quadratic(count), parameters);
    }

    @Override
    public void initialise(Network network, ParameterVector theta, long seed) {
      theta.clear();
      if (!parameters.isEmpty()) {
        theta.flat().setAll(parameters.stream().mapToDouble(Double::doubleValue).toArray());
      }
    }
  }

  /** The network of another program, which made a run and recorded it; it is not here. */
  record Elsewhere() implements ModelConfig {
    @Override
    public ModelKind kind() {
      return ModelKind.ELSEWHERE;
    }

    @Override
    public Network network(DataShape shape) {
      throw Setting.MODEL.reject(
          "\"" + Words.of(kind()) + "\" stands for the network of another program",
          "give a kind of network that is here");
    }

    /** Never reached: there is no network to initialise. */
    @Override
    public void initialise(Network network, ParameterVector theta, long seed) {
      throw new IllegalStateException("The network of another program has no parameters here");
    }
  }

  private static double requireInitScale(double initScale) {
    return Setting.INIT_SCALE.require(initScale);
  }

  private static Network requireFit(Network network, List<Double> parameters) {
    if (!parameters.isEmpty() && parameters.size() != network.parameters()) {
      throw Setting.PARAMETERS.reject(
          String.format(
              Locale.ROOT,
              "%s numbers are given, but the network has %s parameters",
              parameters.size(),
              NumberText.of((long) network.parameters())),
          "give as many, in flat order, or none");
    }
    return network;
  }

  private static ImageShape requireImage(DataShape shape, ModelKind kind) {
    return shape
        .image()
        .orElseThrow(() ->
            Setting.MODEL.reject(
                String.format(
                    Locale.ROOT,
                    "\"%s\" needs images, but these examples are plain lists of features",
                    Words.of(kind)),
                "give \"mlp\", or data that are images"));
  }
}
