package dev.edgescope.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts layers on one another, keeping track of the shape between them. */
final class NetworkBuilder {
  private final int inputs;
  private final List<Network.Node> nodes = new ArrayList<>();

  // The shape of the value on top.
  private int channels;
  private int height;
  private int width;
  private int value;

  NetworkBuilder(int channels, int height, int width) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    inputs = size();
  }

  NetworkBuilder dense(int outputs) {
    return dense(outputs, true);
  }

  NetworkBuilder dense(int outputs, boolean bias) {
    return apply(new Dense(size(), outputs, bias), outputs, 1, 1);
  }

  NetworkBuilder activate(Activation activation) {
    return apply(new Elementwise(activation, size()), channels, height, width);
  }

  NetworkBuilder convolve(int filters, int side) {
    return apply(new Convolution(channels, height, width, filters, side), filters, height, width);
  }

  NetworkBuilder pool(Pooling pooling, int side) {
    if (height < side || width < side) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d x %d pixels are too few to pool by %d; use fewer blocks",
              height,
              width,
              side));
    }
    return apply(
        new Pool(pooling, channels, height, width, side), channels, height / side, width / side);
  }

  /** The mean of each channel. */
  NetworkBuilder globalAverage() {
    if (height != width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A global average of %d x %d pixels; images must be square",
              height,
              width));
    }
    return pool(Pooling.AVERAGE, height);
  }

  /** Adds to the value on top, or to a 1 x 1 convolution of it, a branch of two convolutions. */
  NetworkBuilder residualBlock(int filters, Activation activation, double factor) {
    int input = value;
    int inputChannels = channels;
    convolve(filters, 3).activate(activation).convolve(filters, 3);
    int branch = value;
    int shortcut = input;
    if (inputChannels != filters) {
      value = input;
      channels = inputChannels;
      convolve(filters, 1);
      shortcut = value;
    }
    nodes.add(new Network.Add(shortcut, branch, factor, size()));
    value = nodes.size();
    return activate(activation);
  }

  Network build() {
    return new Network(inputs, nodes);
  }

  private NetworkBuilder apply(Layer layer, int outputChannels, int outputHeight, int outputWidth) {
    nodes.add(new Network.Apply(layer, value));
    value = nodes.size();
    channels = outputChannels;
    height = outputHeight;
    width = outputWidth;
    return this;
  }

  private int size() {
    return channels * height * width;
  }
}
