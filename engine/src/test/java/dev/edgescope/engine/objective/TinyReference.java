package dev.edgescope.engine.objective;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.Pooling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A small network with all its derivatives in 64 bits, from PyTorch autograd. */
public final class TinyReference implements AutoCloseable {
  public static final List<String> NAMES =
      List.of(
          "linear-mse",
          "deep-linear-mse",
          "mlp-tanh-mse",
          "mlp-tanh-ce",
          "mlp-relu-mse",
          "mlp-gelu-ce",
          "mlp-softplus-mse",
          "cnn-tanh-avg-mse",
          "cnn-relu-max-ce");

  public final Precision precision;
  public final JsonNode expected;
  public final NativeMemory memory;
  public final Workers workers = new Workers(2);
  public final Network network;
  public final Examples examples;
  public final Loss loss;
  public final Objective objective;
  public final ParameterVector theta;

  public TinyReference(String name, Precision precision) {
    this.precision = precision;
    expected = read("/reference/tiny/" + name + ".json");
    memory = new NativeMemory(precision);
    network = network(expected);
    int outputs = network.outputs();
    JsonNode labels = expected.get("labels");
    Matrix features = memory.allocate(network.inputs(), labels.size());
    features.setAll(numbers(expected.get("x")));
    Matrix targets = memory.allocate(outputs, labels.size());
    for (int i = 0; i < labels.size(); i++) {
      targets.set(i * outputs + labels.get(i).asInt(), 1);
    }
    loss = name.endsWith("-ce") ? Loss.CROSS_ENTROPY : Loss.SQUARED_ERROR;
    examples = new Examples(features, targets);
    objective = new Objective(memory, network, loss, examples, workers);
    theta = vector("theta");
  }

  private static Network network(JsonNode expected) {
    Activation activation =
        Activation.valueOf(expected.get("activation").asText().toUpperCase(Locale.ROOT));
    JsonNode model = expected.get("model");
    if (model.get("kind").asText().equals("mlp")) {
      List<Integer> widths = integers(model.get("widths"));
      int last = widths.size() - 1;
      return Network.perceptron(
          widths.getFirst(), widths.subList(1, last), widths.get(last), activation);
    }
    List<Integer> image = integers(model.get("input"));
    return Network.convolutional(
        new ImageShape(image.get(0), image.get(1), image.get(2)),
        integers(model.get("channels")),
        model.get("pool").asText().equals("max") ? Pooling.MAX : Pooling.AVERAGE,
        model.get("classes").asInt(),
        activation);
  }

  private static List<Integer> integers(JsonNode list) {
    List<Integer> integers = new ArrayList<>();
    list.forEach(number -> integers.add(number.asInt()));
    return integers;
  }

  public ParameterVector vector(String key) {
    ParameterVector vector = newVector();
    vector.flat().setAll(numbers(expected.get(key)));
    return vector;
  }

  public ParameterVector newVector() {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  /** The whole Hessian, row by row. */
  public double[] hessian() {
    return numbers(expected.get("hessian"));
  }

  /** The eigenvalues of the Hessian, in ascending order. */
  public double[] eigenvalues() {
    double[] eigenvalues = numbers(expected.get("hessianEigenvalues"));
    Arrays.sort(eigenvalues);
    return eigenvalues;
  }

  /** The relative agreement that the precision allows. */
  public double tolerance() {
    return precision == Precision.DOUBLE ? 1e-9 : 1e-4;
  }

  /** All numbers of nested arrays, in order. */
  public static double[] numbers(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    collect(node, numbers);
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(JsonNode node, List<Double> numbers) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, numbers));
    } else {
      numbers.add(node.asDouble());
    }
  }

  static JsonNode read(String resource) {
    try (InputStream in = TinyReference.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    workers.close();
    memory.close();
  }
}
