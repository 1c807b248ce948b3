package dev.edgescope.engine.config;

import dev.edgescope.engine.data.DataShape;
import dev.edgescope.engine.data.ImageShape;
import java.util.List;
import java.util.Locale;

/**
 * P of a network that may be too large to be built.
 *
 * @param total P
 */
record ParameterCount(long total) {

  static ParameterCount ofPerceptron(DataShape shape, List<Integer> hidden) {
    long total = 0;
    long inputs = shape.inputs();
    for (int width : hidden) {
      total += layer(inputs, width);
      inputs = width;
    }
    return new ParameterCount(total + layer(inputs, shape.outputs()));
  }

  static ParameterCount ofConvolutional(ImageShape image, List<Integer> channels, int outputs) {
    long total = 0;
    int inputs = image.channels();
    int height = image.height();
    int width = image.width();
    for (int filters : channels) {
      total += layer(9L * inputs, filters);
      inputs = filters;
      height /= 2;
      width /= 2;
    }
    return new ParameterCount(total + layer((long) inputs * height * width, outputs));
  }

  static ParameterCount ofResidual(ImageShape image, int blocks, int width, int outputs) {
    long total = layer(9L * image.channels(), width);
    int inputs = width;
    for (int stage = 0; stage < 3; stage++) {
      int filters = width << stage;
      for (int block = 0; block < blocks; block++) {
        total += layer(9L * inputs, filters) + layer(9L * filters, filters);
        total += inputs == filters ? 0 : layer(inputs, filters);
        inputs = filters;
      }
    }
    return new ParameterCount(total + layer(inputs, outputs));
  }

  /**
   * @param setting that is to be lowered
   * @throws InvalidConfigException if there are too many
   */
  void require(Setting setting) {
    if (total > Limits.MAX_PARAMETERS) {
      throw setting.reject(
          String.format(Locale.ROOT, "the network would have %s parameters", NumberText.of(total)),
          "make it so small that it has at most " + NumberText.of((long) Limits.MAX_PARAMETERS));
    }
  }

  private static long layer(long fanIn, long outputs) {
    return (fanIn + 1) * outputs;
  }
}
