package dev.edgescope.engine.objective;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.FactoredGradient;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.model.Tape;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A batch cut into shards, and sums over them.
 *
 * <p>The cut depends on the number of examples alone and the sums are taken in the order of the
 * shards, so that every result is bitwise the same on any number of cores. A batch of one shard
 * writes straight to the target: no thread is woken and nothing is added up.
 */
final class Shards {
  /** Fewer examples than this do not repay waking a second thread. */
  private static final int EXAMPLES_PER_SHARD = 128;

  /** More shards than this only add sums. */
  private static final int MOST_SHARDS = 8;

  /** Elements of a vector that one thread adds up in one piece. */
  private static final int CHUNK = 4_096;

  /** Adds something of one shard to a vector. */
  interface Contribution {
    void add(Shard shard, ParameterVector target);
  }

  /** A vector for each shard, also in pieces; none where there is a single shard. */
  static final class Parts {
    private final ParameterVector[] vectors;
    private final Matrix[][] chunks;

    private Parts(ParameterVector... vectors) {
      this.vectors = vectors;
      chunks = new Matrix[vectors.length][];
      Arrays.setAll(chunks, i -> chunks(vectors[i]));
    }
  }

  /** Does something with a shard, given the position of its first example in the batch. */
  interface Placed {
    void accept(Shard shard, int first);
  }

  private final Workers workers;
  private final Shard[] shards;
  private final int[] firsts;
  private final Parts partial;
  private final int examples;
  private final boolean hasClasses;
  private final NativeMemory memory;
  private final Network network;

  /** Contributions that outlast the next sums; made when they are first asked for. */
  private Parts kept = new Parts();

  /** Of the last sum: descent has the same target at every step. */
  private @Nullable ParameterVector lastTarget;

  /** See {@link #balanced}; null before it is first asked for. */
  private @Nullable Shards balanced;

  private Matrix[] lastTargetChunks = new Matrix[0];

  /** One of each, so that a step of descent allocates nothing. */
  private final Gradient gradient = new Gradient();

  private final IntConsumer contributing = this::contribute;
  private final IntConsumer addingUp = this::addUp;

  /** Of the sum under way. */
  private Contribution contribution = gradient;

  private Parts contributed = kept;

  Shards(NativeMemory memory, Network network, Loss loss, Examples examples, Workers workers) {
    this.workers = workers;
    this.memory = memory;
    this.network = network;
    this.examples = examples.count();
    hasClasses = examples.hasClasses();
    int number = Math.clamp(this.examples / EXAMPLES_PER_SHARD, 1, MOST_SHARDS);
    shards = new Shard[number];
    firsts = new int[number];
    for (int i = 0; i < number; i++) {
      int first = (int) ((long) this.examples * i / number);
      int next = (int) ((long) this.examples * (i + 1) / number);
      firsts[i] = first;
      shards[i] =
          new Shard(
              memory,
              network,
              loss,
              examples.features().columns(first, next - first),
              examples.targets().columns(first, next - first),
              // Where every shard has a thread of its own none is left to share products.
              new Tape(
                  memory,
                  network,
                  next - first,
                  number == 1 ? workers : null,
                  workers.cancellation()));
    }
    partial = parts(memory, network.inputs());
  }

  /** The same with the first shard in two halves, on its memory. */
  private Shards(Shards whole) {
    workers = whole.workers;
    memory = whole.memory;
    network = whole.network;
    examples = whole.examples;
    hasClasses = whole.hasClasses;
    partial = new Parts();
    Shard first = whole.shards[0];
    int half = first.count() / 2;
    int number = whole.shards.length + 1;
    shards = new Shard[number];
    firsts = new int[number];
    System.arraycopy(whole.shards, 1, shards, 2, number - 2);
    System.arraycopy(whole.firsts, 1, firsts, 2, number - 2);
    shards[0] = first.part(0, half);
    shards[1] = first.part(half, first.count() - half);
    firsts[1] = half;
  }

  /**
   * The same for curvature at a point where it has been bent, with sums through {@link #parts}
   * alone. An odd number of shards leaves one of two cores idle beside the last: one of them is
   * halved, and the halves are taken last. All is on the same memory: what a product leaves with
   * the outputs is there for the whole, too.
   */
  Shards balanced() {
    if (balanced == null) {
      boolean odd = shards.length % 2 == 1 && shards.length > 1;
      balanced =
          odd && network.beginsWithDenseUnits() && !network.isConvolutional()
              ? new Shards(this)
              : this;
    }
    return balanced;
  }

  /**
   * Room for contributions.
   *
   * @param coordinates of the inputs of the first layer
   */
  Parts parts(NativeMemory where, int coordinates) {
    ParameterVector[] vectors = new ParameterVector[shards.length == 1 ? 0 : shards.length];
    int size = network.parameters(coordinates);
    Arrays.setAll(vectors, i -> network.vector(where.allocate(size, 1), coordinates));
    return new Parts(vectors);
  }

  int examples() {
    return examples;
  }

  Workers workers() {
    return workers;
  }

  Cancellation cancellation() {
    return workers.cancellation();
  }

  /** Does something with each shard, on all cores. */
  void forEach(Consumer<Shard> task) {
    workers.run(shards.length, i -> task.accept(shards[i]));
  }

  /** The same with the position of each shard. */
  void forEachPlaced(Placed task) {
    workers.run(shards.length, i -> task.accept(shards[i], firsts[i]));
  }

  /** The same one after the other, for tasks that use all cores themselves. */
  void inOrder(Placed task) {
    for (int i = 0; i < shards.length; i++) {
      task.accept(shards[i], firsts[i]);
    }
  }

  /**
   * target += scale times the gradient of the mean loss.
   *
   * @return the mean loss
   */
  double addGradient(ParameterVector theta, double scale, ParameterVector target) {
    gradient.theta = theta;
    gradient.scale = scale / examples;
    sum(gradient, target);
    return meanLoss();
  }

  /** The gradient of a batch of one example in factors, where it has any. */
  Optional<FactoredGradient> factoredGradient() {
    return shards.length == 1 ? shards[0].factoredGradient() : Optional.empty();
  }

  /**
   * Leaves the gradient at theta in its factors.
   *
   * @return the mean loss
   */
  double sendBack(ParameterVector theta) {
    shards[0].sendBack(theta);
    return meanLoss();
  }

  /** Adds the contributions of all shards to the target. */
  void sum(Contribution each, ParameterVector target) {
    sum(each, partial, target);
  }

  /** The same through other {@link #parts}. */
  void sum(Contribution each, Parts parts, ParameterVector target) {
    if (shards.length == 1) {
      each.add(shards[0], target);
      return;
    }
    collect(each, parts);
    addUp(parts, target);
  }

  /** Whether contributions can be kept: those of a single shard are never apart. */
  boolean canKeep() {
    return shards.length > 1;
  }

  /** Takes the contributions of all shards, for {@link #addKept} at any later time. */
  void keep(Contribution each) {
    if (kept.vectors.length == 0) {
      kept = parts(memory, network.inputs());
    }
    collect(each, kept);
  }

  /** Adds the contributions that were kept, bitwise as {@link #sum} would have. */
  void addKept(ParameterVector target) {
    addUp(kept, target);
  }

  private void collect(Contribution each, Parts parts) {
    contribution = each;
    contributed = parts;
    workers.run(shards.length, contributing);
  }

  private void contribute(int i) {
    ParameterVector part = contributed.vectors[i];
    part.clear();
    contribution.add(shards[i], part);
  }

  private void addUp(Parts parts, ParameterVector target) {
    contributed = parts;
    if (target != lastTarget) {
      lastTarget = target;
      lastTargetChunks = chunks(target);
    }
    workers.run(lastTargetChunks.length, addingUp);
  }

  private void addUp(int j) {
    for (Matrix[] chunks : contributed.chunks) {
      lastTargetChunks[j].axpy(1, chunks[j], chunks[j].rows());
    }
  }

  /** Mean loss and accuracy of the last pass. */
  Evaluation evaluation() {
    double loss = meanLoss();
    // Outputs beyond the precision name no class, although one of them may come first.
    if (!hasClasses || !Double.isFinite(loss)) {
      return new Evaluation(loss, Double.NaN);
    }
    int correct = 0;
    for (Shard shard : shards) {
      correct += shard.correct();
    }
    return new Evaluation(loss, (double) correct / examples);
  }

  /** Mean loss of the last pass. */
  double meanLoss() {
    double loss = 0;
    for (Shard shard : shards) {
      loss += shard.lossSum();
    }
    return loss / examples;
  }

  /** Mean over the examples of what the last trace pass summed, for each layer. */
  double[] meanLayerTraces() {
    double[] traces = new double[shards[0].layerTraces().length];
    for (Shard shard : shards) {
      for (int layer = 0; layer < traces.length; layer++) {
        traces[layer] += shard.layerTraces()[layer] / examples;
      }
    }
    return traces;
  }

  /** What the last pass over single examples took, for each of them in order. */
  double[] ofExamples() {
    double[] all = new double[examples];
    inOrder((shard, first) -> System.arraycopy(shard.ofExamples(), 0, all, first, shard.count()));
    return all;
  }

  private static Matrix[] chunks(ParameterVector vector) {
    Matrix flat = vector.flat();
    Matrix[] chunks = new Matrix[(flat.size() + CHUNK - 1) / CHUNK];
    Arrays.setAll(chunks, i -> flat.view(i * CHUNK, Math.min(CHUNK, flat.size() - i * CHUNK), 1));
    return chunks;
  }

  /** The gradient of the sum of the losses, times a scale. */
  private static final class Gradient implements Contribution {
    private @Nullable ParameterVector theta;
    private double scale;

    @Override
    public void add(Shard shard, ParameterVector target) {
      shard.addGradient(requireNonNull(theta), scale, target);
    }
  }
}
