package dev.edgescope.engine.record.export;

import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.data.NpyArray;
import dev.edgescope.engine.data.NpzFile;
import dev.edgescope.engine.data.PlainText;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.record.RunFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The {@code state_dict} of a PyTorch module as {@code numpy.savez} keeps it, an array for each
 * tensor by its name: {@code 0.weight}, {@code 0.bias}, {@code fc1.weight}, ... What stands before
 * the last point of a name is its layer; the layers of the file are those of the network, in their
 * order, and each tensor has the shape of its parameter.
 */
final class StateDict {
  private final Path file;
  private final Network network;

  /** Of each layer of the file its tensors' names by their last part. */
  private final Map<String, Map<String, String>> layers = new LinkedHashMap<>();

  /**
   * @param names of the arrays in the file, in its order
   */
  StateDict(Path file, List<String> names, Network network) {
    this.file = file;
    this.network = network;
    for (String name : names) {
      int point = name.lastIndexOf('.');
      String layer = name.substring(0, Math.max(point, 0));
      layers
          .computeIfAbsent(layer, _ -> new LinkedHashMap<>())
          .put(name.substring(point + 1), name);
    }
  }

  /**
   * All parameters in flat order.
   *
   * @throws RunFileException if the file has other layers, or a tensor of another name or shape
   * @throws dev.edgescope.engine.data.UnreadableDataException if the file cannot be read
   */
  double[] flat() {
    List<List<Network.Tensor>> expected = network.tensors();
    if (layers.size() != expected.size()) {
      throw refusal(
          "has the tensors of other layers (%s) than this network, which has %,d with parameters;"
              + " give the state_dict of the same network",
          NpzFile.shown(layerNames()), expected.size());
    }
    double[] flat = new double[network.parameters()];
    int filled = 0;
    int index = 0;
    for (Map.Entry<String, Map<String, String>> layer : layers.entrySet()) {
      List<Network.Tensor> tensors = expected.get(index++);
      requireOnly(layer.getValue(), tensors, index);
      for (Network.Tensor tensor : tensors) {
        String name = layer.getValue().get(tensor.name());
        if (name == null) {
          throw lacking(layer.getKey(), tensor, index);
        }
        double[] values = read(name, tensor, index);
        System.arraycopy(values, 0, flat, filled, values.length);
        filled += values.length;
      }
    }
    return flat;
  }

  /** An array whose name tells of no layer stands for itself. */
  private List<String> layerNames() {
    return layers.entrySet().stream()
        .flatMap(layer ->
            layer.getKey().isEmpty()
                ? layer.getValue().values().stream()
                : Stream.of(layer.getKey()))
        .toList();
  }

  private void requireOnly(Map<String, String> found, List<Network.Tensor> expected, int number) {
    List<String> wanted = expected.stream().map(Network.Tensor::name).toList();
    for (Map.Entry<String, String> entry : found.entrySet()) {
      if (!wanted.contains(entry.getKey())) {
        throw refusal(
            "holds %s, but layer %,d of this network has %s alone; give the state_dict of the same"
                + " network",
            shown(entry.getValue()), number, String.join(" and ", wanted));
      }
    }
  }

  private RunFileException lacking(String layer, Network.Tensor tensor, int number) {
    return refusal(
        "lacks %s, which layer %,d of this network has; give the state_dict of the same network",
        layer.isEmpty() ? tensor.name() : shown(layer + "." + tensor.name()), number);
  }

  private double[] read(String name, Network.Tensor tensor, int number) {
    NpyArray array = NpzFile.read(DataFile.at(file), name);
    if (!array.shape().equals(tensor.shape())) {
      throw refusal(
          "holds %s of shape %s, but the %s of layer %,d of this network has shape %s; give the"
              + " state_dict of the same network",
          shown(name), array.shapeText(), tensor.name(), number, tensor.shapeText());
    }
    return Weights.finite(shown(name) + " in " + file, array);
  }

  /** A name out of a file is cut, and nothing in it acts on a terminal. */
  private static String shown(String name) {
    return NpzFile.shown(List.of(name));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  private RunFileException refusal(String format, Object... values) {
    return new RunFileException(
        PlainText.of(file + " " + String.format(Locale.ROOT, format, values) + "."));
  }
}
