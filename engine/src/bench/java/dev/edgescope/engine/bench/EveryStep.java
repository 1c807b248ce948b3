package dev.edgescope.engine.bench;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.TrainingRun;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What measuring at every step costs: runs from the first preset, one that only trains and others
 * that measure, which take turns block by block of ten steps. Of each block the faster of two
 * rounds counts, and a figure is the sum of all blocks over that of training alone.
 */
public final class EveryStep {
  private static final int STEPS = 600;
  private static final int BLOCK = 10;
  private static final int ROUNDS = 2;

  private EveryStep() {}

  /** Prints the rows, as a table in Markdown. */
  public static void main(String[] args) {
    RunConfig config = Presets.load().first().config();
    Row one = new Row("lambda_1 and tr Theta at each of 600 steps", probes(1, 1, Set.of()), config);
    Row three =
        new Row("lambda_1..3 and tr Theta at each of 600 steps", probes(3, 1, Set.of()), config);
    Row standard = new Row("the preset's own readings, every 10 steps", preset(config, 10), config);
    Row alone = new Row("no measuring", ProbeConfig.OFF, config);
    System.out.println("| work | measured | residuals at most | converged |");
    System.out.println("| --- | --- | --- | --- |");
    compare(alone, one, three, standard);
    for (Row row : new Row[] {one, three, standard}) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.2f times the steps alone | %.2f %% | %d of %d |%n",
          row.name,
          row.sum() / alone.sum(),
          100 * row.largestResidual,
          row.converged,
          row.eigenvalues);
    }
    OptimizerConfig small =
        new OptimizerConfig(config.optimizer().learningRate(), 0, BatchSize.of(8));
    ProbeConfig each = probes(3, BLOCK, Set.of()).withCostly(ProbeConfig.Costly.EACH);
    Row kernel = new Row("K", each, config.withOptimizer(small));
    Row training = new Row("no measuring", ProbeConfig.OFF, config.withOptimizer(small));
    Row full = new Row("no measuring", ProbeConfig.OFF, config);
    compare(full, training, kernel);
    double step = full.sum() / STEPS;
    double first = (kernel.fastest[0] - training.fastest[0]) / step;
    double all = (kernel.sum() - training.sum()) / step;
    System.out.printf(
        Locale.ROOT,
        "| a reading with K, top 3, at B = 8, 10 steps later | %.1f full-batch steps | %.2f %% | %d"
            + " of %d |%n",
        (all - first) / (kernel.readings - 1),
        100 * kernel.largestResidual,
        kernel.converged,
        kernel.eigenvalues);
    System.out.printf(Locale.ROOT, "| the first of its run | %.0f full-batch steps | | |%n", first);
    System.out.println(WarmProducts.row(5));
    System.out.println(WarmProducts.row(1));
  }

  private static ProbeConfig probes(int top, int every, Set<Quantity> quantities) {
    return new ProbeConfig(top, ProbeConfig.Spacing.every(every), quantities);
  }

  private static ProbeConfig preset(RunConfig config, int every) {
    return probes(3, every, EnumSet.copyOf(config.probes().quantities()));
  }

  private static void compare(Row... rows) {
    for (int round = 0; round < ROUNDS; round++) {
      for (Row row : rows) {
        row.start();
      }
      for (int block = 0; block < STEPS / BLOCK; block++) {
        for (Row row : rows) {
          row.advance(block);
        }
      }
      for (Row row : rows) {
        row.end();
      }
    }
  }

  /** A run that is made again in each round, with the fastest time of each block. */
  private static final class Row {
    private final String name;
    private final RunConfig config;
    private final double[] fastest = new double[STEPS / BLOCK];
    private TrainingRun run;
    private double largestResidual;
    private int eigenvalues;
    private int converged;
    private int readings;

    Row(String name, ProbeConfig probes, RunConfig config) {
      this.name = name;
      this.config =
          new RunConfig(
              config.data(),
              config.model(),
              config.loss(),
              config.optimizer(),
              probes,
              config.precision(),
              config.seed(),
              RunLength.steps(STEPS));
      Arrays.fill(fastest, Double.POSITIVE_INFINITY);
      run = new TrainingRun(this.config);
    }

    void start() {
      if (run.step() > 0) {
        run = new TrainingRun(config);
      }
      largestResidual = 0;
      eigenvalues = 0;
      converged = 0;
      readings = 0;
    }

    void advance(int block) {
      long start = System.nanoTime();
      for (int i = 0; i < BLOCK; i++) {
        if (config.probes().every().isPresent()
            && run.step() % config.probes().every().getAsInt() == 0) {
          // As a run takes them by itself: not everything is in each.
          Measurement reading = run.readings().spaced().get();
          run.keep(reading);
          note(reading);
        }
        run.advance();
      }
      fastest[block] = Math.min(fastest[block], (System.nanoTime() - start) * 1e-9);
    }

    private void note(Measurement reading) {
      readings++;
      for (Eigenvalue found : reading.curvature().hessian().eigenvalues()) {
        largestResidual = Math.max(largestResidual, found.residual() / Math.abs(found.value()));
        eigenvalues++;
        converged += found.converged() ? 1 : 0;
      }
    }

    void end() {
      run.close();
    }

    double sum() {
      return Arrays.stream(fastest).sum();
    }
  }
}
