package dev.edgescope.engine.objective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.curvature.SmallestEigenvalue;
import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A network on bundled data in single precision, beside what PyTorch found for it. */
final class RealReference implements AutoCloseable {
  static final int TOP = 6;

  private static final double TOLERANCE = 1e-4;

  /** The smallest eigenvalue is a tenth of the largest, the tolerance's measure, and crowded. */
  private static final double SMALLEST_TOLERANCE = 1e-5;

  private static final int MOST_PRODUCTS = 1000;

  /** What our engine finds at one point. */
  record Reading(
      Evaluation evaluation, double gradientNorm, Eigenpairs top, double smallest, double trace) {}

  final JsonNode expected;
  private final String name;
  private final NativeMemory memory = new NativeMemory(Precision.FLOAT);
  private final Workers workers = Workers.onAllCores();
  private final Network network;
  private final Objective objective;

  RealReference(String name) {
    this.name = name;
    expected = TinyReference.read("/reference/real/" + name + ".json");
    RunConfig config = RunConfigJson.read(configuration());
    DataSplit split = config.data().load(config.seed());
    DataSet data = split.train();
    network = config.model().network(split.shape());
    Matrix features = memory.allocate(data.inputs(), data.examples());
    data.features().copyTo(features);
    Matrix targets = memory.allocate(data.outputs(), data.examples());
    data.targets().copyTo(targets);
    objective =
        new Objective(memory, network, config.loss(), new Examples(features, targets), workers);
  }

  /** As a file would have it. */
  private String configuration() {
    JsonNode model = expected.get("model");
    List<String> widths = new ArrayList<>();
    model.path("widths").forEach(width -> widths.add(width.asText()));
    String layers =
        widths.isEmpty()
            ? String.format(
                Locale.ROOT,
                "\"kind\": \"convnet\", \"channels\": %s, \"pool\": \"%s\"",
                model.get("channels"),
                model.get("pool").asText().equals("avg") ? "average" : "max")
            : "\"kind\": \"mlp\", \"hidden\": " + widths.subList(1, widths.size() - 1);
    return String.format(
        Locale.ROOT,
        """
        {"data": {"set": "%s", "examples": %s, "targets": "one-hot"},
         "model": {%s, "activation": "%s", "initScale": 1},
         "loss": "%s",
         "optimizer": {"kind": "sgd", "learningRate": %s, "momentum": 0, "batchSize": "full"},
         "probes": {"topEigenvalues": 0}, "precision": "float", "seed": 1}
        """,
        expected.get("dataset").asText(),
        expected.get("examples"),
        layers,
        expected.get("activation").asText(),
        expected.get("loss").asText().equals("ce") ? "cross-entropy" : "squared-error",
        expected.get("learningRate"));
  }

  /**
   * theta of the reference.
   *
   * @param end {@code theta0} or {@code thetaT}
   */
  ParameterVector theta(String end) {
    ParameterVector theta = newVector();
    theta.flat().setAll(NpyFile.read("/reference/real/" + name + "." + end + ".npy"));
    return theta;
  }

  private ParameterVector newVector() {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  private LargestEigensolver solver(int count) {
    return new LargestEigensolver(memory, network.parameters(), count, new SplittableRandom(1));
  }

  Reading read(ParameterVector theta) {
    ParameterVector gradient = newVector();
    Evaluation evaluation = objective.linearise(theta, gradient);
    SymmetricOperator hessian = objective.hessian();
    Eigenpairs top = solver(TOP).solve(hessian, TOLERANCE, MOST_PRODUCTS);
    var smallest =
        new SmallestEigenvalue(memory, network.parameters(), new SplittableRandom(2))
            .of(hessian, SMALLEST_TOLERANCE, MOST_PRODUCTS);
    return new Reading(
        evaluation, gradient.flat().norm(), top, smallest.value(), objective.ntkTrace());
  }

  /** Loss before each of the full-batch steps, and lambda_1 and lambda_2 at some of them. */
  static final class Trajectory {
    final List<Double> losses = new ArrayList<>();
    final List<Eigenpairs> topTwo = new ArrayList<>();
  }

  /** Full-batch gradient descent from theta0 over {@code steps}, that step included. */
  Trajectory descend(int steps) {
    Trajectory trajectory = new Trajectory();
    int every = expected.get("every").asInt();
    double learningRate = expected.get("learningRate").asDouble();
    ParameterVector theta = theta("theta0");
    ParameterVector gradient = newVector();
    LargestEigensolver solver = solver(2);
    for (int step = 0; step <= steps; step++) {
      if (step % every == 0) {
        objective.linearise(theta, gradient);
        trajectory.topTwo.add(solver.solve(objective.hessian(), 10 * TOLERANCE, MOST_PRODUCTS));
      }
      trajectory.losses.add(objective.addGradient(theta, -learningRate, theta));
    }
    return trajectory;
  }

  /** The last step of the grid before lambda_1 first reaches 2/alpha. */
  int lastStepBeforeTheEdge() {
    double edge = 2 / expected.get("learningRate").asDouble();
    int last = 0;
    for (JsonNode point : expected.get("gdTopEigenvalues")) {
      if (point.get(1).asDouble() >= edge) {
        break;
      }
      last = point.get(0).asInt();
    }
    return last;
  }

  @Override
  public void close() {
    workers.close();
    memory.close();
  }
}
