package dev.edgescope.engine.measure.portrait;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.data.Numbers;
import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.measure.portrait.Mistakes.Miss;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Takes portraits of a run. Reads parameters and examples and changes nothing; allocates for some
 * examples at a time. A forward pass on at most {@value #MOST_LOOKED_AT} examples of each set, and
 * on fewer where that takes more than half a second, on the calling thread alone.
 */
public final class Portraitist {
  private static final int MOST_LOOKED_AT = 10_000;
  private static final int SAMPLES = 60;
  private static final int WORST = 24;
  private static final int AT_A_TIME = 500;

  /** Of a set; a large network is looked at on fewer examples. */
  private static final long MOST_NANOS = 500_000_000;

  private final Network network;
  private final Loss loss;
  private final DataSplit data;
  private final Examples train;
  private final Optional<Examples> test;
  private final Cancellation cancellation;
  private final ExampleGrid grid;

  /**
   * Takes the first examples as they are.
   *
   * @param train the training examples of {@code data} in native memory
   * @param test its test examples
   * @param cancellation looked at between some examples and the next
   */
  public Portraitist(
      Network network,
      Loss loss,
      DataSplit data,
      Examples train,
      Optional<Examples> test,
      Cancellation cancellation) {
    this.network = network;
    this.loss = loss;
    this.data = data;
    this.train = train;
    this.test = test;
    this.cancellation = cancellation;
    grid = grid();
  }

  /**
   * Looks at the run.
   *
   * @param step number of updates made
   * @param learningTime tau
   * @param theta P x 1, not changed
   */
  public Portrait take(long step, double learningTime, ParameterVector theta) {
    long begin = System.nanoTime();
    Mistakes training = mistakes(theta, train, data.train());
    Optional<Mistakes> testing =
        test.map(examples -> mistakes(theta, examples, data.test().orElseThrow()));
    return new Portrait(
        step,
        learningTime,
        System.nanoTime() - begin,
        grid,
        inputs(),
        network.layers(),
        training,
        testing);
  }

  private String inputs() {
    return data.image()
        .map(image -> image.channels() + " × " + image.height() + " × " + image.width())
        .orElseGet(() -> String.valueOf(network.inputs()));
  }

  private boolean isParity() {
    return data.train().hasClasses() && network.outputs() == 1;
  }

  private ExampleGrid grid() {
    DataSet set = data.train();
    List<Sample> samples = new ArrayList<>();
    float darkest = Float.POSITIVE_INFINITY;
    float brightest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < Math.min(SAMPLES, set.examples()); i++) {
      Sample sample = sample(set, i);
      darkest = Math.min(darkest, sample.tile().smallest());
      brightest = Math.max(brightest, sample.tile().largest());
      samples.add(sample);
    }
    return new ExampleGrid(
        samples,
        data.image().isPresent(),
        darkest,
        brightest,
        data.classNames(),
        set.classes(),
        isParity(),
        set.provenance());
  }

  private Sample sample(DataSet set, int index) {
    int label = set.hasClasses() ? set.labels()[index] : -1;
    return new Sample(index, tile(set, index), label, set.targets().get(index * set.outputs()));
  }

  private Tile tile(DataSet set, int index) {
    Numbers features = set.features();
    int first = index * set.inputs();
    if (data.image().isEmpty()) {
      int width = Math.min(set.inputs(), Tile.MOST_FEATURES);
      float[] values = new float[width];
      for (int i = 0; i < width; i++) {
        values[i] = (float) features.get(first + i);
      }
      return new Tile(1, 1, width, values);
    }
    ImageShape image = data.image().get();
    int block = Math.ceilDiv(Math.max(image.height(), image.width()), Tile.MOST_SIDE);
    int height = Math.ceilDiv(image.height(), block);
    int width = Math.ceilDiv(image.width(), block);
    float[] values = new float[image.channels() * height * width];
    int place = 0;
    for (int channel = 0; channel < image.channels(); channel++) {
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          values[place++] = (float) mean(image, features, first, channel, row, column, block);
        }
      }
    }
    return new Tile(image.channels(), height, width, values);
  }

  /** Of a block of pixels, as the file has them. */
  private double mean(
      ImageShape image,
      Numbers features,
      int first,
      int channel,
      int blockRow,
      int blockColumn,
      int block) {
    double sum = 0;
    int count = 0;
    for (int y = blockRow * block; y < Math.min(image.height(), (blockRow + 1) * block); y++) {
      for (int x = blockColumn * block;
          x < Math.min(image.width(), (blockColumn + 1) * block);
          x++) {
        int feature = (channel * image.height() + y) * image.width() + x;
        double value = features.get(first + feature);
        sum += data.preprocessing().map(p -> p.undo(feature, value)).orElse(value);
        count++;
      }
    }
    return sum / count;
  }

  private Mistakes mistakes(ParameterVector theta, Examples examples, DataSet set) {
    int outputs = network.outputs();
    int most = Math.min(examples.count(), MOST_LOOKED_AT);
    int looked = 0;
    long end = System.nanoTime() + MOST_NANOS;
    Confusion confusion = new Confusion(isParity() ? 2 : set.classes());
    // The mildest of the worst first.
    PriorityQueue<Found> worst = new PriorityQueue<>(Comparator.comparingDouble(Found::badness));
    try (NativeMemory memory = new NativeMemory(examples.features().precision())) {
      Matrix f = memory.allocate(outputs, Math.min(AT_A_TIME, most));
      double[] values = new double[outputs];
      double[] targets = new double[outputs];
      while (looked < most && (looked == 0 || System.nanoTime() - end < 0)) {
        cancellation.check();
        int first = looked;
        int n = Math.min(AT_A_TIME, most - first);
        looked += n;
        network.evaluate(theta, examples.features().columns(first, n), f.columns(0, n));
        for (int i = 0; i < n; i++) {
          for (int c = 0; c < outputs; c++) {
            values[c] = f.get(i * outputs + c);
            targets[c] = examples.targets().get((first + i) * outputs + c);
          }
          Found found = new Found(first + i, answer(values), values[0], loss.of(values, targets));
          if (set.hasClasses()) {
            confusion.count(truth(set, first + i), found.answer());
          }
          worst.add(found);
          if (worst.size() > WORST) {
            worst.remove();
          }
        }
      }
    }
    List<Miss> misses =
        worst.stream()
            .sorted(Comparator.comparingDouble(Found::badness).reversed())
            .map(found ->
                new Miss(
                    sample(set, found.index()),
                    set.hasClasses() ? found.answer() : -1,
                    found.output(),
                    found.loss()))
            .toList();
    return new Mistakes(looked, examples.count(), confusion, misses);
  }

  /** An example on the way to the worst. */
  private record Found(int index, int answer, double output, double loss) {
    /** What is no number is worst of all. */
    double badness() {
      return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }
  }

  private int truth(DataSet set, int example) {
    int label = set.labels()[example];
    return isParity() ? label % 2 : label;
  }

  /** The class that outputs name: the largest, or the sign of a single one. */
  private static int answer(double[] outputs) {
    if (outputs.length == 1) {
      return outputs[0] > 0 ? 1 : 0;
    }
    int largest = 0;
    for (int c = 1; c < outputs.length; c++) {
      if (outputs[c] > outputs[largest]) {
        largest = c;
      }
    }
    return largest;
  }
}
