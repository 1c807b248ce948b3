package dev.edgescope.engine.objective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.ArrayList;
import java.util.List;

/** Gradient descent, gradient flow and central flow of one network, in 64 bits, from PyTorch. */
public final class FlowReference implements AutoCloseable {
  public final JsonNode expected;
  public final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  public final Workers workers = new Workers(2);
  public final Network network;
  public final Objective objective;
  public final ParameterVector start;
  private final String name;

  /**
   * @param name {@code product4}, {@code mlp-tanh-mse} or {@code fashion-tanh-mse}
   */
  public FlowReference(String name) {
    this.name = name;
    expected = TinyReference.read("/reference/flows/" + name + ".json");
    network = network();
    objective =
        new Objective(
            memory,
            network,
            Loss.SQUARED_ERROR,
            expected.has("dataset") ? fashion() : own(),
            workers);
    start = expected.has("theta") ? vector(expected.get("theta")) : stored("theta0");
  }

  private Network network() {
    if (!expected.has("model")) {
      return Network.perceptron(1, List.of(1, 1, 1), 1, Activation.IDENTITY, false);
    }
    List<Integer> widths = new ArrayList<>();
    expected.get("model").get("widths").forEach(width -> widths.add(width.asInt()));
    int last = widths.size() - 1;
    return Network.perceptron(
        widths.getFirst(), widths.subList(1, last), widths.get(last), Activation.TANH);
  }

  /** The examples of the file; of the product of four numbers the input 1 and the target 1. */
  private Examples own() {
    if (!expected.has("x")) {
      Matrix one = memory.allocate(1, 1);
      one.set(0, 1);
      return new Examples(one, one, false);
    }
    JsonNode labels = expected.get("labels");
    Matrix features = memory.allocate(network.inputs(), labels.size());
    features.setAll(TinyReference.numbers(expected.get("x")));
    Matrix targets = memory.allocate(network.outputs(), labels.size());
    for (int i = 0; i < labels.size(); i++) {
      targets.set(i * network.outputs() + labels.get(i).asInt(), 1);
    }
    return new Examples(features, targets);
  }

  private Examples fashion() {
    DataSet data =
        DataSplit.load(DataSource.FASHION, expected.get("examples").asInt(), Targets.ONE_HOT)
            .train();
    Matrix features = memory.allocate(data.inputs(), data.examples());
    data.features().copyTo(features);
    Matrix targets = memory.allocate(data.outputs(), data.examples());
    data.targets().copyTo(targets);
    return new Examples(features, targets);
  }

  public double learningRate() {
    return expected.get("learningRate").asDouble();
  }

  /** A vector from the file that lies beside. */
  public ParameterVector stored(String part) {
    ParameterVector vector = newVector();
    vector.flat().setAll(NpyFile.read("/reference/flows/" + name + "." + part + ".npy"));
    return vector;
  }

  public ParameterVector vector(JsonNode numbers) {
    ParameterVector vector = newVector();
    vector.flat().setAll(TinyReference.numbers(numbers));
    return vector;
  }

  public ParameterVector newVector() {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  /** The self-stabilisation of the small networks. */
  public static JsonNode tinyCases() {
    return TinyReference.read("/reference/flows/selfstab-tiny.json").get("cases");
  }

  @Override
  public void close() {
    workers.close();
    memory.close();
  }
}
