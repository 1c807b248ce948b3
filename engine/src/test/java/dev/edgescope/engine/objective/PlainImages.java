package dev.edgescope.engine.objective;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * A network of images written down as its definition says, a sum at a time, on one example: each
 * call applies a layer to what is there, with the next parameters in flat order.
 */
final class PlainImages {
  private final double[] theta;
  private int next;

  // Channel after channel, row after row.
  private double[] value;
  private int channels;
  private int height;
  private int width;

  PlainImages(double[] theta, double[] image, int channels, int height, int width) {
    this.theta = theta;
    value = image;
    this.channels = channels;
    this.height = height;
    this.width = width;
  }

  /** By 3 x 3. */
  PlainImages convolve(int filters) {
    return convolve(filters, 1);
  }

  private PlainImages convolve(int filters, int reach) {
    int side = 2 * reach + 1;
    double[] result = new double[filters * height * width];
    int weights = next;
    int biases = next + filters * channels * side * side;
    for (int f = 0; f < filters; f++) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          double sum = theta[biases + f];
          for (int c = 0; c < channels; c++) {
            for (int dy = -reach; dy <= reach; dy++) {
              for (int dx = -reach; dx <= reach; dx++) {
                int tap = ((f * channels + c) * side + dy + reach) * side + dx + reach;
                sum += theta[weights + tap] * pixel(c, row + dy, column + dx);
              }
            }
          }
          result[(f * height + row) * width + column] = sum;
        }
      }
    }
    next = biases + filters;
    channels = filters;
    value = result;
    return this;
  }

  /** 0 outside of the image. */
  private double pixel(int channel, int row, int column) {
    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside ? value[(channel * height + row) * width + column] : 0;
  }

  PlainImages tanh() {
    value = Arrays.stream(value).map(Math::tanh).toArray();
    return this;
  }

  PlainImages average(int side) {
    pool(side, 0, Double::sum);
    value = Arrays.stream(value).map(sum -> sum / (side * side)).toArray();
    return this;
  }

  PlainImages largest(int side) {
    return pool(side, Double.NEGATIVE_INFINITY, Math::max);
  }

  private PlainImages pool(int side, double none, DoubleBinaryOperator join) {
    double[] result = new double[channels * (height / side) * (width / side)];
    Arrays.fill(result, none);
    for (int c = 0; c < channels; c++) {
      for (int row = 0; row < height / side * side; row++) {
        for (int column = 0; column < width / side * side; column++) {
          int at = (c * (height / side) + row / side) * (width / side) + column / side;
          result[at] = join.applyAsDouble(result[at], pixel(c, row, column));
        }
      }
    }
    value = result;
    height /= side;
    width /= side;
    return this;
  }

  /** A residual block with its tanh. */
  PlainImages block(int filters, double factor) {
    double[] input = value;
    int inputChannels = channels;
    convolve(filters).tanh().convolve(filters);
    double[] branch = value;
    value = input;
    channels = inputChannels;
    if (inputChannels != filters) {
      convolve(filters, 0);
    }
    double[] shortcut = value;
    value = new double[branch.length];
    Arrays.setAll(value, i -> shortcut[i] + factor * branch[i]);
    return tanh();
  }

  double[] dense(int outputs) {
    double[] result = new double[outputs];
    for (int c = 0; c < outputs; c++) {
      result[c] = theta[next + outputs * value.length + c];
      for (int j = 0; j < value.length; j++) {
        result[c] += theta[next + c * value.length + j] * value[j];
      }
    }
    return result;
  }
}
