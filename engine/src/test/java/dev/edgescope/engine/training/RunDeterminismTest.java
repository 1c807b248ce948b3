package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.data.NpyFiles;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Pooling;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Sampling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A trajectory is bitwise the same on one core and on all, and with every instrument read at every
 * step or none.
 */
class RunDeterminismTest {
  @TempDir private static Path folder;
  private static Path images;

  private static final int STEPS = 5;

  /** Two shards; a mini-batch of 260 of them makes two as well, one of 8 a single one. */
  private static final int SHARDED = 300;

  /** Few enough for the exact stability of the second moments. */
  private static final int FEW = 6;

  private static final ModelConfig PERCEPTRON =
      new ModelConfig.Perceptron(List.of(6, 5), Activation.TANH, 0.5);
  private static final ModelConfig CONVNET =
      new ModelConfig.Convolutional(List.of(2), Pooling.AVERAGE, Activation.TANH, 1);
  private static final ModelConfig RESNET = new ModelConfig.Residual(1, 1, Activation.RELU, 1);

  private static final OptimizerConfig SGD = new OptimizerConfig(0.02, 0, BatchSize.full());

  private static final OptimizerConfig ADAM =
      SGD.withRule(new UpdateRule.Adam(0.9, 0.999, 1e-8, false));

  /** Everything that there is to measure. */
  private static final ProbeConfig ALL =
      new ProbeConfig(2, ProbeConfig.Spacing.every(1), Quantity.ofRuns());

  /** All but the exact stability, which is for smaller problems. */
  private static final ProbeConfig ALL_OF_MANY = without(ALL);

  /** Every kind of step. */
  private static Stream<OptimizerConfig> optimizers() {
    return Stream.of(
        SGD,
        SGD.withMomentum(Momentum.heavyBall(0.9)),
        SGD.withMomentum(Momentum.nesterov(0.9)),
        ADAM,
        ADAM.withRule(new UpdateRule.Adam(0.9, 0.999, 1e-8, true)).withWeightDecay(0.1),
        ADAM.withRule(new UpdateRule.RmsProp(0.99, 1e-8, false, false)),
        ADAM.withRule(new UpdateRule.RmsProp(0.99, 1e-8, false, true)),
        SGD.withClipNorm(0.1),
        SGD.withWeightDecay(0.01),
        SGD.withSampling(Sampling.RESHUFFLED),
        SGD.withRateRule(new RateRule.Cosine(4, 0.1)),
        SGD.withRateRule(new RateRule.Cdat(1, 0.5)),
        SGD.withSteering(new Steering(Steering.Control.LEARNING_RATE, 0.3, 2)),
        SGD.withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.3, 2)),
        SGD.withSubspace(new UpdateSubspace(UpdateSubspace.Kind.DOMINANT, 2, 2)),
        SGD.withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 2, 2)));
  }

  private static ProbeConfig without(ProbeConfig all) {
    EnumSet<Quantity> quantities = EnumSet.copyOf(all.quantities());
    quantities.removeAll(Set.of(Quantity.EXACT_NOISE_KERNEL, Quantity.SECOND_MOMENT_RADIUS));
    return with(all, quantities);
  }

  private static ProbeConfig measurable(OptimizerConfig optimizer) {
    if (optimizer.rule().isAdaptive()) {
      EnumSet<Quantity> quantities = EnumSet.copyOf(ALL_OF_MANY.quantities());
      quantities.remove(Quantity.CONSERVATISM);
      return with(ALL, quantities);
    }
    return optimizer.momentum().isNesterov() ? ALL_OF_MANY : ALL;
  }

  private static ProbeConfig with(ProbeConfig all, Set<Quantity> quantities) {
    return new ProbeConfig(all.topEigenvalues(), all.spacing(), quantities);
  }

  /** Small images, so that the time goes into the steps; those left over are for testing. */
  @BeforeAll
  static void writeImages() throws IOException {
    Random random = new Random(2);
    int count = SHARDED + 20;
    images =
        NpyFiles.npz(
            folder.resolve("images.npz"),
            Map.of(
                "x",
                NpyFiles.npy(
                    "(" + count + ", 1, 6, 6)",
                    random.doubles(36L * count).map(value -> 255 * value).toArray()),
                "y",
                NpyFiles.npy(
                    "(" + count + ",)", random.ints(count, 0, 4).asDoubleStream().toArray())));
  }

  private static RunConfig config(
      ModelConfig model, Loss loss, OptimizerConfig optimizer, Precision precision, int examples) {
    return new RunConfig(
        DataConfig.InFile.npy(images, Optional.empty(), examples, Targets.ONE_HOT),
        model,
        loss,
        optimizer,
        ProbeConfig.OFF,
        precision,
        3,
        RunLength.endless());
  }

  static Stream<Arguments> measuredRuns() {
    List<Arguments> runs = new ArrayList<>();
    for (ModelConfig model : List.of(PERCEPTRON, CONVNET)) {
      for (BatchSize batchSize : List.of(BatchSize.full(), BatchSize.of(2))) {
        optimizers()
            .map(optimizer -> optimizer.withBatchSize(batchSize))
            .forEach(optimizer ->
                runs.add(
                    Arguments.of(
                        config(model, Loss.SQUARED_ERROR, optimizer, Precision.FLOAT, FEW),
                        measurable(optimizer))));
      }
    }
    for (Precision precision : Precision.values()) {
      for (int batchSize : new int[] {8, 260, SHARDED}) {
        OptimizerConfig optimizer =
            SGD.withMomentum(Momentum.heavyBall(0.5)).withBatchSize(BatchSize.of(batchSize));
        runs.add(
            Arguments.of(
                config(PERCEPTRON, Loss.CROSS_ENTROPY, optimizer, precision, SHARDED),
                ALL_OF_MANY));
      }
    }
    return runs.stream();
  }

  @ParameterizedTest
  @MethodSource("measuredRuns")
  void measuringEverythingAtEveryStepChangesNothing(RunConfig bare, ProbeConfig probes) {
    assertArrayEquals(
        trajectory(bare, run -> {}), trajectory(Configs.with(bare, probes), TrainingRun::measure));
  }

  static Stream<RunConfig> shardedRuns() {
    List<RunConfig> runs = new ArrayList<>();
    for (int batchSize : new int[] {8, 260, SHARDED}) {
      for (Precision precision : Precision.values()) {
        for (Loss loss : Loss.values()) {
          OptimizerConfig momentum =
              SGD.withMomentum(Momentum.heavyBall(0.9)).withBatchSize(BatchSize.of(batchSize));
          runs.add(config(PERCEPTRON, loss, momentum, precision, SHARDED));
          runs.add(config(CONVNET, loss, momentum, precision, SHARDED));
        }
      }
    }
    for (int batchSize : new int[] {260, SHARDED}) {
      optimizers()
          .map(optimizer -> optimizer.withBatchSize(BatchSize.of(batchSize)))
          .map(o -> config(PERCEPTRON, Loss.SQUARED_ERROR, o, Precision.FLOAT, SHARDED))
          .forEach(runs::add);
    }
    runs.add(config(RESNET, Loss.SQUARED_ERROR, SGD, Precision.FLOAT, SHARDED));
    return runs.stream();
  }

  @ParameterizedTest
  @MethodSource("shardedRuns")
  void oneCoreGoesTheWayOfAll(RunConfig config) {
    assertArrayEquals(
        trajectory(config, run -> {}), trajectory(config, run -> run.limitThreads(1)));
  }

  static Stream<RunConfig> readRuns() {
    return Stream.of(8, SHARDED)
        .map(BatchSize::of)
        .map(SGD::withBatchSize)
        .flatMap(optimizer ->
            Stream.of(PERCEPTRON, CONVNET)
                .map(m -> config(m, Loss.CROSS_ENTROPY, optimizer, Precision.FLOAT, SHARDED)));
  }

  @ParameterizedTest
  @MethodSource("readRuns")
  void oneCoreReadsWhatAllRead(RunConfig bare) {
    RunConfig config = Configs.with(bare, ALL_OF_MANY);
    assertEquals(readings(config, run -> {}), readings(config, run -> run.limitThreads(1)));
  }

  /** All but the time that the readings took. */
  private static List<String> readings(RunConfig config, Consumer<TrainingRun> first) {
    try (TrainingRun run = new TrainingRun(config)) {
      first.accept(run);
      List<String> readings = new ArrayList<>();
      for (int step = 0; step < 2; step++) {
        Measurement measured = run.measure();
        readings.add(
            List.of(
                    measured.train().loss(),
                    measured.test().loss(),
                    measured.gradientNorm(),
                    measured.curvature().hessian(),
                    measured.curvature().ntkTrace(),
                    measured.curvature().noiseKernel(),
                    measured.readings())
                .toString());
        run.advance();
      }
      return readings;
    }
  }

  /** Losses, learning times and all that later steps depend on. */
  private static double[] trajectory(RunConfig config, Consumer<TrainingRun> beforeStep) {
    try (TrainingRun run = new TrainingRun(config)) {
      List<double[]> parts = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        beforeStep.accept(run);
        double loss = run.advance();
        parts.add(new double[] {loss, run.learningTime(), run.batchSize()});
      }
      Checkpoint end = run.checkpoint();
      parts.add(end.parameters());
      parts.addAll(end.parts().values());
      return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
  }
}
