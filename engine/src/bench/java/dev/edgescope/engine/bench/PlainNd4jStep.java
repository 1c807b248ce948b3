package dev.edgescope.engine.bench;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Objective;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The same step of training twice, taking turns: by the engine, and written down in ND4J's
 * operations on arrays; of each the fastest round counts. The network is 784-200-200-10 tanh.
 */
final class PlainNd4jStep {
  private static final int WARM_UP = 30;
  private static final int ROUNDS = 100;
  private static final double RATE = 1e-3;

  private PlainNd4jStep() {}

  /**
   * How many times longer the step in ND4J's operations takes.
   *
   * @param batch B
   * @throws IllegalStateException if the two do not do the same
   */
  static double ratio(int batch) {
    Network network = Network.perceptron(784, List.of(200, 200), 10, Activation.TANH);
    try (NativeMemory memory = new NativeMemory(Precision.FLOAT);
        Workers workers = Workers.onAllCores()) {
      SplittableRandom random = new SplittableRandom(1);
      Matrix x = memory.allocate(784, batch);
      for (int i = 0; i < x.size(); i++) {
        x.set(i, random.nextGaussian());
      }
      Matrix y = memory.allocate(10, batch);
      ParameterVector theta = network.vector(memory.allocate(network.parameters(), 1));
      network.initialise(theta, 0.3, random);
      Plain plain = new Plain(theta.flat(), x.array(), y.array());
      Objective objective =
          new Objective(memory, network, Loss.SQUARED_ERROR, new Examples(x, y), workers);
      long ours = Long.MAX_VALUE;
      long plains = Long.MAX_VALUE;
      for (int round = -WARM_UP; round < ROUNDS; round++) {
        long start = System.nanoTime();
        double loss = objective.addGradient(theta, -RATE, theta);
        long middle = System.nanoTime();
        double plainLoss = plain.step();
        long end = System.nanoTime();
        if (Math.abs(loss - plainLoss) > 1e-4 * loss) {
          throw new IllegalStateException("A loss of " + loss + " beside " + plainLoss);
        }
        if (round >= 0) {
          ours = Math.min(ours, middle - start);
          plains = Math.min(plains, end - middle);
        }
      }
      return (double) plains / ours;
    }
  }

  /** Weights [out, in] and biases as arrays of their own. */
  private static final class Plain {
    private static final int[] WIDTHS = {784, 200, 200, 10};

    private final INDArray[] weights = new INDArray[3];
    private final INDArray[] biases = new INDArray[3];
    private final INDArray x;
    private final INDArray y;

    Plain(Matrix theta, INDArray x, INDArray y) {
      this.x = x;
      this.y = y;
      int next = 0;
      for (int l = 0; l < 3; l++) {
        int in = WIDTHS[l];
        int out = WIDTHS[l + 1];
        weights[l] = theta.view(next, in, out).array().transpose().dup('f');
        biases[l] = theta.view(next + in * out, out, 1).array().dup('f');
        next += (in + 1) * out;
      }
    }

    double step() {
      double batch = y.columns();
      INDArray first = Transforms.tanh(weights[0].mmul(x).addiColumnVector(biases[0]), false);
      INDArray second = Transforms.tanh(weights[1].mmul(first).addiColumnVector(biases[1]), false);
      INDArray bar = weights[2].mmul(second).addiColumnVector(biases[2]).subi(y);
      double norm = bar.norm2Number().doubleValue();
      INDArray secondBar = back(2, bar, second);
      INDArray firstBar = back(1, secondBar, first);
      update(2, bar, second, batch);
      update(1, secondBar, first, batch);
      update(0, firstBar, x, batch);
      return norm * norm / (2 * batch);
    }

    /** (W^T bar) (1 - h^2). */
    private INDArray back(int layer, INDArray bar, INDArray h) {
      return weights[layer].transpose().mmul(bar).muli(h.mul(h).rsubi(1));
    }

    private void update(int layer, INDArray bar, INDArray input, double batch) {
      weights[layer].subi(bar.mmul(input.transpose()).muli(RATE / batch));
      biases[layer].subi(bar.sum(true, 1).muli(RATE / batch));
    }
  }
}
